import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from experiments.observations.actions import (
    refresh_changed_results,
    refresh_results,
    refreshing,
)
from experiments.observations.models import Observation, ResultSnapshot
from home.management.commands import work
from tests.factories.experiments import ExperimentFactory, join
from tests.factories.measured import answered, measured, observe

MINUTES = [4.0, 6.0, 7.5, 9.0, 11.0, 6.5]


@pytest.mark.django_db
def test_nothing_registered_gives_no_figures():
    assert refresh_results(experiment=ExperimentFactory()) is None


@pytest.mark.django_db
def test_figures_are_not_computed_again_from_the_same_data(monkeypatch):
    experiment = measured()
    answered(experiment, *MINUTES)
    first = refresh_results(experiment=experiment)

    monkeypatch.setattr(refreshing, "figures_of", None)

    assert refresh_results(experiment=experiment) == first


@pytest.mark.django_db
def test_the_number_grows_only_when_the_figures_differ():
    experiment = measured()
    people = answered(experiment, *MINUTES)
    first = refresh_results(experiment=experiment)
    observe(experiment, people[0], minutes=100.0)  # waits for four others
    second = refresh_results(experiment=experiment)
    for person in people[1:]:
        observe(experiment, person, minutes=100.0)
    third = refresh_results(experiment=experiment)

    assert [first.number, second.number, third.number] == [1, 1, 2]
    assert first.basis != second.basis


@pytest.mark.django_db
def test_one_failing_experiment_does_not_stop_the_others(monkeypatch):
    failing, other = measured(), measured()
    answered(other, *MINUTES)
    whole = refreshing.figures_of

    def figures_of(experiment, *arguments):
        if experiment == failing:
            raise RuntimeError
        return whole(experiment, *arguments)

    monkeypatch.setattr(refreshing, "figures_of", figures_of)

    assert refresh_changed_results() == 1
    assert ResultSnapshot.objects.get().experiment == other


@pytest.mark.django_db
def test_of_two_workers_the_slower_does_not_write_over_the_faster(monkeypatch):
    experiment = measured()
    answered(experiment, *MINUTES)
    whole, times = refreshing.figures_of, []

    def overtaken(*arguments):
        figures = whole(*arguments)
        times.append(1)
        if len(times) == 1:
            answered(experiment, 1.0, 1.0, 1.0, 1.0, 1.0)
            refresh_results(experiment=experiment)
        return figures

    monkeypatch.setattr(refreshing, "figures_of", overtaken)

    written = refresh_results(experiment=experiment)

    assert written.basis == refreshing.basis_of(experiment)
    assert ResultSnapshot.objects.get().number == 1


@pytest.mark.django_db
def test_without_the_look_at_what_was_written_the_slower_wins(monkeypatch):
    """The negative control."""
    monkeypatch.setattr(refreshing, "_state", lambda _snapshot: None)
    test_of = test_of_two_workers_the_slower_does_not_write_over_the_faster
    with pytest.raises(AssertionError):
        test_of(monkeypatch)


@pytest.mark.django_db
def test_recomputing_gives_the_same_bytes(capsys):
    experiment = measured()
    answered(experiment, *MINUTES)
    sha256 = refresh_results(experiment=experiment).figures_sha256

    call_command("recompute", experiment.slug)

    assert capsys.readouterr().out.split() == [
        "published",
        sha256,
        "recomputed",
        sha256,
        "equal",
    ]


@pytest.mark.django_db
def test_recomputing_after_a_step_gives_the_same_bytes(capsys):
    experiment = measured()
    answered(experiment, *MINUTES)
    refresh_results(experiment=experiment)
    observe(experiment, join(experiment), minutes=50.0)
    sha256 = refresh_results(experiment=experiment).figures_sha256

    call_command("recompute", experiment.slug)

    published, recomputed, verdict = capsys.readouterr().out.splitlines()
    assert (published.split()[1], recomputed.split()[1]) == (sha256, sha256)
    assert verdict == "equal"


@pytest.mark.django_db
def test_recomputing_names_the_first_difference():
    experiment = measured()
    answered(experiment, *MINUTES)
    refresh_results(experiment=experiment)
    Observation.objects.filter(values__minutes=11.0).update(values={"minutes": 12.0})

    with pytest.raises(CommandError, match=r"different at figures\.fields\.0\."):
        call_command("recompute", experiment.slug)


def test_a_failing_duty_is_tried_again(monkeypatch):
    """The loop of the clock goes on after a fault."""
    calls = []

    def duty():
        calls.append(1)
        raise RuntimeError

    def sleep(seconds):
        assert seconds <= 15
        if len(calls) == 2:
            raise SystemExit

    monkeypatch.setattr(work.time, "sleep", sleep)
    monkeypatch.setattr(work, "close_old_connections", lambda: None)
    thread = threading.Thread(target=_until_exit, args=[duty])
    thread.start()
    thread.join(10)

    assert calls == [1, 1]


def _until_exit(duty):
    try:
        work.keep_renewing(duty)
    except SystemExit:
        connection.close()
