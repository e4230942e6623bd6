"""What a booking claims: pure, without a database."""

from dataclasses import dataclass, field

import pytest

from experiments.bookings.lanes import ALL_LANES, Lanes, NotEnough, lane, lanes_of, road


@dataclass(frozen=True)
class Thing:
    pk: int
    quantity: int = 1
    around: list = field(default_factory=list, hash=False)


HALL = Thing(1)
ROOM, OTHER = Thing(2, around=[1]), Thing(3, around=[1])
ALCOVE = Thing(4, around=[2, 1])
TOOLS = Thing(9, quantity=3)


def meet(one, other) -> bool:
    return any(a.meet(b) for a in lanes_of(one) for b in lanes_of(other))


def test_a_thing_takes_its_whole_road_and_a_lane_in_every_house_around_it():
    assert lanes_of([(ALCOVE, 1)]) == [lane(1, 4), lane(2, 4), road(4)]
    assert road(4) == Lanes(4, *ALL_LANES)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (HALL, HALL, True),
        (HALL, ROOM, True),
        (HALL, ALCOVE, True),
        (ROOM, ALCOVE, True),
        (ROOM, OTHER, False),
        (OTHER, ALCOVE, False),
        (ROOM, ROOM, True),
    ],
)
def test_who_meets_whom(one, other, expected):
    assert meet([(one, 1)], [(other, 1)]) is expected
    assert meet([(other, 1)], [(one, 1)]) is expected


def test_hall_with_its_room_takes_both_roads_once():
    assert lanes_of([(ROOM, 1), (HALL, 1)]) == [road(1), road(2)]
    assert lanes_of([(ALCOVE, 1), (HALL, 1)]) == [road(1), lane(2, 4), road(4)]


def test_of_equal_things_the_free_ones_are_taken_lowest_first():
    assert lanes_of([(TOOLS, 2)]) == [lane(9, 0), lane(9, 1)]
    assert lanes_of([(TOOLS, 2)], [lane(9, 1), lane(8, 0)]) == [lane(9, 0), lane(9, 2)]


@pytest.mark.parametrize(
    ("taken", "free"),
    [([], 3), ([lane(9, 0)], 2), ([road(9)], 0), ([lane(9, 7)], 3)],
)
def test_more_than_are_free_is_not_enough(taken, free):
    if free:
        assert len(lanes_of([(TOOLS, free)], taken)) == free
    with pytest.raises(NotEnough) as refusal:
        lanes_of([(TOOLS, free + 1)], taken)
    assert (refusal.value.resource, refusal.value.free) == (TOOLS, free)


def test_claims_come_in_the_same_order_whatever_was_said_first():
    wanted = [(TOOLS, 1), (OTHER, 1), (ROOM, 1)]
    assert lanes_of(wanted) == lanes_of(wanted[::-1])
    assert [each.resource for each in lanes_of(wanted)] == [1, 1, 2, 3, 9]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (Lanes(1, 0, 2), Lanes(1, 2, 3), False),
        (Lanes(1, 0, 2), Lanes(1, 1, 3), True),
        (Lanes(1, 0, 2), Lanes(2, 0, 2), False),
        (Lanes(1, 0, 9), Lanes(1, 3, 4), True),
    ],
)
def test_lanes_are_half_open(a, b, expected):
    assert a.meet(b) is b.meet(a) is expected
