"""Staff or a scale say what it was; it goes into the books of grams and of rewards in one transaction."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from experiments.batteries.custody.actions.receiving import receive
from experiments.batteries.models import BatteryScheme, Scale
from experiments.batteries.permissions import takes_part

from ..counting import days_of, pieces_for
from ..emails import letter_decided, letter_earned
from ..enums import Entry, Refusal, State
from ..limits import LIES_AT_MOST, weight_limit
from ..models import DropOff, Reward, Stock
from ..permissions import (
    AlreadyDecided,
    NotAWeight,
    OverLimit,
    require_staff,
)
from .ledger import lock_account, promise
from .stating import require_amount

AT_A_TIME = 200


@transaction.atomic
def confirm_drop_off(
    *,
    drop_off: DropOff,
    grams: int,
    cells: int | None = None,
    chemistry: str = "",
    by=None,
    scale: Scale | None = None,
    now=None,
) -> DropOff:
    """``cells`` left out: as stated. The same figures again change nothing and give the same drop-off."""
    if scale is None:
        require_staff(by)
    drop_off = lock_drop_off(drop_off)
    cells = drop_off.cells if cells is None else cells
    chemistry = chemistry or drop_off.chemistry
    if _was_confirmed_so(drop_off, grams, cells, chemistry):
        return drop_off
    if not drop_off.is_open:
        raise AlreadyDecided
    _require_possible(drop_off, grams, cells, chemistry)
    drop_off.state, drop_off.chemistry = State.CONFIRMED, chemistry
    drop_off.confirmed_grams, drop_off.confirmed_cells = grams, cells
    drop_off.decided_at, drop_off.decided_by = now or timezone.now(), by
    drop_off.scale, drop_off.doubt = scale, {}
    pieces, stock = _earn(drop_off)
    drop_off.save()
    receive(
        point=drop_off.point,
        grams=grams,
        cells=cells,
        chemistry=chemistry,
        at=drop_off.at,
        key=receipt_key(drop_off),
        by=by,
    )
    letter_earned(drop_off, pieces, stock)
    return drop_off


def receipt_key(drop_off: DropOff) -> str:
    """Of its event of custody."""
    return f"drop-off:{drop_off.client_key}"


def lock_drop_off(drop_off: DropOff) -> DropOff:
    """The account first: the caps of a day are looked at by one at a time."""
    if drop_off.account_id:
        lock_account(drop_off.account)
    locked = DropOff.objects.select_for_update(of=("self",)).get(pk=drop_off.pk)
    locked.account, locked.card = drop_off.account, drop_off.card
    return locked


def _was_confirmed_so(drop_off, grams, cells, chemistry) -> bool:
    kept = drop_off.confirmed_grams, drop_off.confirmed_cells, drop_off.chemistry
    is_so = kept == (grams, cells, chemistry)
    return drop_off.state == State.CONFIRMED and is_so


def _require_possible(drop_off: DropOff, grams, cells, chemistry) -> None:
    if grams is None:
        raise NotAWeight
    require_amount(cells, grams)
    limit = weight_limit(
        chemistry=chemistry, item=drop_off.item, cells=cells, grams=grams
    )
    if limit:
        raise OverLimit(limit)


def _earn(drop_off: DropOff) -> tuple[int, Stock | None]:
    """What it adds to everything that counted before, by the card of its moment; nothing after withdrawing."""
    drop_off.counted_on = drop_off.day
    if drop_off.card is None:
        return 0, None
    if not takes_part(drop_off.person, BatteryScheme.objects.current()):
        return 0, None
    rule = drop_off.card.read
    amount = rule.amount_of(
        chemistry=drop_off.chemistry,
        item=drop_off.item,
        cells=drop_off.confirmed_cells,
        grams=drop_off.confirmed_grams,
    )
    others = days_of(drop_off.account, drop_off.card, without=drop_off)
    drop_off.counted_cells, drop_off.counted_grams = amount.cells, amount.grams
    pieces = pieces_for(drop_off, amount, others)
    stock = stock_for(drop_off.card.district_id, rule.gives[0])
    promise(
        key=f"earned:{drop_off.code}",
        kind=Entry.EARNED,
        stock=stock,
        account=drop_off.account,
        pieces=pieces,
        drop_off=drop_off,
        at=drop_off.decided_at,
    )
    return pieces, stock


def stock_for(district_id: int, reward: str) -> Stock:
    return Stock.objects.get_or_create(
        district_id=district_id, reward=Reward.objects.get(key=reward)
    )[0]


@transaction.atomic
def refuse_drop_off(*, drop_off: DropOff, reason: Refusal, by) -> DropOff:
    """The person reads the sentence of the reason. A battery that was not safe is said to be so, and the box is looked at."""
    require_staff(by)
    drop_off = lock_drop_off(drop_off)
    if drop_off.refusal == reason and drop_off.decided_at:
        return drop_off
    if not drop_off.is_open:
        raise AlreadyDecided
    is_unsafe = reason == Refusal.UNSAFE
    drop_off.state = State.UNSAFE if is_unsafe else State.REFUSED
    drop_off.refusal = reason
    drop_off.decided_at, drop_off.decided_by = timezone.now(), by
    drop_off.save()
    letter_decided(drop_off)
    return drop_off


@transaction.atomic
def close_unsafe(*, drop_off: DropOff, by) -> DropOff:
    """Staff have been at the box and made it safe."""
    require_staff(by)
    drop_off = lock_drop_off(drop_off)
    if drop_off.state != State.UNSAFE:
        raise AlreadyDecided
    if drop_off.decided_at is None:
        drop_off.decided_at, drop_off.decided_by = timezone.now(), by
        drop_off.save(update_fields=["decided_at", "decided_by"])
    return drop_off


def expire_drop_offs(now=None) -> int:
    """What nobody weighed in time; told to its person. Gives how many."""
    now = now or timezone.now()
    old = DropOff.objects.filter(state=State.STATED, at__lt=now - LIES_AT_MOST)
    count = 0
    for drop_off in old.order_by("pk")[:AT_A_TIME]:
        count += _expire(drop_off, now)
    return count


@transaction.atomic
def _expire(drop_off: DropOff, now) -> bool:
    drop_off = lock_drop_off(drop_off)
    if not drop_off.is_open or drop_off.at > now - LIES_AT_MOST + timedelta(seconds=1):
        return False
    drop_off.state, drop_off.decided_at = State.EXPIRED, now
    drop_off.save(update_fields=["state", "decided_at"])
    letter_decided(drop_off)
    return True
