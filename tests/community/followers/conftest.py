from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from accounts.notifications.actions import tend_notifications
from accounts.notifications.kinds import said
from accounts.notifications.models import Notification
from community.followers import CONSUMERS, follow_everything
from community.followers.telling import PEOPLE
from tests.factories.accounts import UserFactory
from tests.factories.community import ForumFactory, topic_by


@pytest.fixture(autouse=True)
def people_alone(monkeypatch):
    """Other followers of the log are tested where they are at home."""
    monkeypatch.setattr("community.followers.walking.CONSUMERS", {PEOPLE.name: PEOPLE})
    assert CONSUMERS[PEOPLE.name] is PEOPLE


@pytest.fixture
def square(db):
    return ForumFactory(slug="square")


@pytest.fixture
def topic(square, resident):
    """The resident asks; so they watch it."""
    return topic_by(resident, square, title="Night buses")


@pytest.fixture
def told():
    """What stands behind somebody's bell, the oldest first, after the log was read on."""

    def sentences(person):
        follow_everything()
        rows = Notification.objects.filter(person=person).order_by("pk")
        return [(each.kind.removeprefix("community."), said(each)) for each in rows]

    return sentences


@pytest.fixture
def letters():
    """The letters that go out three minutes from now."""

    def sent():
        mail.outbox.clear()
        follow_everything()
        with time_machine.travel(timezone.now() + timedelta(minutes=3), tick=False):
            tend_notifications()
        return mail.outbox

    return sent


@pytest.fixture
def friend(db):
    return UserFactory(display_name="Minji Kim")
