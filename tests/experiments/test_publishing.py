"""Publishing a conclusion: by whom, when, with what, and once."""

from datetime import date

import pytest

from experiments.actions import (
    missing_for_concluding,
    publish_conclusion,
    save_conclusion,
)
from experiments.enums import RegisteredPoint, Verdict
from experiments.models import Conclusion, ConclusionPoint
from experiments.permissions import (
    ConclusionIsFrozen,
    NotAllowed,
    NotEnded,
    NothingRegistered,
    NotReady,
)
from experiments.registration_text import sha256_of
from experiments.workflow import CONCLUDED, Status
from innovation_park.lib.translated import Translated
from tests.factories.accounts import UserFactory
from tests.factories.experiments import ExperimentFactory
from tests.factories.observations import draft_conclusion, registered

pytestmark = pytest.mark.django_db
CAREFUL = {"organiser", "manager", "administrator"}
FIGURES = '{"metric":{"estimate":7.5}}'


@pytest.fixture
def organiser():
    return UserFactory(email="organiser@example.org")


@pytest.fixture
def experiment(organiser):
    experiment = ExperimentFactory(status=Status.EVALUATING, organisers=[organiser])
    registered(experiment)
    return experiment


def publish(conclusion, by):
    return publish_conclusion(conclusion=conclusion, figures=FIGURES, by=by)


def test_publishing_freezes_figures_day_and_who(experiment, organiser):
    done = publish(draft_conclusion(experiment), organiser)
    done.refresh_from_db()
    assert (done.figures, done.figures_sha256) == (FIGURES, sha256_of(FIGURES))
    assert (done.published_by, done.is_published) == (organiser, True)


@pytest.mark.parametrize(
    "who",
    [
        "organiser",
        "resident",
        "founder",
        "reviewer",
        "officer",
        "editor",
        "moderator",
        "manager",
        "administrator",
    ],
)
def test_who_may_save_and_publish(request, experiment, who):
    by = request.getfixturevalue(who)
    conclusion = draft_conclusion(experiment)
    if who in CAREFUL:
        save_conclusion(conclusion=conclusion, points=[], by=by)
        assert publish(conclusion, by).is_published
        return
    with pytest.raises(NotAllowed):
        save_conclusion(conclusion=conclusion, points=[], by=by)
    with pytest.raises(NotAllowed):
        publish(conclusion, by)
    assert not Conclusion.objects.get().is_published


@pytest.mark.parametrize("status", Status)
def test_conclusion_belongs_to_the_end(experiment, organiser, status):
    decision = status if status in CONCLUDED else Status.ADOPTED
    conclusion = draft_conclusion(experiment, decision)
    type(experiment).objects.update(status=status)
    if status in {Status.EVALUATING, *CONCLUDED}:
        assert publish(conclusion, organiser).is_published
    else:
        with pytest.raises(NotEnded):
            publish(conclusion, organiser)
        with pytest.raises(NotEnded):
            save_conclusion(conclusion=conclusion, points=[], by=organiser)


def test_published_conclusion_is_neither_saved_nor_published_again(
    experiment, organiser
):
    conclusion = publish(draft_conclusion(experiment), organiser)
    with pytest.raises(ConclusionIsFrozen):
        publish(conclusion, organiser)
    with pytest.raises(ConclusionIsFrozen):
        save_conclusion(conclusion=conclusion, points=[], by=organiser)


def test_unfinished_draft_is_kept_with_its_points(experiment, organiser):
    draft = Conclusion(experiment=experiment, learnt=Translated(en="Half"))
    point = ConclusionPoint(point=RegisteredPoint.TARGET, verdict=Verdict.NOT_HELD)
    save_conclusion(conclusion=draft, points=[point], by=organiser)
    kept = Conclusion.objects.get()
    assert kept.learnt == {"en": "Half"}
    assert kept.registration == experiment.registrations.get()
    assert [each.point for each in kept.points.all()] == ["target"]


def test_conclusion_without_a_registration_is_refused(experiment, organiser):
    experiment.registrations.all().delete()
    with pytest.raises(NothingRegistered):
        save_conclusion(
            conclusion=Conclusion(experiment=experiment), points=[], by=organiser
        )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"learnt": Translated()}, ["what was learnt"]),
        ({"failed": Translated(en="x", ko="x")}, ["what did not work in ไทย"]),
        (
            {"deviations": Translated()},
            ["what was done differently from the plan"],
        ),
        ({"decision": ""}, ["the decision"]),
        ({"decided_on": None}, ["decided on"]),
        ({"decision_words": Translated()}, ["the decision in words"]),
        ({"decision_owner": Translated()}, ["who answers for the decision"]),
        ({"decided_on": date(2026, 11, 1)}, []),
    ],
    ids=str,
)
def test_what_is_missing_is_named(experiment, organiser, values, expected):
    conclusion = draft_conclusion(experiment, **values)
    assert missing_for_concluding(conclusion) == expected
    if expected:
        with pytest.raises(NotReady):
            publish(conclusion, organiser)


@pytest.mark.parametrize("point", RegisteredPoint)
def test_every_registered_point_is_answered(experiment, point):
    conclusion = draft_conclusion(experiment)
    row = conclusion.points.filter(point=point)
    row.update(words={"en": "Yes"})
    assert missing_for_concluding(conclusion) == [f"{point.label} in 한국어, ไทย"]
    row.delete()
    assert missing_for_concluding(conclusion) == [
        f"{point.label}: did it hold?",
        str(point.label),
    ]


def test_decision_is_that_of_the_end(experiment, organiser):
    conclusion = draft_conclusion(experiment, "adopted")
    type(experiment).objects.update(status=Status.DROPPED)
    with pytest.raises(NotReady) as refusal:
        publish(conclusion, organiser)
    assert refusal.value.missing == [
        "“Dropped” as the decision: so the experiment ended"
    ]
