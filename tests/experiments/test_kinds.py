"""What experiments tell people of: kept while it is theirs, looked at again before it goes out."""

import pytest
from django.core import mail

from accounts.models import User
from accounts.notifications.actions import tend_notifications
from accounts.notifications.kinds import KINDS, said
from accounts.notifications.models import Notification
from experiments.actions import withdraw_participation
from experiments.emails import letter_consent_changed, letter_promoted
from experiments.enums import DataWish
from tests.factories.experiments import join, ready_experiment, words

pytestmark = pytest.mark.django_db


def told(person: User) -> list[str]:
    return [said(each) for each in Notification.objects.filter(person=person)]


def test_joining_is_told_behind_the_bell(resident):
    experiment = ready_experiment(name=words("Happy Parking"))
    participation = join(experiment, resident)
    notification = Notification.objects.get(person=resident)
    assert told(resident) == ["You have joined: Happy Parking"]
    assert notification.url["ko"] == f"/ko/experiments/receipts/{participation.code}/"


@pytest.mark.parametrize("wish", DataWish)
def test_nothing_links_whoever_withdrew_to_what_stays(resident, neighbour, wish):
    experiment = ready_experiment()
    participation = join(experiment, resident)
    join(experiment, neighbour)
    letter_promoted(participation)
    withdraw_participation(participation=participation, data_wish=wish, by=resident)
    assert (told(resident), len(told(neighbour))) == ([], 1)
    tend_notifications()
    assert [each.to for each in mail.outbox] == [[neighbour.email]]


def test_nobody_is_asked_to_sign_what_they_have_signed(resident):
    participation = join(ready_experiment(), resident)
    signed = participation.signatures.get().version
    letter_consent_changed(participation, signed)
    notification = Notification.objects.get(kind="experiments.consent")
    still_matters = KINDS[notification.kind].still_matters
    assert not still_matters(notification)
    notification.arguments["version"] = signed.pk + 1
    assert still_matters(notification)
