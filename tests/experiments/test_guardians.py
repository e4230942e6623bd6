from datetime import timedelta

import pytest
import time_machine
from django.core import mail, signing
from django.core.management import call_command
from django.utils import timezone

from experiments.actions import (
    Guardian,
    confirm_guardian,
    expire_guardian_requests,
    refuse_guardian,
    renew_consent,
    withdraw_guardian,
    withdraw_participation,
)
from experiments.emails import GUARDIAN_SALT, guardian_token
from experiments.models import ConsentSignature, Participation
from experiments.permissions import GuardianRequestOver
from tests.factories.experiments import (
    ConsentVersionFactory,
    decisions_for,
    join,
    ready_experiment,
)

pytestmark = pytest.mark.django_db

PARENT = Guardian("Parent", "parent@example.org")


def child_in(experiment, user=None):
    participation = join(experiment, user, guardian=PARENT)
    return participation, participation.signatures.get()


def later(**time):
    return timezone.now() + timedelta(**time)


def test_place_is_held_until_the_guardian_agrees():
    experiment = ready_experiment(capacity=1)
    participation, signature = child_in(experiment)
    experiment.refresh_from_db()
    assert participation.status == "guardian"
    assert experiment.places_taken == 1
    assert join(experiment).status == "waiting"
    until = signature.guardian_asked_until
    assert later(days=7) - until < timedelta(minutes=1)


def test_guardian_agrees_and_the_child_has_joined():
    participation, signature = child_in(ready_experiment())
    confirm_guardian(signature=signature, name="Full Name")
    participation.refresh_from_db()
    signature.refresh_from_db()
    assert participation.status == "joined"
    assert participation.joined_at == signature.guardian_confirmed_at
    assert signature.guardian_name == "Full Name"


def test_agreeing_twice_changes_nothing():
    participation, signature = child_in(ready_experiment())
    confirm_guardian(signature=signature, name="Full Name")
    confirm_guardian(signature=signature, name="Other Name")
    signature.refresh_from_db()
    assert signature.guardian_name == "Full Name"
    assert participation.events.count() == 2


def test_guardian_of_a_child_in_line_agrees_and_the_child_keeps_waiting():
    experiment = ready_experiment(capacity=1)
    first = join(experiment)
    participation, signature = child_in(experiment)
    confirm_guardian(signature=signature, name="Full Name")
    participation.refresh_from_db()
    assert participation.status == "waiting"
    withdraw_participation(participation=first, data_wish="delete", by=first.user)
    participation.refresh_from_db()
    assert participation.status == "joined"


def test_child_in_line_without_an_answer_gets_a_held_place():
    experiment = ready_experiment(capacity=1)
    first = join(experiment)
    participation, _signature = child_in(experiment)
    withdraw_participation(participation=first, data_wish="delete", by=first.user)
    participation.refresh_from_db()
    assert participation.status == "guardian"


@pytest.mark.parametrize("answer", ["refuses", "is silent"])
def test_without_consent_the_place_is_free_and_the_child_forgotten(answer):
    experiment = ready_experiment(capacity=1)
    _participation, signature = child_in(experiment)
    second = join(experiment)
    if answer == "refuses":
        refuse_guardian(signature=signature)
    else:
        assert expire_guardian_requests(now=later(days=7, minutes=1)) == 1
    second.refresh_from_db()
    assert second.status == "joined"
    assert Participation.objects.count() == 1
    assert not ConsentSignature.objects.filter(guardian_email=PARENT.email).exists()


def test_nothing_expires_before_its_time():
    participation, signature = child_in(ready_experiment())
    assert expire_guardian_requests(now=later(days=6, hours=23)) == 0
    confirm_guardian(signature=signature, name="Full Name")
    assert expire_guardian_requests(now=later(days=8)) == 0
    assert Participation.objects.get().status == "joined"


def test_agreeing_too_late_is_refused():
    _participation, signature = child_in(ready_experiment())
    ConsentSignature.objects.update(guardian_asked_until=later(seconds=-1))
    with pytest.raises(GuardianRequestOver):
        confirm_guardian(signature=signature, name="Full Name")


@pytest.mark.parametrize("answer", ["agrees", "refuses"])
def test_guardian_answers_after_the_child_has_left(answer):
    participation, signature = child_in(ready_experiment())
    withdraw_participation(
        participation=participation, data_wish="keep", by=participation.user
    )
    with pytest.raises(GuardianRequestOver):
        if answer == "agrees":
            confirm_guardian(signature=signature, name="Full Name")
        else:
            refuse_guardian(signature=signature)


