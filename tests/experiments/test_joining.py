from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail

from experiments.actions import change_capacity, fill_places
from experiments.models import Participation, ParticipationEvent
from experiments.permissions import (
    AlreadyTakingPart,
    ConsentHasChanged,
    KeyIsTaken,
    NotAllowed,
    NotOpenToJoin,
    PlacesBelowTaken,
    RequiredPurposeRefused,
)
from experiments.workflow import OPEN_TO_JOIN, ParticipationStatus, Status
from tests.factories.accounts import UserFactory
from tests.factories.experiments import (
    ConsentVersionFactory,
    ExperimentFactory,
    decisions_for,
    join,
    ready_experiment,
)

pytestmark = pytest.mark.django_db


def statuses(experiment):
    ordered = experiment.participations.order_by("queued_at", "pk")
    return list(ordered.values_list("status", flat=True))


def test_join_takes_a_place_and_signs(resident):
    experiment = ready_experiment()
    participation = join(
        experiment, resident, signed_in_by="password+mfa", language="ko"
    )
    experiment.refresh_from_db()
    signature = participation.signatures.get()
    assert participation.status == ParticipationStatus.JOINED
    assert participation.joined_at == participation.queued_at
    assert experiment.places_taken == 1
    assert (signature.signed_in_by, signature.language) == ("password+mfa", "ko")
    assert signature.version == experiment.current_consent()
    assert signature.text.startswith("참여 동의서: ")


def test_join_records_every_decision(resident):
    experiment = ready_experiment()
    participation = join(
        experiment, resident, decisions=decisions_for(experiment, photos=False)
    )
    decisions = participation.signatures.get().decisions
    assert dict(decisions.values_list("purpose__key", "is_granted")) == {
        "place": True,
        "photos": False,
    }


def test_whoever_comes_later_waits_in_order():
    experiment = ready_experiment(capacity=1)
    _first, second, third = join(experiment), join(experiment), join(experiment)
    assert statuses(experiment) == ["joined", "waiting", "waiting"]
    assert (second.position_in_list(), third.position_in_list()) == (1, 2)


def test_no_limit_means_no_list():
    experiment = ready_experiment(capacity=None)
    for _ in range(3):
        join(experiment)
    assert statuses(experiment) == ["joined"] * 3


def test_same_key_gives_the_same_participation(resident):
    experiment, key = ready_experiment(), uuid4()
    first = join(experiment, resident, client_key=key)
    second = join(experiment, resident, client_key=key)
    assert first == second
    assert first.signatures.count() == 1


def test_key_of_somebody_else_is_refused_without_a_word_about_them(resident, neighbour):
    experiment, key = ready_experiment(), uuid4()
    join(experiment, resident, client_key=key)
    with pytest.raises(KeyIsTaken) as refusal:
        join(experiment, neighbour, client_key=key)
    assert (
        str(refusal.value) == "This form cannot be sent again. Please sign once more."
    )
    assert experiment.participations.count() == 1


def test_key_used_for_another_experiment_is_refused(resident):
    key = uuid4()
    join(ready_experiment(), resident, client_key=key)
    with pytest.raises(KeyIsTaken):
        join(ready_experiment(), resident, client_key=key)


def test_joining_twice_is_refused_and_names_the_first(resident):
    experiment = ready_experiment()
    first = join(experiment, resident)
    with pytest.raises(AlreadyTakingPart) as refusal:
        join(experiment, resident)
    assert refusal.value.participation == first


@pytest.mark.parametrize("status", Status)
def test_join_only_while_open(status):
    experiment = ready_experiment(status=status)
    if status in OPEN_TO_JOIN:
        join(experiment)
    else:
        with pytest.raises(NotOpenToJoin):
            join(experiment)
    assert experiment.participations.count() == int(status in OPEN_TO_JOIN)


def test_join_without_a_published_text_is_refused():
    experiment = ExperimentFactory()
    ConsentVersionFactory(experiment=experiment, published_at=None)
    with pytest.raises(NotOpenToJoin):
        join(experiment, decisions={})


