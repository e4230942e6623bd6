"""A season from the request to the confirmed bookings."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from experiments.bookings.enums import Feature
from experiments.bookings.models import Booking, HoursException, SeriesDate
from experiments.bookings.workflow import Status
from experiments.permissions import NotAllowed
from experiments.spaces.actions import allot_round, take_back_request
from experiments.spaces.models import Round, SeasonRequest
from experiments.spaces.permissions import (
    GroupHasAsked,
    NotToBeAllotted,
    RoundIsNotOpen,
)
from tests.factories.bookings import booked, span
from tests.factories.spaces import SpaceFactory, asked, evening, open_round

pytestmark = pytest.mark.django_db


def closed(round):
    Round.objects.filter(pk=round.pk).update(closes_at=timezone.now())
    round.refresh_from_db()
    return round


def allotted(round, manager):
    allot_round(round=closed(round), by=manager)
    round.refresh_from_db()


def test_group_asks_once_and_only_while_the_round_is_open(resident, neighbour):
    round = open_round(SpaceFactory())
    request = asked(round, resident)
    with pytest.raises(GroupHasAsked):
        asked(round, resident)
    asked(round, neighbour)
    with pytest.raises(NotAllowed):
        take_back_request(request=request, by=neighbour)
    take_back_request(request=request, by=resident)
    assert list(round.requests.values_list("person", flat=True)) == [neighbour.pk]
    closed(round)
    with pytest.raises(RoundIsNotOpen):
        asked(round, resident)
    with pytest.raises(RoundIsNotOpen):
        take_back_request(request=round.requests.get(), by=neighbour)


def test_season_becomes_confirmed_bookings(resident, manager):
    room = SpaceFactory()
    round = open_round(room, weeks=3)
    asked(round, resident)
    allotted(round, manager)
    bookings = Booking.objects.filter(person=resident)
    assert [(each.status, each.starts_at.weekday()) for each in bookings] == [
        (Status.CONFIRMED, 0)
    ] * 3
    assert {each.series for each in bookings} == {
        round.requests.get().allotments.get().series
    }


def test_round_is_given_out_once_by_a_manager_after_its_end(resident, manager):
    round = open_round(SpaceFactory())
    with pytest.raises(NotToBeAllotted):
        allot_round(round=round, by=manager)
    closed(round)
    with pytest.raises(NotAllowed):
        allot_round(round=round, by=resident)
    allot_round(round=round, by=manager)
    with pytest.raises(NotToBeAllotted):
        allot_round(round=round, by=manager)


def test_date_that_cannot_be_booked_is_named(resident, neighbour, manager):
    room = SpaceFactory()
    round = open_round(room, weeks=3)
    request = asked(round, resident)
    mondays = [
        day
        for day in (round.first_day + timedelta(days=number) for number in range(21))
        if day.weekday() == 0
    ]
    booked(neighbour, room.resource, span(19, 20, days=_days_until(mondays[0])))
    HoursException.objects.create(resource=room.resource, day=mondays[1])
    allotted(round, manager)
    dates = SeriesDate.objects.filter(series__allotment__request=request)
    assert list(dates.order_by("day").values_list("day", "refusal")) == [
        (mondays[0], "AlreadyTaken"),
        (mondays[1], "Closed"),
        (mondays[2], ""),
    ]


def _days_until(day):
    return (day - timezone.localdate()).days


def test_wall_clock_stays_when_the_clocks_change(resident, manager, time_machine):
    time_machine.move_to(datetime(2027, 3, 1, tzinfo=UTC))
    room = SpaceFactory(resource__zone="Europe/Berlin")
    round = open_round(
        room, first_day=date(2027, 3, 15), last_day=date(2027, 4, 4), slug="spring"
    )
    asked(round, resident)
    allotted(round, manager)
    starts = Booking.objects.order_by("starts_at").values_list("starts_at", flat=True)
    assert [each.hour for each in starts] == [17, 17, 16]


def test_result_is_recomputed_byte_for_byte(resident, neighbour, manager, client):
    round = open_round(SpaceFactory(), SpaceFactory())
    for number, person in enumerate((resident, neighbour)):
        asked(round, person, evening(), evening(1), group=f"Group {number}", times=2)
    allotted(round, manager)
    out = StringIO()
    call_command("reallocate_round", round.slug, stdout=out)
    assert out.getvalue() == round.result
    call_command("reallocate_round", round.slug, check=True, stdout=out)
    for name in ("inputs", "result"):
        address = reverse("spaces:round-file", args=[round.slug, name])
        assert client.get(address).content.decode() == getattr(round, name)
    assert "Group" not in round.inputs
    forged = round.result.replace('"got": 240', '"got": 241')
    Round.objects.update(result=forged)
    with pytest.raises(CommandError):
        call_command("reallocate_round", round.slug, check=True)


def test_stranger_works_the_result_out_with_nothing_but_the_published_files(
    resident, neighbour, manager, client, tmp_path
):
    """On a Python without the park: only the rule, what went in and what came out."""
    round = open_round(SpaceFactory(), SpaceFactory(people=40))
    for number, person in enumerate((resident, neighbour)):
        wishes = [evening(day, hour=18 + number) for day in range(3)]
        asked(round, person, *wishes, group=f"Group {number}", times=2)
    allotted(round, manager)
    addresses = {
        "rule.py": reverse("spaces:rule-file"),
        "inputs.json": reverse("spaces:round-file", args=[round.slug, "inputs"]),
        "result.json": reverse("spaces:round-file", args=[round.slug, "result"]),
    }
    for name, address in addresses.items():
        (tmp_path / name).write_bytes(client.get(address).content)

    def check(*names):
        command = [sys.executable, "-I", "-S", "rule.py", *names]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True)
        return done.returncode, done.stdout.decode()

    assert check("inputs.json") == (0, round.result)
    assert check("inputs.json", "result.json") == (0, "the same\n")
    forged = round.result.replace('"got": 240', '"got": 241')
    (tmp_path / "result.json").write_text(forged)
    assert check("inputs.json", "result.json") == (1, "NOT the same\n")


def test_group_in_wheelchairs_gets_only_what_it_can_use(
    resident, neighbour, manager, client
):
    steps = SpaceFactory(resource__features=0)
    level = SpaceFactory(resource__features=3, people=30)
    round = open_round(steps, level)
    need = Feature.STEP_FREE | Feature.WIDE
    asked(round, resident, evening(), group="Wheels", features=need)
    asked(round, neighbour, evening(1, space=steps), group="Ramps", features=need)
    allotted(round, manager)
    told = client.get(reverse("spaces:round", args=[round.slug])).context["told"]
    got = {
        group.request.group: (group.wishes[0].space, str(group.wishes[0].why))
        for group in told.groups
    }
    assert got == {
        "Wheels": (str(level), "Given"),
        "Ramps": ("", "No space of the round has what the group needs"),
    }
    assert told.sums == {"asked": 240, "got": 120, "all": 1, "part": 0, "none": 1}


def test_seed_is_secret_until_the_round_is_given_out(resident, manager, client):
    round = open_round(SpaceFactory(), seed="5eed" * 8)
    asked(round, resident)
    page = reverse("spaces:round", args=[round.slug])
    assert "5eed5eed" not in client.get(page).content.decode()
    assert (
        client.get(
            reverse("spaces:round-file", args=[round.slug, "inputs"])
        ).status_code
        == 404
    )
    allotted(round, manager)
    assert "5eed5eed" in client.get(page).content.decode()


def test_names_of_groups_are_public_by_consent(resident, neighbour, manager, client):
    round = open_round(SpaceFactory())
    asked(round, resident, group="Loud Choir")
    asked(round, neighbour, group="Quiet Circle", is_name_public=False)
    allotted(round, manager)
    page = client.get(reverse("spaces:round", args=[round.slug])).content.decode()
    assert ("Loud Choir" in page, "Quiet Circle" in page) == (True, False)
    assert all(each.code in page for each in SeasonRequest.objects.all())


def test_group_gets_a_letter_with_its_times(
    resident, manager, django_capture_on_commit_callbacks
):
    round = open_round(SpaceFactory())
    asked(round, resident)
    with django_capture_on_commit_callbacks(execute=True):
        allotted(round, manager)
    letter = mail.outbox[-1]
    assert letter.subject == "Your group has a time: Autumn"
    assert "Monday 18:00–20:00" in letter.body


def test_page_of_a_round_asks_the_database_as_often_however_many_asked(
    resident, manager, client, django_assert_max_num_queries
):
    round = open_round(SpaceFactory(), SpaceFactory())
    for number in range(6):
        asked(round, resident, evening(number), group=f"Group {number}")
    allotted(round, manager)
    assert len(json.loads(round.result)["steps"]) == 6
    with django_assert_max_num_queries(12):
        client.get(reverse("spaces:round", args=[round.slug]))
