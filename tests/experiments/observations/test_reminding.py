"""Reminders: by choice, once a day, only while due, stopped by one press."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from experiments.models import Experiment
from experiments.observations.actions import choose_reminders, send_reminders
from experiments.observations.models import Reminder
from experiments.permissions import NotTakingPart
from experiments.workflow import Status
from tests.factories.experiments import ConsentVersionFactory, join
from tests.factories.filling_in import observe, running

pytestmark = pytest.mark.django_db


@pytest.fixture
def participation(resident, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        participation = join(running(how_often="daily"), resident)
    mail.outbox.clear()
    return participation


def at(hour, days=0):
    today = timezone.localtime().replace(hour=hour, minute=5)
    return today + timedelta(days=days)


@pytest.fixture
def clock(django_capture_on_commit_callbacks):
    def strike(moment):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            sent = send_reminders(moment)
        assert sent == len(mail.outbox)
        return sent

    return strike


def choose(participation, **hours):
    choose_reminders(participation=participation, hours=hours, by=participation.user)


def test_nobody_is_reminded_without_asking(participation, clock):
    assert [clock(at(hour)) for hour in range(24)] == [0] * 24


def test_once_a_day_from_the_chosen_hour(participation, clock):
    choose(participation, diary=18)
    assert [clock(at(17)), clock(at(18)), clock(at(18)), clock(at(23))] == [0, 1, 0, 0]
    assert clock(at(18, days=1)) == 1


def test_not_when_filled_in(participation, clock):
    choose(participation, diary=0)
    observe(participation)
    assert clock(timezone.now()) == 0
    assert clock(at(1, days=1)) == 1


@pytest.mark.parametrize("status", [Status.PAUSED, Status.EVALUATING])
def test_not_when_nothing_is_taken(participation, clock, status):
    choose(participation, diary=0)
    Experiment.objects.update(status=status)
    assert clock(at(12)) == 0


def test_not_before_the_new_consent_is_signed(participation, clock):
    choose(participation, diary=0)
    ConsentVersionFactory(experiment=participation.experiment)
    assert clock(at(12)) == 0


def test_form_for_any_time_is_never_due(resident, clock):
    participation = join(running(how_often="any-time"), resident)
    choose(participation, diary=0)
    assert clock(at(12)) == 0


def test_letter_is_in_the_readers_language(participation, clock):
    choose(participation, diary=0)
    participation.user.profile.language = "ko"
    participation.user.profile.save()
    clock(at(12))
    (letter,) = mail.outbox
    assert letter.to == [participation.user.email]
    assert "Weekly diary (ko)" in letter.body
    assert "/ko/experiments/happy-parking/observe/" in letter.body


def test_link_of_the_letter_stops_them_without_signing_in(client, participation, clock):
    choose(participation, diary=0)
    clock(at(12))
    path = re.search(r"http://[^/]+(/en/\S+/reminders/\S+)", mail.outbox[0].body)[1]
    assert "Stop the reminders?" in client.get(path).content.decode()
    assert Reminder.objects.count() == 1
    assert "No more reminders" in client.post(path).content.decode()
    assert Reminder.objects.count() == 0
    assert clock(at(12, days=1)) == 0
    assert client.get(path[:-3] + "xx/").status_code == 404


def test_choosing_on_the_page(client, participation):
    client.force_login(participation.user)
    address = "/en/experiments/happy-parking/reminders/"
    client.post(address, {"wanted-diary": "on", "hour-diary": "7"})
    assert list(Reminder.objects.values_list("form", "hour")) == [("diary", 7)]
    client.post(address, {"hour-diary": "7"})
    assert Reminder.objects.count() == 0


def test_nobody_chooses_for_others(participation, neighbour):
    with pytest.raises(NotTakingPart):
        choose_reminders(participation=participation, hours={"diary": 7}, by=neighbour)
