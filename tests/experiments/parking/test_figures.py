"""The figures of a day, from bookings and searches."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.districts.actions import load_districts
from accounts.districts.models import District
from experiments.enums import FieldKind, FilledBy
from experiments.observations.models import Observation
from experiments.parking.enums import Cause
from experiments.parking.figures import SEOUL, figures_of, minutes_saved
from experiments.parking.models import Displacement, ParkingScheme, SearchLog
from tests.factories.accounts import UserFactory
from tests.factories.bookings import BookingRulesFactory
from tests.factories.car_parks import CarParkFactory
from tests.factories.measured import measured
from tests.factories.observations import words
from tests.factories.points import LentSpaceFactory, RuleCardFactory, ended_deal

pytestmark = pytest.mark.django_db


@pytest.fixture
def noon():
    now = timezone.now().astimezone(SEOUL) - timedelta(days=1)
    return now.replace(hour=12, minute=0, second=0, microsecond=0)


@pytest.fixture
def stays(noon):
    """Five of two hours each, yesterday."""
    spaces = [LentSpaceFactory(owner=owner) for owner in UserFactory.create_batch(3)]
    return [
        ended_deal(driver, spaces[number % 3], ended=noon)
        for number, driver in enumerate(UserFactory.create_batch(5))
    ]


def test_figures_of_a_day(noon, stays):
    for found in (True, True, True, False):
        SearchLog.objects.create(block="0-1-1", hour=noon, found=found)
    other = LentSpaceFactory()
    for found, metres in ((other, 90), (None, None)):
        Displacement.objects.create(
            deal=stays[0],
            at=noon,
            cause=Cause.OCCUPIED,
            left=stays[0].space,
            found=found,
            metres=metres,
        )
    assert figures_of(noon.date()) == {
        "hours_shared": 10,
        "minutes_saved": 0,
        "searches_found": 0.75,
        "reseated": 0.5,
    }


def test_day_of_few_stays_and_rate_of_nothing_are_left_out(noon, stays):
    assert set(figures_of(noon.date())) == {"hours_shared", "minutes_saved"}
    stays[0].booking.status = "cancelled"
    stays[0].booking.save()
    assert figures_of(noon.date()) == {}


def test_day_of_few_owners_would_tell_of_a_household(noon, stays):
    for deal in stays[1:]:
        deal.space = stays[0].space
        deal.save()
    assert figures_of(noon.date()) == {}


def test_minutes_saved_are_those_of_the_walk(stays):
    load_districts()
    deal = stays[0]
    deal.wanted_latitude, deal.wanted_longitude = 37.56, 127.0
    assert minutes_saved(deal) == 0  # no car park is known
    CarParkFactory(district=District.objects.first(), latitude=37.57, longitude=127.0)
    assert minutes_saved(deal) == pytest.approx(27.8, abs=0.1)  # 1,112 m, twice


def number(key):
    return {"key": key, "kind": FieldKind.NUMBER, "label": words(key), "unit": ""}


def recorded(filled_by):
    experiment = measured(
        number("hours_shared"), number("minutes"), filled_by=filled_by
    )
    ParkingScheme.objects.create(
        experiment=experiment,
        card=RuleCardFactory(),
        booking_rules=BookingRulesFactory(),
    )
    call_command("record_parking", verbosity=0)
    call_command("record_parking", verbosity=0)
    return list(Observation.objects.filter(experiment=experiment))


def test_figures_become_observations_of_the_experiment_once(noon, stays):
    (observation,) = recorded(FilledBy.RECORDS)
    assert observation.values == {"hours_shared": 10}
    assert (observation.observed_on, observation.participation) == (noon.date(), None)


def test_form_of_participants_gets_nothing(stays):
    assert recorded(FilledBy.PARTICIPANTS) == []


def test_without_a_scheme_nothing_is_recorded(stays):
    call_command("record_parking", verbosity=0)
    assert Observation.objects.count() == 0