def test_refusing_after_agreeing_is_refused():
    _participation, signature = child_in(ready_experiment())
    confirm_guardian(signature=signature, name="Full Name")
    with pytest.raises(GuardianRequestOver):
        refuse_guardian(signature=signature)


def test_clock_command_says_what_it_did(capsys):
    experiment = ready_experiment(capacity=1)
    child_in(experiment), join(experiment)
    ConsentSignature.objects.exclude(guardian_email="").update(
        guardian_asked_until=later(seconds=-1)
    )
    call_command("tick")
    call_command("tick")
    assert capsys.readouterr().out == "Requests expired: 1. Places given: 0.\n"


def test_renewal_that_the_guardian_does_not_confirm_leaves_the_earlier_one():
    experiment = ready_experiment()
    participation, first = child_in(experiment)
    confirm_guardian(signature=first, name="Full Name")
    ConsentVersionFactory(experiment=experiment)
    second = renew_consent(
        participation=participation,
        by=participation.user,
        language="en",
        decisions=decisions_for(experiment),
        signed_in_by="password",
        guardian=PARENT,
    )
    assert participation.signature_in_force() == first
    refuse_guardian(signature=second)
    participation.refresh_from_db()
    assert participation.status == "joined"
    assert participation.signatures.get() == first


def test_letters_go_to_the_guardian_and_the_child(django_capture_on_commit_callbacks):
    experiment = ready_experiment(slug="happy-parking")
    with django_capture_on_commit_callbacks(execute=True):
        participation, signature = child_in(experiment)
    with django_capture_on_commit_callbacks(execute=True):
        refuse_guardian(signature=signature)
    subjects = [(letter.to[0], letter.subject) for letter in mail.outbox]
    child = participation.user.email
    assert subjects == [
        ("parent@example.org", "Do you agree? Happy Parking"),
        (child, "We have asked your guardian: Happy Parking"),
        (child, "Your guardian does not agree: Happy Parking"),
    ]
    facts, _colon, _moment = guardian_token(signature).partition(":")
    assert facts in mail.outbox[0].body


def test_token_says_nothing_about_anybody():
    _participation, signature = child_in(ready_experiment())
    token = guardian_token(signature)
    assert signing.loads(token, salt=GUARDIAN_SALT) == [
        signature.pk,
        signature.text_sha256[:16],
    ]
    with pytest.raises(signing.BadSignature):
        signing.loads(token, salt="another purpose")


def agreed(experiment):
    participation, signature = child_in(experiment)
    confirm_guardian(signature=signature, name="Full Name")
    return participation, signature


@pytest.mark.parametrize("days", [0, 30])
def test_guardian_takes_the_consent_back_by_one_button_on_the_same_page(
    client, days, django_capture_on_commit_callbacks
):
    experiment = ready_experiment(slug="happy-parking", capacity=1)
    participation, signature = agreed(experiment)
    second = join(experiment)
    address = f"/en/experiments/guardian/{guardian_token(signature)}/"
    with time_machine.travel(later(days=days)):
        assert b'name="withdraw"' in client.get(address).content
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(address, {"withdraw": "yes"})
        assert client.get(address).status_code == 410
    assert response.status_code == 200
    second.refresh_from_db()
    assert second.status == "joined"
    assert not Participation.objects.filter(user=participation.user).exists()
    assert [
        letter.subject
        for letter in mail.outbox
        if letter.to == [participation.user.email]
    ] == ["Your guardian no longer agrees: Happy Parking"]


def test_guardian_of_somebody_who_signed_alone_since_takes_nothing_back():
    experiment = ready_experiment()
    participation, signature = agreed(experiment)
    ConsentVersionFactory(experiment=experiment)
    renew_consent(
        participation=participation,
        by=participation.user,
        language="en",
        decisions=decisions_for(experiment),
        signed_in_by="password",
    )
    with pytest.raises(GuardianRequestOver):
        withdraw_guardian(signature=signature)
    participation.refresh_from_db()
    assert participation.status == "joined"


def test_guardian_who_has_not_agreed_has_nothing_to_take_back():
    _participation, signature = child_in(ready_experiment())
    with pytest.raises(GuardianRequestOver):
        withdraw_guardian(signature=signature)
