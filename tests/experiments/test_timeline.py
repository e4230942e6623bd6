from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone, translation

from experiments.actions import move_experiment
from experiments.findings import Stage, finding_of
from experiments.models import Move
from experiments.timeline import timeline_of
from experiments.workflow import CONCLUDED, PROMISED, Hat, Status
from tests.factories.accounts import UserFactory
from tests.factories.experiments import ready_experiment, words
from tests.factories.observations import concluded, registered

pytestmark = pytest.mark.django_db

SEOUL = ZoneInfo("Asia/Seoul")


def at(year, month, day):
    return time_machine.travel(datetime(year, month, day, 12, tzinfo=SEOUL), tick=False)


@pytest.fixture
def organiser(db):
    return UserFactory(display_name="Office of Streets")


@pytest.fixture
def experiment(organiser):
    with at(2026, 1, 10):
        return ready_experiment(organisers=[organiser])


def states(experiment):
    return [(step["title"], step["state"]) for step in timeline_of(experiment)]


def test_timeline_begins_with_the_proposal_and_says_what_comes_next(experiment):
    with at(2026, 2, 1):
        assert states(experiment) == [
            ("Proposed", "now"),
            ("Registered", "done"),
            ("The experiment starts", "next"),
        ]


def test_step_says_who_when_and_why(experiment, organiser):
    with at(2026, 3, 2):
        move_experiment(
            experiment=experiment,
            target=Status.RUNNING,
            reason=words("Everyone is here."),
            by=organiser,
        )
        _proposed, _registered, step, following = timeline_of(experiment)
    assert (step["title"], step["state"]) == ("Running", "now")
    assert step["text"] == "Everyone is here."
    assert step["who"] == "Office of Streets, Organiser"
    assert step["at"].astimezone(SEOUL).date() == date(2026, 3, 2)
    assert following["at"].astimezone(SEOUL).date() == experiment.ends_on


def test_name_of_somebody_without_a_display_name_is_not_shown(manager):
    with at(2026, 1, 10):
        experiment = ready_experiment(status=Status.PROPOSED)
        move_experiment(
            experiment=experiment,
            target=Status.DESIGNING,
            reason=words("Worth it."),
            by=manager,
        )
        assert [step["who"] for step in timeline_of(experiment)][1] == "Park manager"


def test_people_of_a_demonstration_are_their_role_in_every_language(organiser):
    with at(2026, 1, 10):
        experiment = ready_experiment(organisers=[organiser], is_demo=True)
    with at(2026, 3, 2):
        move_experiment(
            experiment=experiment,
            target=Status.RUNNING,
            reason=words("Now."),
            by=organiser,
        )
        with translation.override("ko"):
            assert timeline_of(experiment)[2]["who"] == Hat.ORGANISER.label


@pytest.mark.parametrize(
    ("day", "text", "state"),
    [(2, "", "next"), (3, "1 day late", "late"), (7, "5 days late", "late")],
)
def test_lateness_is_said_in_words(experiment, day, text, state):
    with at(2026, 3, day):
        step = timeline_of(experiment)[-1]
    assert (step["text"], step["state"]) == (text, state)


@pytest.mark.parametrize("status", sorted(set(Status) - CONCLUDED))
def test_every_open_status_names_a_next_step_and_a_day(status):
    with at(2026, 1, 10):
        experiment = ready_experiment(status=status, starts_on=None, ends_on=None)
        step = timeline_of(experiment)[-1]
    due = step["at"].astimezone(SEOUL).date()
    assert step["state"] == "next"
    assert due == date(2026, 1, 10) + PROMISED.get(status, timedelta())


@pytest.mark.parametrize("status", sorted(CONCLUDED))
def test_concluded_has_nothing_next(status):
    experiment = ready_experiment(status=status)
    concluded(experiment, status)
    assert [step["state"] for step in timeline_of(experiment)] == ["done"] * 3


@pytest.mark.parametrize("status", sorted({Status.EVALUATING, *CONCLUDED}))
@pytest.mark.parametrize(
    ("days", "text", "state"),
    [(90, "", "next"), (91, "1 day late", "late"), (200, "110 days late", "late")],
)
def test_conclusion_that_is_owed_shows(experiment, status, days, text, state):
    """Promised within ninety days of the end, whatever the status says since."""
    with at(2026, 2, 1):
        Move.objects.create(
            experiment=experiment,
            target=Status.RECRUITING,
            by_role=Hat.ORGANISER,
            reason=words("Now."),
            at=timezone.now(),
        )
        Move.objects.create(
            experiment=experiment,
            target=status,
            by_role=Hat.PARK_MANAGER,
            reason=words("Over."),
            at=timezone.now(),
        )
    experiment.status = status
    experiment.save(update_fields=["status"])
    with time_machine.travel(datetime(2026, 2, 1, tzinfo=SEOUL) + timedelta(days)):
        owed = timeline_of(experiment)[-1]
        assert (owed["text"], owed["state"]) == (text, state)
        assert finding_of(experiment).late == text
    concluded(experiment, status if status in CONCLUDED else Status.ADOPTED)
    experiment = type(experiment).objects.get(pk=experiment.pk)
    assert finding_of(experiment).stage == Stage.CONCLUDED
    with time_machine.travel(datetime(2026, 2, 1, tzinfo=SEOUL) + timedelta(days)):
        assert finding_of(experiment).late == ""


def test_what_never_recruited_owes_no_conclusion():
    experiment = ready_experiment(status=Status.DROPPED)
    assert finding_of(experiment).stage == Stage.NOT_BEGUN
    assert timeline_of(experiment)[-1]["state"] == "done"


def test_changed_registration_is_a_step_of_its_own(experiment):
    with at(2026, 2, 3):
        registered(experiment)
        steps = timeline_of(experiment)
    assert [step["title"] for step in steps[:3]] == [
        "Proposed",
        "Registered",
        "Registration changed: version 2",
    ]


def test_timeline_takes_one_query(experiment, organiser, django_assert_num_queries):
    for target in (Status.RUNNING, Status.PAUSED):
        with at(2026, 3, 2):
            move_experiment(
                experiment=experiment, target=target, reason=words("Now."), by=organiser
            )
    rows = type(experiment).objects.with_registration().select_related("conclusion")
    row = rows.get(pk=experiment.pk)
    with django_assert_num_queries(1):
        timeline_of(row)
