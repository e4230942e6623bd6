"""What a booking costs: said by the apps that lend, bespoken while it is open, written into the books when it is over.

Nothing moves in the books before that, so giving points back needs no entry: they were only set aside.
"""

from __future__ import annotations

from collections import defaultdict

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from ..lenders import lender_of
from ..models import Booking, Resource
from ..opening_hours import Span
from ..permissions import NotEnoughPoints
from ..purses import purse
from ..workflow import SPENT

Wanted = list[tuple[Resource, int]]


def price_of(wanted: Wanted, span: Span, person, *, experiment: int | None = None):
    """In points; nothing for a running experiment. No query where no card has a price."""
    if experiment is not None or not _with_a_price(wanted):
        return 0
    of_lender = defaultdict(list)
    for resource, count in wanted:
        of_lender[lender_of(resource.kind)].append((resource, count))
    return sum(
        lender.price(theirs, span, person) for lender, theirs in of_lender.items()
    )


def _with_a_price(wanted: Wanted) -> list[Resource]:
    return [each for each, _count in wanted if each.rules.points_per_hour]


def points_set_aside(person, besides: Booking | None = None) -> int:
    """Of bookings to come, and of those that are over and not in the books yet."""
    mine = Booking.objects.spending().filter(person=person)
    if besides is not None:
        mine = mine.exclude(pk=besides.pk)
    return mine.aggregate(sum=Sum("points"))["sum"] or 0


def points_to_spend(person, wanted: Wanted, besides: Booking | None = None) -> int:
    """What is not set aside, with what the cards let one spend before it is earned: the least of them."""
    books, priced = purse(), _with_a_price(wanted)
    if books is None or not priced:
        return 0
    free = books.balance(person) - points_set_aside(person, besides)
    return max(0, free + min(each.rules.points_ahead for each in priced))


def require_points(
    person, points: int, wanted: Wanted, besides: Booking | None = None
) -> None:
    """Locks the person, so that two windows cannot each spend the same points. To be called before roads are locked."""
    if not points or purse() is None:
        return
    _lock(person.pk)
    left = points_to_spend(person, wanted, besides)
    if points > left:
        raise NotEnoughPoints(points, left)


def settle_points() -> int:
    """What the clock does: what is over goes into the books, each once. Gives how many."""
    if purse() is None:
        return 0
    over = Booking.objects.spending().filter(status__in=SPENT).order_by("pk")
    return sum(_settle(*each) for each in list(over.values_list("pk", "person")))


@transaction.atomic
def _settle(pk: int, person: int) -> bool:
    """Points go from set aside to spent in one step for whoever counts them, for that one holds the person too."""
    _lock(person)
    mine = Booking.objects.spending().select_for_update(of=("self",))
    booking = mine.filter(pk=pk).first()
    if booking is None:  # another clock was here
        return False
    purse().charge(booking)
    booking.charged_at = timezone.now()
    booking.save(update_fields=["charged_at"])
    return True


def _lock(person: int) -> None:
    get_user_model().objects.select_for_update(no_key=True).get(pk=person)
