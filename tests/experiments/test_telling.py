"""Letters to everyone: written in the background, to nobody twice."""

from uuid import uuid4

import pytest
from django.core import mail

from experiments.actions import (
    Guardian,
    move_experiment,
    publish_consent_version,
    send_letter_to_participants,
    withdraw_participation,
)
from experiments.actions.concluding import tell_of_conclusion
from experiments.actions.telling import tell_letter, tell_of_consent
from experiments.models import ConsentSignature, LetterSent, Participation
from experiments.workflow import Status
from tests.factories.accounts import UserFactory
from tests.factories.experiments import (
    ConsentVersionFactory,
    join,
    ready_experiment,
    words,
)
from tests.factories.observations import concluded

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return UserFactory()


@pytest.fixture
def experiment(organiser):
    return ready_experiment(slug="happy-parking", organisers=[organiser], capacity=2)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Runs what waits for the commit, and the tasks that it starts."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def written_to():
    return sorted(letter.to[0] for letter in mail.outbox)


def emails(*participations):
    return sorted(each.user.email for each in participations)


def publish(experiment, organiser):
    draft = ConsentVersionFactory(experiment=experiment, published_at=None)
    return publish_consent_version(version=draft, by=organiser)


@pytest.mark.parametrize("count", [1, 20])
def test_publishing_costs_the_same_for_thousands(
    experiment, organiser, count, django_assert_max_num_queries
):
    type(experiment).objects.update(capacity=None)
    for _number in range(count):
        join(experiment)
    draft = ConsentVersionFactory(experiment=experiment, published_at=None)
    with django_assert_max_num_queries(20):
        publish_consent_version(version=draft, by=organiser)


def test_second_run_writes_only_to_those_the_first_did_not_reach(
    experiment, organiser, committed
):
    reached, missed = join(experiment), join(experiment)
    version = publish(experiment, organiser)
    LetterSent.objects.create(participation=reached, about=f"consent:{version.pk}")
    for _run in range(2):
        with committed():
            tell_of_consent.enqueue(version.pk)
    assert written_to() == emails(missed)


def test_whoever_came_later_has_signed_the_new_text_and_is_not_asked(
    experiment, organiser, committed
):
    version = publish(experiment, organiser)
    join(experiment)
    with committed():
        tell_of_consent.enqueue(version.pk)
    assert mail.outbox == []


def test_whoever_left_in_the_meantime_is_not_written_to(
    experiment, organiser, committed
):
    gone, stays = join(experiment), join(experiment)
    letter = send_letter_to_participants(
        experiment=experiment,
        subject="News",
        text="Soon.",
        to_waiting=False,
        client_key=uuid4(),
        by=organiser,
    )
    assert letter.recipients == 2
    withdraw_participation(participation=gone, data_wish="delete", by=gone.user)
    for _run in range(2):
        with committed():
            tell_letter.enqueue(letter.pk)
    assert written_to() == emails(stays)


def test_letter_of_somebody_who_left_the_park_is_not_sent(
    experiment, organiser, committed
):
    join(experiment)
    letter = send_letter_to_participants(
        experiment=experiment,
        subject="News",
        text="Soon.",
        to_waiting=False,
        client_key=uuid4(),
        by=organiser,
    )
    type(letter).objects.update(subject="", text="", by=None)
    with committed():
        tell_letter.enqueue(letter.pk)
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("target", "told"),
    [
        (Status.ADOPTED, "the city adopts what was tried"),
        (Status.CHANGED, "goes on with it in a changed form"),
        (Status.DROPPED, "is not continued"),
    ],
)
def test_conclusion_is_told_to_everyone_and_ends_the_list(
    experiment, manager, committed, target, told
):
    joined = join(experiment)
    child = join(experiment, guardian=Guardian("Parent", "parent@example.org"))
    waiting = join(experiment)
    everyone = emails(joined, child, waiting)
    type(experiment).objects.update(status=Status.EVALUATING)
    concluded(experiment, target)
    with committed():
        move = move_experiment(
            experiment=experiment,
            target=target,
            reason=words("We counted."),
            by=manager,
        )
    assert written_to() == everyone
    for letter in mail.outbox:
        assert letter.subject == "Concluded: Happy Parking"
        assert told in letter.body and "The reason given: We counted." in letter.body
        assert ("still waiting" in letter.body) == (letter.to != emails(joined))
    assert list(Participation.objects.all()) == [joined]
    assert ConsentSignature.objects.count() == 1
    experiment.refresh_from_db()
    assert experiment.places_taken == 1
    with committed():
        tell_of_conclusion.enqueue(move.pk)
    assert written_to() == everyone
