"""What is kept for a while only, and is gone after it."""

from datetime import timedelta

import time_machine
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.core.management import call_command
from django.utils import timezone

from accounts.actions import create_demo_people, forget_old_traces
from accounts.models import User
from tests.factories.accounts import UserFactory

NOTHING = {"sessions": 0, "connections": 0, "tasks": 0, "unconfirmed": 0}


def test_nothing_young_is_forgotten(visitor, resident):
    visitor.client.force_login(resident)
    visitor.get("/en/me/")
    assert forget_old_traces() == NOTHING


def test_connection_is_forgotten_after_thirty_days(resident):
    UserSession.objects.create(user=resident, ip="203.0.113.9", session_key="a")
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert forget_old_traces()["connections"] == 1


def test_address_nobody_confirmed_is_forgotten(visitor, resident):
    visitor.post("/en/account/signup/", {"email": "typo@example.org"})
    assert User.objects.filter(email="typo@example.org").exists()
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert forget_old_traces()["unconfirmed"] == 1
    assert list(User.objects.all()) == [resident]


def test_staff_and_demonstration_stay(db):
    create_demo_people()
    confirmed = UserFactory()
    EmailAddress.objects.create(user=confirmed, email="second@example.org")
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        call_command("forget_old_traces")
    assert User.objects.count() == 11
