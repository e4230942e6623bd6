"""Which lent spaces would do, which of them are free, and what the public may know of it.

When something is free is worked out by the engine of all bookings (:mod:`experiments.bookings.availability`). Here is only
what parking adds: sizes, reports of an occupied space, and the pieces of town behind which a single space is hidden.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, Value
from django.utils import timezone

from experiments.bookings.availability import claimed_span, taken_on
from experiments.bookings.availability import free_spans as spans_between
from experiments.bookings.calendars import hours_of
from experiments.bookings.enums import Feature
from experiments.bookings.opening_hours import Span, without
from innovation_park.lib.distances import box_around, metres_between

from .blocks import HIDDEN_AMONG, LEVELS, Block
from .models import ParkingSpace
from .wishes import Needs, ParkingWish

LOOKING_AHEAD = timedelta(days=1)
AROUND_METRES = 1_500
MOST_SPACES = 600  # looked at for one search, the nearest areas first


@dataclass(frozen=True)
class Area:
    """A block, or a larger piece, with the spaces in it that would do, the nearest first; ``free_from`` is for everybody.

    ``owners`` are all who lend there, whatever is asked for.
    """

    block: Block
    metres: int
    spaces: tuple[ParkingSpace, ...]
    free_from: (
        datetime | None
    )  # the first moment from the wished one on, for the whole length
    is_free: bool  # at the wished moment itself
    owners: frozenset[int] = frozenset()

    @property
    def is_alone(self) -> bool:
        """Too few lend in this piece of town to hide one another: told to nobody."""
        return len(self.owners) < HIDDEN_AMONG

    @property
    def is_hidden(self) -> bool:
        """Too few to hide one among them: told to participants only."""
        return not _can_hide(self.spaces)

    @property
    def features(self) -> list[Feature]:
        """What enough of its owners offer to hide one another."""
        return [
            each
            for each in Feature
            if _can_hide([one for one in self.spaces if one.resource.features & each])
        ]


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
    return spaces.select_related("resource__rules", "card")


def around(spaces, point: tuple[float, float], metres: float) -> list[ParkingSpace]:
    """The nearest first. One query."""
    (south, west), (north, east) = box_around(point, metres)
    boxed = spaces.filter(latitude__range=(south, north), longitude__range=(west, east))
    near = [
        (metres_between(point, each.point), each.pk, each)
        for each in boxed.order_by("pk")
    ]
    return [each for far, _pk, each in sorted(near) if far <= metres]


def areas_for(wish: ParkingWish) -> list[Area]:
    """By distance. At most six queries, however many spaces there are.

    An area is made of all its spaces, whether or not they lie in the circle that is searched: by moving the circle a little
    one does not move a single space in or out.
    """
    pieces = set(Block.around(wish.point, AROUND_METRES, LEVELS[-1]))
    reach = AROUND_METRES + 2 * Block.at(*wish.point, LEVELS[-1]).metres
    lent = around(_with_fits(wish.needs), wish.point, reach)
    grouped = _grouped(
        each
        for each in lent
        if each.fits and Block.at(*each.point, LEVELS[-1]) in pieces
    )
    near = _nearest(grouped, wish.point)
    ahead = Span(wish.span.start, wish.span.end + LOOKING_AHEAD)
    free = free_spans([each for _block, inside in near for each in inside], ahead)
    owners = _owners_of(lent)
    areas = [_area(block, inside, wish, free, owners[block]) for block, inside in near]
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
    return _free_of(around(others, space.point, metres)[:MOST_SPACES], span)


def _free_of(spaces: Iterable[ParkingSpace], span: Span) -> list[ParkingSpace]:
    free = free_spans(spaces, span)
    return [each for each in spaces if any(span.within(part) for part in free[each.pk])]


def free_spans(spaces: Iterable[ParkingSpace], ahead: Span) -> dict[int, list[Span]]:
    """By space: when the engine has it free, and nobody has reported it occupied. A handful of queries."""
    spaces = list(spaces)
    resources = [each.resource for each in spaces]
    hours = hours_of(resources, ahead)
    wanted = [(each, 1) for each in resources]
    claims = defaultdict(list)
    for each in taken_on([each.pk for each in resources], claimed_span(wanted, ahead)):
        claims[each.lanes.resource].append(each)
    return {
        each.pk: without_reported(
            each,
            spans_between([(each.resource, 1)], claims[each.resource_id], hours, ahead),
        )
        for each in spaces
    }


def without_reported(space: ParkingSpace, free: list[Span]) -> list[Span]:
    """A report of an occupied space holds until the end of the stay that found it."""
    now, until = timezone.now(), space.occupied_until
    if until is None or until <= now:
        return free
    return without(free, [Span(now, until)])


def _grouped(spaces: Iterable[ParkingSpace]) -> dict[Block, list[ParkingSpace]]:
    """Each space in the smallest piece of town in which it is one of several owners'."""
    shown: dict[Block, list[ParkingSpace]] = {}
    left = list(spaces)
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


def _nearest(grouped, point: tuple[float, float]) -> list[tuple[Block, list]]:
    """Whole areas within reach, the nearest first, as many as one search looks at."""
    near = sorted(
        (far, block)
        for block in grouped
        if (far := block.metres_from(point)) <= AROUND_METRES
    )
    taken, count = [], 0
    for _far, block in near:
        count += len(grouped[block])
        if taken and count > MOST_SPACES:
            break
        taken.append((block, grouped[block]))
    return taken


def _can_hide(spaces) -> bool:
    return len({each.owner_id for each in spaces}) >= HIDDEN_AMONG


def _with_fits(needs: Needs):
    """All that is lent; each says whether it would do."""
    fitting = meeting(needs).filter(pk=OuterRef("pk"))
    fits = Exists(fitting) if needs.narrows else Value(True)
    return meeting(Needs()).annotate(fits=fits)


def _owners_of(spaces: Iterable[ParkingSpace]) -> dict[Block, set[int]]:
    """Who lends anything in each piece of town."""
    owners = defaultdict(set)
    for each in spaces:
        for level in LEVELS:
            owners[Block.at(*each.point, level)].add(each.owner_id)
    return owners


def _area(block: Block, spaces, wish: ParkingWish, free, owners: set[int]) -> Area:
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
        owners=frozenset(owners),
    )


def _first_start(span: Span, wished: datetime, step: timedelta) -> datetime:
    """The first step of the clock within, counted from the wished moment."""
    steps = -((wished - max(span.start, wished)) // step)
    return wished + steps * step
