import pytest

from experiments.actions import withdraw_participation
from experiments.enums import DataWish
from experiments.models import Experiment
from experiments.standing import Act, places_in_words, standing_of
from experiments.workflow import Status
from tests.factories.accounts import UserFactory
from tests.factories.experiments import (
    ConsentVersionFactory,
    ExperimentFactory,
    join,
    ready_experiment,
)

pytestmark = pytest.mark.django_db


class Nobody:
    is_authenticated = False


def act(experiment, user=None) -> Act:
    experiment = Experiment.objects.with_waiting().get(pk=experiment.pk)
    return standing_of(experiment, user or Nobody()).act


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.PROPOSED, Act.PLANNED),
        (Status.DESIGNING, Act.PLANNED),
        (Status.RECRUITING, Act.JOIN),
        (Status.RUNNING, Act.JOIN),
        (Status.PAUSED, Act.PAUSED),
        (Status.EVALUATING, Act.EVALUATING),
        (Status.ADOPTED, Act.CONCLUDED),
        (Status.CHANGED, Act.CONCLUDED),
        (Status.DROPPED, Act.CONCLUDED),
    ],
)
def test_act_of_a_visitor_follows_the_status(status, expected):
    assert act(ready_experiment(status=status)) == expected


def test_act_without_a_consent_text_nobody_joins():
    assert act(ExperimentFactory()) == Act.PLANNED


def test_act_when_full_is_to_wait():
    assert act(ready_experiment(capacity=1, places_taken=1)) == Act.QUEUE


def test_act_of_those_who_take_part():
    experiment = ready_experiment(capacity=1)
    first, second = UserFactory(), UserFactory()
    participation = join(experiment, first)
    join(experiment, second)
    assert [act(experiment, each) for each in (first, second)] == [
        Act.JOINED,
        Act.WAITING,
    ]
    ConsentVersionFactory(experiment=experiment)
    assert act(experiment, first) == Act.RENEW
    withdraw_participation(
        participation=participation, data_wish=DataWish.DELETE, by=first
    )
    assert act(experiment, first) == Act.QUEUE


def test_consents_newest_first_without_drafts():
    experiment = ready_experiment()
    ConsentVersionFactory(experiment=experiment)
    ConsentVersionFactory(experiment=experiment, published_at=None)
    consents = standing_of(experiment, Nobody()).consents
    assert [(each.version.number, len(each.purposes)) for each in consents] == [
        (2, 2),
        (1, 2),
    ]


@pytest.mark.parametrize(
    ("fields", "waiting", "words"),
    [
        ({"capacity": 40, "places_taken": 28}, 0, "12 of 40 places left"),
        ({"capacity": 40, "places_taken": 40}, 3, "Full – 3 waiting"),
        ({"capacity": 40, "places_taken": 40}, 0, "Full – you can wait for a place"),
        ({"capacity": None}, 0, "Places for everyone"),
        ({"capacity": 40, "status": Status.ADOPTED}, 0, "40 places"),
        ({"capacity": None, "status": Status.ADOPTED}, 0, ""),
    ],
)
def test_places_in_words(fields, waiting, words):
    experiment = ExperimentFactory.build(**fields)
    experiment.waiting = waiting
    assert places_in_words(experiment) == words
