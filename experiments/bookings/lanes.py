"""Which units of which resource a booking takes: one rule for halls with rooms and for boxes of equal things.

Every resource is a road of lanes, and two claims collide when they meet in a lane at a time. A thing there is
once takes its whole road. Of ``quantity`` equal things each has the lane of its number. Whoever takes a room takes
in every house around it the lane with the room's own number: two rooms of a hall do not meet, but the hall as a
whole meets each of them, also a room that is built tomorrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ALL_LANES = (0, 2**62)


class NotEnough(ValueError):
    """Fewer of the equal things are free than were wanted; ``free`` says how many."""

    def __init__(self, resource, free: int):
        super().__init__(resource, free)
        self.resource = resource
        self.free = free


@dataclass(frozen=True)
class Lanes:
    """Half-open: lanes ``first`` to ``end - 1`` of a resource."""

    resource: int
    first: int
    end: int

    def meet(self, other: Lanes) -> bool:
        return (
            self.resource == other.resource
            and self.first < other.end
            and other.first < self.end
        )


def road(resource: int) -> Lanes:
    return Lanes(resource, *ALL_LANES)


def lane(resource: int, number: int) -> Lanes:
    return Lanes(resource, number, number + 1)


def lanes_of(
    wanted: Iterable[tuple[object, int]], taken: Iterable[Lanes] = ()
) -> list[Lanes]:
    """What to claim for ``wanted`` (resource, how many); in the order of resources, so that nobody waits crosswise.

    A resource has ``pk``, ``quantity`` and ``around``, the ids of what it stands in. ``taken`` are the lanes others
    hold at that time; it is asked only to choose among equal things. Raises :class:`NotEnough`.
    """
    wanted = list(wanted)
    whole = {resource.pk for resource, _count in wanted if resource.quantity == 1}
    claimed = set()
    for resource, count in wanted:
        if resource.quantity == 1:
            claimed.add(road(resource.pk))
        else:
            claimed.update(_free_ones(resource, count, taken))
        claimed.update(
            lane(around, resource.pk)
            for around in resource.around
            if around not in whole
        )
    return sorted(claimed, key=lambda each: (each.resource, each.first))


def _free_ones(resource, count: int, taken: Iterable[Lanes]) -> Sequence[Lanes]:
    busy = {
        number
        for each in taken
        if each.resource == resource.pk
        for number in range(each.first, min(each.end, resource.quantity))
    }
    free = [number for number in range(resource.quantity) if number not in busy]
    if len(free) < count:
        raise NotEnough(resource, len(free))
    return [lane(resource.pk, number) for number in free[:count]]
