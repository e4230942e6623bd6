"""What the search finds can be held, what it leaves out cannot; the nearest first, with few queries."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from experiments.bookings.actions import confirm_booking
from experiments.bookings.actions.rules import require_rules
from experiments.bookings.availability import (
    claimed_span,
    lanes_free_for,
    resources_of,
    roads_of,
    taken_on,
)
from experiments.bookings.enums import Feature, Kind
from experiments.bookings.models import Holiday, HoursException, Resource, WeeklyHours
from experiments.bookings.opening_hours import Span
from experiments.bookings.search import find_free, free_from
from experiments.bookings.wishes import Wish
from experiments.permissions import Refused
from tests.factories.bookings import (
    BookingRulesFactory,
    ResourceFactory,
    booked,
    held,
    on_the_hour,
    span,
)
from tests.factories.observations import words

pytestmark = pytest.mark.django_db

HERE = (37.5665, 126.9780)


def found(when=None, kind=Kind.ROOM, **more):
    return [
        each.resource
        for each in find_free(kind=kind, span=when or span(10, 12), **more)
    ]


def could_be_held(resource, when, count=1) -> bool:
    """The long way round: what the engine itself asks before it writes."""
    wish = Wish(((resource.pk, count),), when)
    wanted = resources_of(wish)
    try:
        require_rules(wanted, wish)
    except Refused:
        return False
    taken = taken_on(roads_of(wanted), claimed_span(wanted, when))
    return lanes_free_for(wanted, taken, timezone.now()) is not None


def place(north=0.0, east=0.0, **more):
    return ResourceFactory(
        kind=Kind.PARKING, latitude=HERE[0] + north, longitude=HERE[1] + east, **more
    )


def test_nearest_comes_first_and_says_how_far():
    far, near, pointless = place(north=0.01), place(east=0.001), ResourceFactory()
    Resource.objects.filter(pk=pointless.pk).update(kind=Kind.PARKING)
    all_found = find_free(kind=Kind.PARKING, span=span(10, 12), near=HERE)
    assert [each.resource for each in all_found] == [near, far, pointless]
    assert [each.metres and round(each.metres) for each in all_found] == [
        88,
        1112,
        None,
    ]


def test_reach_is_a_circle():
    inside, corner = place(north=0.0008), place(north=0.0008, east=0.001)
    reach = {"kind": Kind.PARKING, "near": HERE}
    assert found(within_metres=100, **reach) == [inside]
    assert found(within_metres=130, **reach) == [inside, corner]


def test_features_and_districts_are_hard_filters():
    quiet = ResourceFactory(features=Feature.QUIET | Feature.LIFT)
    ResourceFactory(features=Feature.LIFT)
    assert found(features=[Feature.QUIET]) == [quiet]
    assert found(features=[Feature.QUIET, Feature.WIDE]) == []
    assert found(district=0) == []


def test_taken_time_is_not_found_and_what_lapsed_is(resident, time_machine):
    room = ResourceFactory()
    held(resident, room, span(10, 12))
    assert (found(span(11, 13)), found(span(12, 14))) == ([], [room])
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    assert found(span(11, 13)) == [room]


def test_hall_is_not_free_while_a_room_of_it_is_taken(resident):
    hall = ResourceFactory()
    first, second = ResourceFactory(parent=hall), ResourceFactory(parent=hall)
    alcove = ResourceFactory(parent=first)
    booked(resident, first)
    assert found() == [second]
    booked(resident, hall, span(14, 16))
    assert found(span(14, 15)) == []
    booked(resident, alcove, span(17, 18))
    assert found(span(17, 18)) == [second]


def test_so_many_of_equal_things_are_left(resident):
    things = ResourceFactory(quantity=5, kind=Kind.EQUIPMENT)
    booked(resident, things, span(9, 11), count=2)
    booked(resident, things, span(11, 13), count=1)
    assert found(kind=Kind.EQUIPMENT, count=3) == [things]
    assert found(kind=Kind.EQUIPMENT, count=4) == []
    assert found(span(11, 13), Kind.EQUIPMENT, count=4) == [things]


def test_more_are_asked_when_the_nearest_are_taken(resident, django_assert_num_queries):
    rooms = [ResourceFactory() for _ in range(13)]
    for room in rooms[:11]:
        booked(resident, room)
    with django_assert_num_queries(6):
        assert found(limit=1) == [rooms[11]]
    with django_assert_num_queries(3):
        assert found(limit=3) == rooms[11:]


def test_absurd_times_find_nothing(django_assert_num_queries):
    ResourceFactory()
    start = on_the_hour(10)
    with django_assert_num_queries(0):
        assert found(Span(start, start)) == []
        assert found(Span(start, start - timedelta(hours=1))) == []
        assert found(Span(start, start + timedelta(days=365_000))) == []


ZONES = ["Asia/Seoul", "Europe/Berlin", "America/New_York"]


def a_park_of_all_sorts(chance, people):
    """Cards, zones, hours, exceptions, halls and equal things by lot; then bookings where they go."""
    cards = [
        BookingRulesFactory(step_minutes=60, max_minutes=3 * 1440, horizon_days=4),
        BookingRulesFactory(buffer_after_minutes=30, min_minutes=60, max_minutes=1440),
        BookingRulesFactory(buffer_before_minutes=60, keeps_holidays=True),
        BookingRulesFactory(lead_minutes=26 * 60, keeps_holidays=True, step_minutes=15),
    ]
    rooms = []
    for _number in range(16):
        parent = chance.choice([None, *rooms[-6:]])
        if parent and (parent.quantity > 1 or len(parent.around) > 1):
            parent = None
        rooms.append(
            ResourceFactory(
                rules=chance.choice(cards),
                zone=chance.choice(ZONES),
                is_always_open=chance.random() < 0.3,
                is_bookable=chance.random() < 0.9,
                parent=parent,
                quantity=1 if parent else chance.choice([1, 1, 3]),
            )
        )
    opens_at_all_hours(chance, rooms)
    for room in rooms:
        for when in times(chance, 4):
            if could_be_held(room, when):
                booking = held(chance.choice(people), room, when)
                if chance.random() < 0.7:
                    confirm_booking(booking=booking, by=booking.person)


def opens_at_all_hours(chance, rooms):
    first = on_the_hour().date()
    Holiday.objects.create(day=first + timedelta(days=2), name=words("Feast"))
    for room in rooms:
        for weekday in range(7):
            for opens, closes in chance.choice(HOURS):
                WeeklyHours.objects.create(
                    resource=room, weekday=weekday, opens=opens, closes=closes
                )
        for day in chance.sample(range(-1, 6), 2):
            for opens, closes in chance.choice([[(None, None)], *HOURS]):
                HoursException.objects.create(
                    resource=room,
                    day=first + timedelta(days=day),
                    opens=opens,
                    closes=closes,
                )


HOURS = [
    [],
    [(0, 1440)],
    [(8 * 60, 18 * 60)],
    [(6 * 60, 12 * 60), (12 * 60, 20 * 60)],
    [(0, 6 * 60), (9 * 60, 15 * 60), (14 * 60, 1440)],
]


def times(chance, count):
    for _ in range(count):
        start = on_the_hour(chance.randrange(0, 200) / 2, days=0)
        hours = chance.choice([0.25, 0.5, 1, 1, 2, 2, 4, 6, 12, 24, 48])
        yield Span(start, start + timedelta(hours=hours))


def test_search_says_what_the_engine_would(resident, neighbour):
    chance = random.Random(1)  # noqa: S311
    a_park_of_all_sorts(chance, [resident, neighbour])
    some = 0
    for when in times(chance, 30):
        count = chance.choice([1, 1, 2])
        expected = [
            each
            for each in Resource.objects.order_by("pk")
            if could_be_held(each, when, count)
        ]
        assert found(when, count=count) == expected
        some += len(expected)
    assert some > 30


def test_free_from_now_or_from_the_end_of_what_is_there(
    resident, time_machine, django_assert_num_queries
):
    time_machine.move_to(on_the_hour(10), tick=False)
    free, taken, shut = ResourceFactory(), ResourceFactory(), ResourceFactory()
    evening = ResourceFactory(is_always_open=False, rules__buffer_after_minutes=30)
    Resource.objects.filter(pk=shut.pk).update(is_always_open=False)
    for weekday in range(7):
        WeeklyHours.objects.create(
            resource=evening, weekday=weekday, opens=18 * 60, closes=22 * 60
        )
    booked(resident, taken, span(10, 12, days=0))
    booked(resident, taken, span(12, 13, days=0))
    booked(resident, evening, span(18.5, 20, days=0))
    rooms = Resource.objects.with_rules()
    with django_assert_num_queries(3):
        moments = free_from(rooms, timezone.now())
    assert moments == {
        free.pk: timezone.now(),
        taken.pk: span(13, 14, days=0).start,
        shut.pk: None,
        evening.pk: span(20.5, 21, days=0).start,
    }
