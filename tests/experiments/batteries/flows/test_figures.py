from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from experiments.batteries.flows.figures import FIGURES, figures_of
from experiments.batteries.models import BatteryScheme
from experiments.enums import FieldKind, FilledBy
from experiments.observations.models import Observation
from tests.factories.custody import Way
from tests.factories.measured import measured
from tests.factories.observations import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def yesterday():
    """1,000 g are collected, 10 g of them lost, 500 g recovered."""
    noon = timezone.localtime().replace(hour=12, minute=0) - timedelta(days=1)
    way = Way()
    way.now = noon
    lot = way.lot_at_recycler()
    way.arrive(lot, 990)
    lot.refresh_from_db()
    way.certify(lot, zinc=500)
    return noon.date()


def number(key):
    return {
        "key": key,
        "kind": FieldKind.NUMBER,
        "label": words(key),
        "unit": "",
        "maximum": 100_000,
    }


def test_day_is_told_by_scales_without_anybody(yesterday):
    figures = figures_of(yesterday)
    assert figures == {
        "grams_collected": 1_000,
        "grams_recovered": 500,
        "grams_missing": 10,
    }
    assert tuple(figures) == FIGURES[-3:]
    assert figures_of(yesterday - timedelta(days=1)) == {}


def test_figures_become_observations_of_the_experiment_once(yesterday):
    call_command("record_batteries", verbosity=0)  # nothing runs yet
    experiment = measured(
        number("grams_collected"), number("other"), filled_by=FilledBy.RECORDS
    )
    BatteryScheme.objects.create(
        experiment=experiment,
        hub_name=words("The hub"),
        hub_latitude=37.6,
        hub_longitude=126.9,
    )
    for _twice in range(2):
        call_command("record_batteries", verbosity=0)
    (observation,) = Observation.objects.filter(experiment=experiment)
    assert observation.values == {"grams_collected": 1_000}
    assert (observation.observed_on, observation.participation) == (yesterday, None)
