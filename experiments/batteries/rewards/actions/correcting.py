"""A confirmed drop-off was wrong: counter-entries in both books, and what was wrong stays readable."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from experiments.batteries.custody.actions.correcting import correct
from experiments.batteries.custody.models import CustodyEvent

from ..counting import days_of, pieces_for
from ..emails import letter_decided
from ..enums import Entry, State
from ..models import DropOff
from ..permissions import NotConfirmed, ReasonNeeded, require_staff
from ..rules import Amount
from .confirming import lock_drop_off, receipt_key, stock_for
from .ledger import promise


@transaction.atomic
def take_back_drop_off(*, drop_off: DropOff, reason: str, by) -> DropOff:
    """What it added is taken back as far as it has not been handed out; nobody is asked to bring a reward back.

    Refused by custody where the box has been emptied since: what left it is corrected there.
    """
    require_staff(by)
    if not reason.strip():
        raise ReasonNeeded
    drop_off = lock_drop_off(drop_off)
    if drop_off.state == State.CORRECTED:
        return drop_off
    if drop_off.state != State.CONFIRMED:
        raise NotConfirmed
    drop_off.taken_back_at = timezone.now()
    _take_back_reward(drop_off, reason, by)
    event = CustodyEvent.objects.get(client_key=receipt_key(drop_off))
    correct(event=event, by=by, reason=reason)
    drop_off.state = State.CORRECTED
    drop_off.save(update_fields=["state", "taken_back_at"])
    letter_decided(drop_off)
    return drop_off


def _take_back_reward(drop_off: DropOff, reason: str, by) -> None:
    if drop_off.card is None:
        return
    others = days_of(drop_off.account, drop_off.card, without=drop_off)
    amount = Amount(drop_off.counted_cells, drop_off.counted_grams)
    added = pieces_for(drop_off, amount, others)
    stock = stock_for(drop_off.card.district_id, drop_off.card.read.gives[0])
    about = {
        "stock": stock,
        "account": drop_off.account,
        "drop_off": drop_off,
        "reason": reason[:200],
        "by": by,
        "at": drop_off.taken_back_at,
    }
    held = drop_off.account.balance_of(stock)
    code = drop_off.code
    promise(key=f"corrected:{code}", kind=Entry.CORRECTED, pieces=-added, **about)
    gone = max(added - held, 0)
    promise(key=f"waived:{code}", kind=Entry.WAIVED, pieces=gone, **about)
