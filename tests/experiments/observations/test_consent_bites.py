"""Whoever withdraws or refuses is in none of the ways out, from the next refresh on."""

from uuid import uuid4

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from experiments.actions import renew_consent, withdraw_participation
from experiments.enums import DataWish
from experiments.observations import consented
from experiments.observations.actions import refresh_changed_results, refresh_results
from experiments.observations.consented import Row
from experiments.observations.figures import collecting
from experiments.observations.models import Observation, ResultSnapshot
from experiments.workflow import Status
from tests.factories.experiments import decisions_for, join, ready_experiment
from tests.factories.home import ExperimentPageFactory, opened_park
from tests.factories.measured import measured, observe, weeks

from .exporters import EXPORTERS, ORGANISERS, PUBLISHED

pytestmark = pytest.mark.django_db
MARK = 593.17
MARKED = b"593.17"
FEW = settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def park():
    opened_park()


def with_people(minutes, *, purpose="photos", publication="place"):
    """A published experiment in which the last of the people gave the marked answer."""
    experiment = ready_experiment(status=Status.RUNNING, capacity=None)
    measured(
        {"purpose": purpose},
        {"key": "steps"},
        experiment=experiment,
        publication_purpose=publication,
    )
    key = uuid4()
    for language in ("en", "ko", "th"):
        ExperimentPageFactory(
            experiment=experiment, language=language, translation_key=key
        )
    people = [join(experiment) for _ in [*minutes, MARK]]
    for person, value in zip(people, [*minutes, MARK], strict=True):
        for week in (0, 1):
            observe(experiment, person, minutes=value, steps=1.0, on=weeks(week))
    refresh_results(experiment=experiment)
    return experiment, people[-1]


def outputs(experiment, exporters) -> dict[str, bytes]:
    refresh_results(experiment=experiment)
    return {name: exporter(experiment) for name, exporter in exporters.items()}


def without_rows(experiment, person) -> None:
    """As if the person had never answered; the moment of the figures stays the same."""
    Observation.objects.filter(participation=person).delete()
    ResultSnapshot.objects.filter(experiment=experiment).delete()


def leaving(person) -> None:
    withdraw_participation(
        participation=person, data_wish=DataWish.DELETE, by=person.user
    )


def refusing(person) -> None:
    renew_consent(
        participation=person,
        by=person.user,
        language="en",
        decisions=decisions_for(person.experiment, photos=False),
        signed_in_by="password",
    )


MINUTES = st.lists(
    st.floats(1, 60).map(lambda value: round(value, 2)), min_size=6, max_size=9
)


@FEW
@given(MINUTES, st.sampled_from([leaving, refusing]))
def test_a_mark_that_may_not_be_used_is_found_nowhere(park, minutes, act):
    experiment, person = with_people(minutes)
    assert all(MARKED in EXPORTERS[name](experiment) for name in ORGANISERS)

    act(person)

    found = outputs(experiment, EXPORTERS)
    assert {name for name, output in found.items() if MARKED in output} == set()


@FEW
@given(MINUTES)
def test_figures_are_as_if_who_left_had_never_answered(park, minutes):
    with time_machine.travel("2026-11-22 09:00:00+00:00", tick=False):
        experiment, person = with_people(minutes)
        before = outputs(experiment, PUBLISHED)
        kept = list(Observation.objects.filter(participation=person))
        leaving(person)
        after = outputs(experiment, PUBLISHED)

    assert len(kept) == 2
    assert before["figures"] != after["figures"]
    assert Observation.objects.filter(pk__in=[each.pk for each in kept]).count() == 0


@FEW
@given(MINUTES)
def test_a_refused_purpose_is_as_if_its_answers_were_never_given(park, minutes):
    experiment, person = with_people(minutes)
    refusing(person)
    after = PUBLISHED["figures"](experiment)

    for row in Observation.objects.filter(participation=person):
        row.values.pop("minutes")
        row.save()

    assert PUBLISHED["figures"](experiment) == after


def test_whoever_refuses_publication_is_in_no_figure(park, monkeypatch):
    minutes = [3.0, 5.0, 8.0, 9.0, 4.0, 7.0]
    experiment, person = with_people(minutes, purpose="", publication="photos")
    refusing(person)
    after = PUBLISHED["figures"](experiment)
    with_everybody = _plain(monkeypatch, experiment)

    assert with_everybody != after
    without_rows(experiment, person)
    assert PUBLISHED["figures"](experiment) == after


def _plain(monkeypatch, experiment) -> bytes:
    """The negative control: the door taken off its hinges."""

    def every_row(experiment, protocol, *, form="", after=0, **_):
        rows = Observation.objects.filter(experiment=experiment, pk__gt=after)
        for row in rows.order_by("pk"):
            yield Row(
                row.pk,
                row.form,
                row.participation_id,
                row.unit_key,
                row.observed_on,
                "",
                row.values,
            )

    with monkeypatch.context() as patched:
        patched.setattr(collecting, "rows_of", every_row)
        return PUBLISHED["figures"](experiment)


def test_a_plain_query_would_have_shown_the_mark(park, monkeypatch):
    """The negative control of the raw files."""
    experiment, person = with_people([3.0, 5.0, 8.0, 9.0, 4.0, 7.0])
    refusing(person)
    assert MARKED not in EXPORTERS["raw csv"](experiment)

    everything = frozenset({"place", "photos"})
    people = experiment.participations.values_list("pk", flat=True)
    monkeypatch.setattr(
        consented,
        "granted_purposes",
        lambda _experiment: dict.fromkeys(people, everything),
    )

    assert MARKED in EXPORTERS["raw csv"](experiment)


def test_the_clock_takes_who_left_out_of_the_published_figures(park):
    experiment, person = with_people([3.0, 5.0, 8.0, 9.0, 4.0, 7.0])
    before = ResultSnapshot.objects.get(experiment=experiment)
    leaving(person)

    changed = refresh_changed_results()

    after = ResultSnapshot.objects.get(experiment=experiment)
    assert changed == 1
    assert after.number == before.number + 1
    assert after.figures != before.figures
