"""Whatever is typed gets a sentence, never a broken page, and changes nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from experiments.bookings.models import Booking
from experiments.spaces.models import Repair, Round, SeasonRequest
from tests.factories.accounts import sign_in
from tests.factories.bookings import on_the_hour
from tests.factories.spaces import SpaceFactory, open_round

pytestmark = pytest.mark.django_db
ENDS_OF_TIME = ("0001-01-01", "9999-12-31")


@pytest.mark.parametrize("day", ENDS_OF_TIME)
def test_list_stands_at_the_ends_of_time(client, day):
    SpaceFactory()
    asked = {"day": day, "start": "00:00", "until": "23:59"}
    page = client.get(reverse("spaces:list"), asked)
    assert page.status_code == 200
    assert list(page.context["page_of"]) == []


@pytest.mark.parametrize(
    "asked",
    [
        {"people": "1000000000"},
        {"people": "-1"},
        {"kind": "castle"},
        {"access": "3"},
        {"day": "yesterday"},
        {"page": "1000000000"},
        {"start": "25:00"},
    ],
)
def test_list_says_what_is_wrong(client, asked):
    SpaceFactory()
    assert client.get(reverse("spaces:list"), asked).status_code == 200


@pytest.mark.parametrize("day", [*ENDS_OF_TIME, "2026-02-30", "", "x" * 5000])
def test_page_of_a_space_shows_a_day_that_can_be_booked(client, day):
    space = SpaceFactory()
    assert client.get(space.get_absolute_url(), {"day": day}).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "0001-01-01"},
        {"day": "9999-12-31"},
        {"day": "2020-01-01"},
        {"start": "12:00", "until": "10:00"},
        {"until_day": "9999-12-31"},
        {"people": 10**9},
        {"people": 0},
        {"client_key": "mine"},
        {"title": ""},
    ],
)
def test_booking_that_cannot_be_is_refused_with_a_sentence(client, resident, wrong):
    space = SpaceFactory()
    sign_in(client, resident)
    address = reverse("spaces:book", args=[space.resource.slug])
    key = client.get(address).context["form"]["client_key"].value()
    sent = {"day": f"{on_the_hour(10):%Y-%m-%d}", "start": "10:00", "until": "12:00"}
    sent |= {"client_key": key, "title": "Practice", "people": 3, **wrong}
    answer = client.post(address, sent)
    told = answer.context.get("refusal") or answer.context["form"].errors
    assert (answer.status_code, bool(told)) == (422, True)
    assert Booking.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"last_day": "0001-01-01"},
        {"first_day": "0001-01-01", "last_day": "0001-01-02"},
        {"first_day": "9999-12-31", "last_day": "9999-12-31"},
        {"last_day": "9999-12-31"},
        {"first_hour": "18:00", "last_hour": "09:00"},
        {"reason": ""},
    ],
)
def test_closing_that_cannot_be_is_refused_with_a_sentence(client, manager, wrong):
    space = SpaceFactory()
    sign_in(client, manager)
    day = f"{on_the_hour(10):%Y-%m-%d}"
    sent = {"first_day": day, "first_hour": "09:00", "last_day": day}
    sent |= {"last_hour": "18:00", "reason": "Paint", **wrong}
    answer = client.post(
        reverse("spaces:manage-close", args=[space.resource.slug]), sent
    )
    assert (answer.status_code, bool(answer.context["form"].errors)) == (200, True)
    assert Repair.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"first_day": "9999-12-30", "last_day": "9999-12-31"},
        {"opens_at": "0001-01-01T00:00"},
        {"closes_at": "9999-12-31T23:59"},
        {"opens": "22:00", "closes": "18:00"},
        {"last_day": "2020-01-01"},
        {"weekdays": [9]},
        {"spaces": [10**9]},
    ],
)
def test_season_that_cannot_be_is_refused_with_a_sentence(client, manager, wrong):
    space = SpaceFactory()
    sign_in(client, manager)
    now = timezone.localtime()
    sent = {f"name_{code}": "Spring" for code in ("en", "ko", "th")}
    sent |= {"slug": "spring", "weekdays": [0, 2], "opens": "18:00", "closes": "22:00"}
    sent |= {
        "spaces": [space.pk],
        "opens_at": f"{now:%Y-%m-%dT%H:%M}",
        "closes_at": f"{now + timedelta(days=7):%Y-%m-%dT%H:%M}",
        "first_day": f"{now + timedelta(days=10):%Y-%m-%d}",
        "last_day": f"{now + timedelta(days=60):%Y-%m-%d}",
        **wrong,
    }
    answer = client.post(reverse("spaces:manage-round-new"), sent)
    assert (answer.status_code, bool(answer.context["form"].errors)) == (200, True)
    assert Round.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"people": 10**9},
        {"people": 0},
        {"times": 8},
        {"times": 2},
        {"weekday_0": 9},
        {"opens_0": "03:00", "closes_0": "04:00"},
        {"opens_0": "20:00", "closes_0": "19:00"},
        {"opens_0": "", "closes_0": ""},
        {"weekday_1": 1},
        {"space_0": 10**9},
        {"needs": [3]},
        {"group": "x" * 81},
    ],
)
def test_request_that_cannot_be_is_refused_with_a_sentence(client, resident, wrong):
    round = open_round(SpaceFactory())
    sign_in(client, resident)
    sent = {"group": "Choir", "people": 5, "times": 1, "weekday_0": 0}
    sent |= {"opens_0": "18:00", "closes_0": "20:00", **wrong}
    answer = client.post(reverse("spaces:round-request", args=[round.slug]), sent)
    assert (answer.status_code, bool(answer.context["form"].errors)) == (200, True)
    assert SeasonRequest.objects.count() == 0


@pytest.mark.parametrize("day", [*ENDS_OF_TIME, "2026-02-30", "today"])
def test_day_of_the_manager_that_is_none_is_not_there(client, manager, day):
    SpaceFactory()
    sign_in(client, manager)
    page = client.get(reverse("spaces:manage-day", args=[day]))
    assert page.status_code == 404
