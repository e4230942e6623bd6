"""Whoever withdraws or refuses is in none of the ways out, from the next refresh on."""

from functools import partial
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
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

from .exporters import EXPORTERS, PUBLISHED, RAW

pytestmark = pytest.mark.django_db
MARK = 593.17
MARKED = b"593.17"
FEW = settings(
    max_examples=3,
    phases=[Phase.explicit, Phase.generate],  # an example is seconds, and says enough
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def park():
    opened_park()


def with_people(minutes, *, purpose="photos", publication="place", last_answers=True):
    """A published experiment in which the last of the people gave the marked answer, or none."""
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
    for person, value in zip(people, minutes, strict=False):
        observing(person, minutes=value)
    if last_answers:
        observing(people[-1], minutes=MARK)
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
    assert all(MARKED in EXPORTERS[name](experiment) for name in RAW)

    act(person)

    found = outputs(experiment, EXPORTERS)
    assert {name for name, output in found.items() if MARKED in output} == set()


def observing(person, **extra) -> None:
    for week in (0, 1):
        observe(person.experiment, person, steps=1.0, on=weeks(week), **extra)


def in_another_world(experiment, *acts) -> dict[str, bytes]:
    """What is published once ``acts`` have happened one after the other; then they never have.

    The version number and the check sum of the figures tell that there were others before, and
    nothing of what was in them: they are made alike.
    """
    cache.clear()
    with transaction.atomic():
        for act in acts:
            act()
            refresh_results(experiment=experiment)
        snapshot = ResultSnapshot.objects.filter(experiment=experiment)
        snapshot.update(number=1)
        sum_of_figures = snapshot.get().figures_sha256.encode()
        found = {
            name: exporter(experiment).replace(sum_of_figures, b"")
            for name, exporter in PUBLISHED.items()
        }
        transaction.set_rollback(True)
    return found


ENDS = {
    # What happens in the end, and what there would be to be seen if it had been so from the start.
    "withdrawing": (leaving, None),
    "refusing a purpose": (refusing, {}),
}


@pytest.mark.parametrize("name", ENDS)
@FEW
@given(minutes=MINUTES)
def test_everything_published_is_as_if_it_had_never_been_answered(park, name, minutes):
    act, left = ENDS[name]
    with time_machine.travel("2026-11-22 09:00:00+00:00", tick=False):
        experiment, person = with_people(minutes, last_answers=False)
        end = partial(act, person)
        answered = partial(observing, person, minutes=MARK)
        never = (partial(observing, person, **left),) if left is not None else ()

        with_it = in_another_world(experiment, answered)
        after = in_another_world(experiment, answered, end)
        as_if = in_another_world(experiment, *never, end)

    assert with_it["figures"] != after["figures"]
    assert {key for key in after if after[key] != as_if[key]} == set()


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
