"""The demonstration's moderators find work: as much as was promised, and brought there by the rules themselves."""

import time
from collections import Counter
from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import Profile
from accounts.notifications.models import Delivery, Notification
from accounts.roles import Role
from community.actions.judging import replay_decisions
from community.models import Appeal, Case, Flag, HeldPost, Post, Topic
from community.workflow import PostStatus
from home.demo.plant_moderation import plant_moderation
from innovation_park.lib.translated import in_every_language
from tests.factories.accounts import UserFactory
from tests.factories.community import topic_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def residents(db):
    people = []
    for language in ("en", "ko", "th"):
        for _each in range(7):
            person = UserFactory()
            Profile.objects.filter(user=person).update(language=language)
            people.append(type(person).objects.get(pk=person.pk))
    return people


@pytest.fixture
def sign_ins():
    return {"administrator": UserFactory(roles=[Role.MODERATOR])}


def test_queue_has_work_in_three_languages_within_a_second(residents, sign_ins):
    for person in residents[::7]:
        topic_by(person, language=person.profile.language, client_key=uuid4())
    Topic.objects.update(is_demo=True)
    in_every_language(
        lambda: reverse("community:rules")
    )  # what every process reads once
    began = time.process_time()
    plant_moderation(sign_ins, residents)
    seconds = time.process_time() - began
    kinds = Counter(Case.objects.open().values_list("kind", flat=True))
    assert kinds == {"held": 2, "flagged": 2, "hidden": 1, "appeal": 1}
    assert set(Case.objects.values_list("language", flat=True)) == {"en", "ko", "th"}
    assert Flag.objects.filter(case__kind="flagged").count() == 3
    assert (HeldPost.objects.count(), Appeal.objects.count()) == (2, 1)
    assert Post.objects.filter(status=PostStatus.HIDDEN).count() == 2
    assert not Case.objects.exclude(is_demo=True).exists()
    assert replay_decisions() == (3, [])
    assert Notification.objects.count() == 2
    assert not Delivery.objects.exists()
    assert seconds < 1


def test_without_talks_nothing_is_planted(residents, sign_ins):
    plant_moderation(sign_ins, residents)
    assert not Case.objects.exists()
