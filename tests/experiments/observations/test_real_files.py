"""The city's own files: every row accounted for, every repair counted, and twice is once."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models import IntegerField, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from experiments.enums import FieldKind, FilledBy
from experiments.observations.models import ImportRun, Observation
from experiments.workflow import Status
from tests.factories.experiments import ready_experiment
from tests.factories.observations import choice
from tests.factories.sensors import with_protocol
from tests.shared import shared_file

pytestmark = [pytest.mark.django_db, pytest.mark.corpora]

SUBWAY = "data/subway/card_subway_month_202505.csv"
STATES = "data/accessibility/seoulmetro_mobility_facilities.json"
STATIONS = "data/accessibility/seoul_subway_station_facilities.json"
WHOLE = {"kind": FieldKind.WHOLE, "minimum": 0}
KINDS = [
    "lift",
    "toilet",
    "escalator",
    "wheelchair-lift",
    "moving-walk",
    "charger",
    "sign-language-phone",
    "gap-filler",
    "assistance",
]


def night_bus():
    experiment = ready_experiment(slug="night-bus", status=Status.RUNNING)
    counts = {
        "boardings": {**WHOLE, "unit": "", "maximum": 300_000, "is_required": True},
        "alightings": {**WHOLE, "maximum": 300_000, "is_required": True},
    }
    with_protocol(experiment, ("stations", FilledBy.RECORDS, counts))
    return experiment


def barriers():
    experiment = ready_experiment(slug="barriers", status=Status.EVALUATING)
    states = {
        "facility": {
            "kind": FieldKind.CHOICE,
            "choices": [choice(each, each) for each in KINDS],
            "is_required": True,
        },
        "state": {
            "kind": FieldKind.CHOICE,
            "choices": [
                choice(each, each)
                for each in ("running", "inspection", "stopped", "removed")
            ],
        },
    }
    numbers = dict.fromkeys(
        ("lifts", "escalators", "wheelchair-lifts", "walkways"), WHOLE
    )
    with_protocol(
        experiment,
        ("facility-states", FilledBy.RECORDS, states),
        ("station-facilities", FilledBy.RECORDS, numbers),
    )
    return experiment


def imported(experiment, form, name, **options):
    out = StringIO()
    call_command(
        "import_observations",
        experiment.slug,
        form,
        str(shared_file(name)),
        stdout=out,
        **options,
    )
    return ImportRun.objects.latest("pk"), out.getvalue()


def counts(run):
    return (run.rows_total, run.accepted, run.repaired, run.known, run.refused)


def total(key):
    number = Cast(KT(f"values__{key}"), IntegerField())
    return Observation.objects.aggregate(total=Sum(number))["total"]


def test_subway_of_may_2025_twice():
    """Each row has one field more than the header, and days without signs between."""
    experiment = night_bus()
    run, report = imported(experiment, "stations", SUBWAY)
    assert counts(run) == (19139, 0, 19139, 0, 0)
    assert run.tally == {"extra-field": 19139, "date-compact": 19139}
    assert run.encoding == "utf-8-sig"
    assert "19139 of 19139 rows" in report
    first = Observation.objects.get(unit_key="분당선 야탑", observed_on="2025-05-01")
    assert first.values == {"boardings": 17571, "alightings": 18765}
    before = (total("boardings"), total("alightings"), Observation.objects.count())
    again, _report = imported(experiment, "stations", SUBWAY)
    assert counts(again) == (19139, 0, 0, 19139, 0)
    assert again.tally == {
        "extra-field": 19139,
        "date-compact": 19139,
        "known": 19139,
    }
    assert (
        total("boardings"),
        total("alightings"),
        Observation.objects.count(),
    ) == before


def test_facility_states_twice():
    experiment = barriers()
    run, _report = imported(experiment, "facility-states", STATES)
    assert counts(run) == (3582, 0, 3582, 0, 0)
    assert run.tally == {"date-compact": 3582}
    states = {
        state: Observation.objects.filter(values__state=state).count()
        for state in ("running", "inspection", "stopped", "removed")
    }
    assert states == {"running": 2674, "inspection": 26, "stopped": 111, "removed": 1}
    assert Observation.objects.filter(values__facility="lift").count() == 864
    again, _report = imported(experiment, "facility-states", STATES)
    assert counts(again) == (3582, 0, 0, 3582, 0)
    assert Observation.objects.count() == 3582


def test_facilities_of_stations_twice():
    """The file says no day: it is given for all rows, and nothing has to be mended."""
    experiment = barriers()
    run, _report = imported(
        experiment, "station-facilities", STATIONS, day="2025-04-25"
    )
    assert counts(run) == (274, 274, 0, 0, 0)
    assert run.tally == {}
    assert total("lifts") == 863
    again, _report = imported(
        experiment, "station-facilities", STATIONS, day="2025-04-25"
    )
    assert counts(again) == (274, 0, 0, 274, 0)
    assert Observation.objects.count() == 274


def test_facility_states_where_the_form_asks_for_less_says_what_it_leaves_out():
    """A form of lifts and escalators that requires their state: every row that lacks it is refused by name."""
    experiment = ready_experiment(slug="barriers", status=Status.RUNNING)
    kinds = ("lift", "escalator", "wheelchair-lift", "moving-walk")
    states = ("running", "inspection", "stopped", "removed")
    fields = {
        key: {
            "kind": FieldKind.CHOICE,
            "choices": [choice(each, each) for each in choices],
            "is_required": True,
        }
        for key, choices in (("facility", kinds), ("state", states))
    }
    with_protocol(experiment, ("facilities", FilledBy.RECORDS, fields))
    run, _report = imported(experiment, "facilities", STATES)
    assert counts(run) == (3582, 0, 2812, 0, 770)
    assert run.tally == {"date-compact": 3582, "answer": 765, "answer-missing": 770}