def test_join_needs_a_person():
    experiment = ready_experiment()
    with pytest.raises((NotOpenToJoin, TypeError)):
        join(experiment, AnonymousUser())


def test_refusing_something_required_is_refused(resident):
    experiment = ready_experiment()
    with pytest.raises(RequiredPurposeRefused):
        join(experiment, resident, decisions=decisions_for(experiment, place=False))
    assert experiment.participations.count() == 0


@pytest.mark.parametrize("change", ["none", "one missing", "old version"])
def test_decisions_on_another_text_are_refused(resident, change):
    experiment = ready_experiment()
    decisions = decisions_for(experiment)
    if change == "none":
        decisions = {}
    elif change == "one missing":
        decisions.popitem()
    else:
        ConsentVersionFactory(experiment=experiment)
    with pytest.raises(ConsentHasChanged):
        join(experiment, resident, decisions=decisions)


def test_more_places_go_to_those_who_wait(manager):
    experiment = ready_experiment(capacity=1)
    for _ in range(4):
        join(experiment)
    change_capacity(experiment=experiment, capacity=3, by=manager)
    experiment.refresh_from_db()
    assert statuses(experiment) == ["joined"] * 3 + ["waiting"]
    assert experiment.places_taken == 3


def test_no_limit_any_more_lets_everyone_in(manager):
    experiment = ready_experiment(capacity=1)
    for _ in range(3):
        join(experiment)
    change_capacity(experiment=experiment, capacity=None, by=manager)
    assert statuses(experiment) == ["joined"] * 3


def test_fewer_places_than_people_is_refused(manager):
    experiment = ready_experiment(capacity=3)
    join(experiment), join(experiment)
    with pytest.raises(PlacesBelowTaken):
        change_capacity(experiment=experiment, capacity=1, by=manager)
    change_capacity(experiment=experiment, capacity=2, by=manager)
    assert experiment.capacity == 2


def test_capacity_is_for_organisers(resident):
    with pytest.raises(NotAllowed):
        change_capacity(experiment=ready_experiment(), capacity=99, by=resident)


def test_clock_gives_places_that_were_left_empty():
    experiment = ready_experiment(capacity=1)
    join(experiment), join(experiment)
    type(experiment).objects.filter(pk=experiment.pk).update(capacity=2)
    assert fill_places(experiment=experiment) == 1
    assert fill_places(experiment=experiment) == 0
    assert statuses(experiment) == ["joined", "joined"]


def test_letters_say_joined_and_waiting(django_capture_on_commit_callbacks):
    experiment = ready_experiment(slug="happy-parking", capacity=1)
    with django_capture_on_commit_callbacks(execute=True):
        first, second = join(experiment), join(experiment)
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [
        ([first.user.email], "You have joined: Happy Parking"),
        ([second.user.email], "You are on the waiting list: Happy Parking"),
    ]
    assert first.code in mail.outbox[0].body
    assert "You are number 1." in mail.outbox[1].body


def test_letter_is_in_the_language_of_the_person(django_capture_on_commit_callbacks):
    user = UserFactory()
    user.profile.language = "ko"
    user.profile.save()
    with django_capture_on_commit_callbacks(execute=True):
        participation = join(ready_experiment(), user, language="en")
    assert f"/ko/experiments/receipts/{participation.code}/" in mail.outbox[0].body


def test_events_tell_what_happened():
    participation = join(ready_experiment())
    assert list(ParticipationEvent.objects.values_list("source", "target")) == [
        ("", "joined")
    ]
    assert participation.events.get().at == participation.queued_at


def test_who_sees_a_participation(resident, neighbour, manager):
    organiser = UserFactory()
    experiment = ready_experiment(organisers=[organiser])
    participation = join(experiment, resident)
    join(ready_experiment(), neighbour)

    def visible(user):
        return participation in Participation.objects.visible_to(user)

    seen = {who: visible(who) for who in (resident, neighbour, organiser, manager)}
    assert seen == {resident: True, neighbour: False, organiser: True, manager: True}
    assert not visible(AnonymousUser())
