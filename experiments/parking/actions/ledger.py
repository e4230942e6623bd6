"""Points change hands. Everything here may be called again for the same deal and happens once."""

from __future__ import annotations

from collections import Counter

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from experiments.bookings.models import Booking
from experiments.bookings.permissions import NotInThisState, can_manage_bookings
from experiments.bookings.workflow import Status
from experiments.permissions import NotAllowed

from ..codes import AccountKind, Entry
from ..models import Account, Deal, Posting, Transaction


def post_shared_hours(*, deal: Deal) -> Transaction | None:
    """What the owner earns for the time that was booked, from the park; nothing once the owner has left."""
    minutes = used_minutes(deal)
    points = deal.card.earned_in(minutes)
    return _move(
        Entry.SHARED, deal, minutes, points, giver=None, taker=deal.space.owner
    )


def charge_use(*, deal: Deal) -> Transaction | None:
    """What the driver pays for the time that was booked, to the park."""
    minutes = used_minutes(deal)
    points = deal.card.price_of(minutes)
    return _move(
        Entry.USED, deal, minutes, points, giver=deal.booking.person, taker=None
    )


def charge_overstay(*, deal: Deal) -> Transaction | None:
    """The excess alone, by the card of the deal; whose space it was gets it."""
    minutes = deal.excess_minutes
    points = deal.card.price_of_excess(minutes)
    giver, taker = deal.booking.person, deal.space.owner
    return _move(Entry.OVERSTAY, deal, minutes, points, giver=giver, taker=taker)


@transaction.atomic
def refund(*, deal: Deal, by) -> Transaction | None:
    """What the driver paid for the deal comes back, from the park: the owner keeps what they earned.

    ``by`` manages bookings; ``None`` is the system.
    """
    if by is not None and not can_manage_bookings(by):
        raise NotAllowed
    if deal.booking.status == Status.ENDED:
        settle_deal(deal=deal)  # the clock may not have come by
    paid = Posting.objects.filter(
        transaction__deal=deal,
        transaction__kind__in=(Entry.USED, Entry.OVERSTAY),
        points__lt=0,
    ).select_related("account")
    if not paid:
        return None
    entries = [(each.account, -each.points) for each in paid]
    entries.append((account_of(None), -sum(points for _account, points in entries)))
    return _post(Entry.REFUND, deal, used_minutes(deal), entries)


def charge_booking(booking: Booking) -> Transaction | None:
    """What a room or a thing of the park has cost, to the park; for :mod:`experiments.bookings.purses`."""
    about = {
        "kind": Entry.SPACE,
        "booking": booking,
        "minutes": round(booking.span.minutes),
        "at": booking.ends_at,
    }
    giver, taker = account_of(booking.person), account_of(None)
    entries = [(giver, -booking.points), (taker, booking.points)]
    return _write(f"{Entry.SPACE}:{booking.pk}", about, entries)


@transaction.atomic
def settle_deal(*, deal: Deal) -> list[Transaction]:
    """All that a deal which is over moves."""
    made = [
        post(deal=deal) for post in (post_shared_hours, charge_use, charge_overstay)
    ]
    return [each for each in made if each]


def settle_deals() -> int:
    """What the clock does: every deal that is over and not settled. Gives how many.

    One that was ended on a page of all bookings waits until :func:`catch_up` has counted how long it took.
    """
    settled = Exists(Transaction.objects.filter(deal=OuterRef("pk")))
    somebody = Q(booking__person__isnull=False) | Q(space__owner__isnull=False)
    over = Deal.objects.whole().filter(somebody, ~settled, booking__status=Status.ENDED)
    over = over.exclude(left_at=None, booking__events__status=Status.IN_USE)
    count = 0
    for deal in over.select_related("booking__person").order_by("pk"):
        count += bool(settle_deal(deal=deal))
    return count


def used_minutes(deal: Deal) -> int:
    return round(deal.booking.span.minutes)


def balance_of(person) -> int:
    """Nought for whom no points have moved yet; no account is opened for the question."""
    account = Account.objects.with_balance().filter(person=person).first()
    return account.balance if account else 0


def account_of(person) -> Account:
    """Whoever has left the park has none any more: the park stands in for them."""
    if person is None:
        return Account.objects.get_or_create(kind=AccountKind.PARK)[0]
    found, _is_new = Account.objects.get_or_create(
        person=person, defaults={"kind": AccountKind.PERSON}
    )
    return found


def _move(kind, deal: Deal, minutes: int, points: int, *, giver, taker):
    entries = [(account_of(giver), -points), (account_of(taker), points)]
    return _post(kind, deal, minutes, entries)


def _post(kind: Entry, deal: Deal, minutes: int, entries: list) -> Transaction | None:
    if deal.booking.status != Status.ENDED:
        raise NotInThisState
    at = deal.left_at or deal.booking.ends_at
    about = {"kind": kind, "deal": deal, "minutes": minutes, "at": at}
    return _write(f"{kind}:{deal.pk}", about, entries)


@transaction.atomic
def _write(key: str, about: dict, entries: list) -> Transaction | None:
    """Nothing happens where nothing would move."""
    sums = Counter()
    for account, points in entries:
        sums[account] += points
    moving = {account: points for account, points in sums.items() if points}
    if not moving:
        return None
    posted, is_new = Transaction.objects.get_or_create(key=key, defaults=about)
    if is_new:
        Posting.objects.bulk_create(
            Posting(transaction=posted, account=account, points=points)
            for account, points in moving.items()
        )
        posted.is_sealed = True
        posted.save(update_fields=["is_sealed"])
    return posted
