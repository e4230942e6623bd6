"""The park manager's day, the use of the spaces, and the pages for it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from experiments.spaces.actions import close_space
from experiments.spaces.figures import day_of_all, use_of_all
from experiments.spaces.models import Round, Space
from tests.factories.accounts import sign_in
from tests.factories.bookings import booked, on_the_hour, span
from tests.factories.spaces import SpaceFactory, equipment

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, manager):
    return sign_in(client, manager)


def closed(space, manager, when=None):
    return close_space(
        space=space, span=when or span(9, 18), reason="New floor", by=manager
    )


def test_day_shows_bookings_closures_and_what_is_free(resident, manager):
    room = SpaceFactory()
    booked(resident, room.resource, span(10, 12), title="Chess")
    closed(room, manager, span(15, 16))
    (row,) = day_of_all(on_the_hour(10).date())
    assert [(each.bar.words, each.look) for each in row.blocks] == [
        ("10:00–12:00", "confirmed"),
        ("15:00–16:00", "closed"),
    ]
    assert [bar.words for bar in row.free] == [
        "00:00–10:00",
        "12:00–15:00",
        "16:00–24:00",
    ]


def test_day_asks_the_database_as_often_however_many_spaces(resident):
    def asked():
        with CaptureQueriesContext(connection) as counted:
            day_of_all(on_the_hour(10).date())
        return len(counted)

    booked(resident, SpaceFactory().resource)
    few = asked()
    for _number in range(4):
        booked(resident, SpaceFactory().resource)
    assert asked() == few <= 6


def test_use_is_hours_booked_of_hours_open(resident, time_machine):
    monday = on_the_hour(0, days=7 - timezone.localdate().weekday())
    time_machine.move_to(monday - timedelta(hours=1))
    room, lamps = SpaceFactory(), equipment(quantity=4)
    booked(resident, room.resource, span(10, 12))
    booked(resident, lamps.resource, span(10, 12), count=3)
    time_machine.move_to(monday + timedelta(days=3))
    used = {each.space: each.weeks[-1] for each in use_of_all(timezone.localdate())}
    assert [(used[s].booked, used[s].opened) for s in (room, lamps)] == [
        (2, 168),
        (6, 672),
    ]


def test_pages_of_the_manager_open(desk, resident):
    room = SpaceFactory()
    booked(resident, room.resource, title="Chess")
    day = f"{on_the_hour(10):%Y-%m-%d}"
    for name, *given in (
        ("manage",),
        ("manage-day", day),
        ("manage-use",),
        ("manage-spaces",),
        ("manage-space", room.resource.slug),
        ("manage-photos", room.resource.slug),
        ("manage-rounds",),
        ("manage-round-new",),
    ):
        address = reverse(f"spaces:{name}", args=given)
        assert (address, desk.get(address).status_code) == (address, 200)
    page = desk.get(reverse("spaces:manage-day", args=[day])).content.decode()
    assert "Chess, Confirmed" in page


def test_manager_adds_a_space_and_a_season(desk):
    card = SpaceFactory().resource.rules
    three = {"name": "Cellar", "summary": "Cool", "house_rules": "Quiet"}
    sent = {
        f"{key}_{code}": v for key, v in three.items() for code in ("en", "ko", "th")
    }
    sent |= {"slug": "cellar", "kind": "room", "quantity": 1, "rules": card.pk}
    sent |= {"is_always_open": "on", "is_bookable": "on", "access": ["1", "4"]}
    sent |= {"people": 6, "door_code": "1357", "door_minutes": 15}
    address = reverse("spaces:manage-space-new")
    taken = desk.post(address, {**sent, "slug": "rounds"})
    assert "slug" in taken.context["halves"][0].errors
    desk.post(address, sent)
    space = Space.objects.get(resource__slug="cellar")
    assert (space.resource.features, space.door.code) == (5, "1357")
    now = timezone.localtime()
    season = {f"name_{code}": "Spring" for code in ("en", "ko", "th")}
    season |= {"slug": "spring", "weekdays": [0, 2], "opens": "18:00"}
    season |= {"closes": "00:00", "spaces": [space.pk]}
    season |= {
        "opens_at": f"{now:%Y-%m-%dT%H:%M}",
        "closes_at": f"{now + timedelta(days=7):%Y-%m-%dT%H:%M}",
        "first_day": f"{now + timedelta(days=10):%Y-%m-%d}",
        "last_day": f"{now + timedelta(days=60):%Y-%m-%d}",
    }
    desk.post(reverse("spaces:manage-round-new"), season)
    slots = Round.objects.get(slug="spring").slots.order_by("weekday")
    assert list(slots.values_list("weekday", "opens", "closes")) == [
        (0, 1080, 1440),
        (2, 1080, 1440),
    ]
