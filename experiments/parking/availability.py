"""Which lent spaces would do, which of them are free, and what the public may know of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from experiments.bookings.availability import taken_on
from experiments.bookings.calendars import hours_of
from experiments.bookings.opening_hours import Span, without
from innovation_park.lib.distances import box_around, metres_between

from .blocks import HIDDEN_AMONG, LEVELS, Block
from .models import ParkingSpace
from .wishes import Needs, ParkingWish

LOOKING_AHEAD = timedelta(days=1)
AROUND_METRES = 1_500
MOST_SPACES = 600  # looked at for one search, the nearest first


@dataclass(frozen=True)
class Area:
    """A block, or a larger piece, with the spaces in it that would do; only ``free_from`` is for everybody."""

    block: Block
    metres: int
    spaces: tuple[ParkingSpace, ...]
    free_from: (
        datetime | None
    )  # the first moment from the wished one on, for the whole length
    is_free: bool  # at the wished moment itself

    @property
    def is_hidden(self) -> bool:
        """Too few to hide one among them: told to participants only."""
        return not _can_hide(self.spaces)


def meeting(needs: Needs):
    """Lent spaces that would do, whoever is there; a hard filter."""
    spaces = ParkingSpace.objects.lent().filter(resource__is_bookable=True)
    spaces = spaces.offering(needs.features)
    if needs.length_cm:
        spaces = spaces.filter(length_cm__gte=needs.length_cm)
    if needs.width_cm:
        spaces = spaces.filter(width_cm__gte=needs.width_cm)
    if needs.height_cm:
        spaces = spaces.filter(Q(height_cm=None) | Q(height_cm__gte=needs.height_cm))
    return spaces.select_related("resource__rules")


def around(spaces, point: tuple[float, float], metres: float) -> list[ParkingSpace]:
    """The nearest first. One query."""
    (south, west), (north, east) = box_around(point, metres)
    boxed = spaces.filter(latitude__range=(south, north), longitude__range=(west, east))
    near = [
        (metres_between(point, each.point), each.pk, each)
        for each in boxed.order_by("pk")
    ]
    return [each for far, _pk, each in sorted(near) if far <= metres][:MOST_SPACES]


def areas_for(wish: ParkingWish) -> list[Area]:
    """By distance. At most six queries, however many spaces there are."""
    spaces = around(meeting(wish.needs), wish.point, AROUND_METRES)
    ahead = Span(wish.span.start, wish.span.end + LOOKING_AHEAD)
    free = free_spans(spaces, ahead)
    grouped = _grouped(spaces)
    areas = [_area(block, inside, wish, free) for block, inside in grouped.items()]
    return sorted(areas, key=lambda each: (each.metres, each.block))


def area_named(wish: ParkingWish, key: str) -> Area | None:
    return next((each for each in areas_for(wish) if each.block.key == key), None)


def free_in(area: Area, wish: ParkingWish) -> list[ParkingSpace]:
    """Of the area's, those free the whole time and not reported occupied, the nearest to the place first."""
    return _free_of(area.spaces, wish.span)


def free_near(
    space: ParkingSpace, needs: Needs, span: Span, metres: float
) -> list[ParkingSpace]:
    """Where somebody displaced from ``space`` could stand instead, the nearest first. Four queries."""
    others = meeting(needs).exclude(pk=space.pk)
    return _free_of(around(others, space.point, metres), span)


def _free_of(spaces: Iterable[ParkingSpace], span: Span) -> list[ParkingSpace]:
    free = free_spans(spaces, span)
    return [each for each in spaces if any(span.within(part) for part in free[each.pk])]


def free_spans(spaces: Iterable[ParkingSpace], ahead: Span) -> dict[int, list[Span]]:
    """By space: when it is open, nobody's, and not reported occupied. A handful of queries."""
    spaces = list(spaces)
    resources = [each.resource for each in spaces]
    hours = hours_of(resources)
    now = timezone.now()
    taken: dict[int, list[Span]] = defaultdict(list)
    for each in taken_on([each.pk for each in resources], ahead):
        if not each.has_lapsed(now):
            taken[each.lanes.resource].append(each.span)
    for space in spaces:
        if space.occupied_until and space.occupied_until > now:
            taken[space.resource_id].append(Span(now, space.occupied_until))
    return {
        each.pk: _left(hours[each.resource_id], ahead, taken[each.resource_id])
        for each in spaces
    }


def _left(hours, ahead: Span, taken: list[Span]) -> list[Span]:
    days = [moment.astimezone(hours.zone).date() for moment in (ahead.start, ahead.end)]
    closed = without([ahead], hours.spans(*days))
    return without([ahead], [*closed, *taken])


def _grouped(spaces: list[ParkingSpace]) -> dict[Block, list[ParkingSpace]]:
    """Each space in the smallest piece of town in which it is one of several owners'."""
    shown: dict[Block, list[ParkingSpace]] = {}
    left = spaces
    for level in LEVELS:
        pieces = defaultdict(list)
        for space in left:
            pieces[Block.at(*space.point, level)].append(space)
        left = []
        for block, inside in pieces.items():
            if _can_hide(inside) or level == LEVELS[-1]:
                shown[block] = inside
            else:
                left.extend(inside)
    return shown


def _can_hide(spaces) -> bool:
    return len({each.owner_id for each in spaces}) >= HIDDEN_AMONG


def _area(block: Block, spaces, wish: ParkingWish, free) -> Area:
    length = wish.span.end - wish.span.start
    step = timedelta(minutes=spaces[0].resource.rules.step_minutes)
    starts = [
        start
        for space in spaces
        for span in free[space.pk]
        if (start := _first_start(span, wish.span.start, step)) + length <= span.end
    ]
    first = min(starts, default=None)
    middle = (block.latitude, block.longitude)
    return Area(
        block=block,
        metres=round(metres_between(wish.point, middle), -2),
        spaces=tuple(spaces),
        free_from=first,
        is_free=first == wish.span.start,
    )


def _first_start(span: Span, wished: datetime, step: timedelta) -> datetime:
    """The first step of the clock within, counted from the wished moment."""
    steps = -((wished - max(span.start, wished)) // step)
    return wished + steps * step
