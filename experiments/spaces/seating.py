"""Where a booking could sit instead when one of its spaces is closed: equal spaces, a room of its hall beside its hall."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, permutations, product

from experiments.bookings.calendars import hours_of
from experiments.bookings.models import Booking, BookingItem, Resource
from experiments.bookings.opening_hours import Span

from .models import Space

MOST_TRIED = 40
Seats = list[Space]
To = list[tuple[Resource, int]]


def seats_for(booking: Booking, closed: Resource) -> Iterator[tuple[Seats, To]]:
    """What to try, the smallest first: the new spaces, and everything the booking would then have.

    Nothing where something closed has no record of a space, so that nobody knows what would equal it.
    """
    items = list(
        booking.items.select_related(
            "resource__rules", "resource__parent__parent__parent", "resource__space"
        ).order_by("pk")
    )
    shut = [each for each in items if touches(each.resource, closed)]
    if not all(hasattr(each.resource, "space") for each in shut):
        return
    stay = [(each.resource, each.count) for each in items if each not in shut]
    others = [closed, *(resource for resource, _count in stay)]
    choices = [_choices(each, booking.span, others) for each in shut]
    for seats in islice(product(*choices), MOST_TRIED):
        if _stand_alike(shut, seats):
            taken = [
                (seat.resource, item.count)
                for seat, item in zip(seats, shut, strict=True)
            ]
            yield list(seats), [*taken, *stay]


def touches(one: Resource, other: Resource) -> bool:
    """The same, or one stands in the other."""
    return one == other or one.pk in other.around or other.pk in one.around


def _choices(item: BookingItem, span: Span, others: list[Resource]) -> list[Space]:
    """Apart from what is closed, and from what the booking has already."""
    return [
        each
        for each in equal_spaces(item.resource.space, span, item.count)
        if not any(touches(each.resource, other) for other in others)
    ]


def equal_spaces(space: Space, span: Span, count: int = 1) -> list[Space]:
    """Of the same kind, with everything it offers, for as many people, open then; the smallest first. Others may be there."""
    resource = space.resource
    fitting = (
        Resource.objects.bookable()
        .filter(kind=resource.kind, quantity__gte=count)
        .offering(resource.access)
        .exclude(pk=resource.pk)
    )
    found = list(
        Space.objects.with_resource()
        .filter(resource__in=fitting.values("pk"), people__gte=space.people)
        .order_by("people", "resource__slug")
    )
    hours = hours_of([each.resource for each in found])
    return [each for each in found if hours[each.resource_id].holds(span)]


def _stand_alike(shut: list[BookingItem], seats: tuple[Space, ...]) -> bool:
    """Different spaces, and what stood in another of them does so again."""
    pairs = [
        (item.resource, seat.resource) for item, seat in zip(shut, seats, strict=True)
    ]
    return all(
        new != beside and (other.pk in old.around) == (beside.pk in new.around)
        for (old, new), (other, beside) in permutations(pairs, 2)
    )
