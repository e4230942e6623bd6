"""The round-up of followed forums: the best of what one has not read, with the gathered letters."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Profile
from accounts.notifications.actions import send_digests
from accounts.notifications.enums import Way
from accounts.notifications.models import Notification
from community.actions.reacting import react_to_post
from community.actions.reading import follow_topic, mark_read
from community.enums import Access, Feeling, Following
from community.followers.roundups import plan_roundups
from community.kinds import ROUNDUP
from community.models import ForumFollowing
from community.unread import best_unread
from tests.factories.accounts import UserFactory
from tests.factories.community import ForumFactory, post_by, topic_by
from tests.factories.notifications import chooses

pytestmark = pytest.mark.django_db

SATURDAY = "2026-11-21T03:00Z"
MONDAY_SEVEN = "2026-11-22T22:30Z"  # half past seven in Seoul
MONDAY_EIGHT = "2026-11-22T23:00Z"


def at(moment):
    return time_machine.travel(moment, tick=False)


def follows(person, forum, level=Following.TRACKING):
    ForumFollowing.objects.create(
        person=person, forum=forum, following=level, since="2026-11-01T00:00Z"
    )


def reads(person, topic):
    topic.refresh_from_db()
    mark_read(topic=topic, by=person, number=topic.last_number)


@pytest.fixture
def topics(square, neighbour):
    """Three topics of Saturday; the second has most in it."""
    with at(SATURDAY):
        topics = [
            topic_by(neighbour, square, title=title)
            for title in ("Benches", "Night buses", "Lights")
        ]
        for _often in range(3):
            post_by(neighbour, topics[1])
        react_to_post(
            post=topics[2].posts.get(),
            by=UserFactory(),
            feeling=Feeling.JOY,
            is_given=True,
        )
    return topics


def letter_of_monday():
    with at(MONDAY_SEVEN):
        plan_roundups()
        plan_roundups()
    with at(MONDAY_EIGHT):
        send_digests()
    return mail.outbox


def lines(letter):
    return [
        each.removeprefix("- ").rpartition(": ")[0]
        for each in letter.body.splitlines()
        if each.startswith("- ")
    ]


def test_best_unread_topics_come_once_a_week(square, topics, resident):
    follows(resident, square)
    (letter,) = letter_of_monday()
    assert letter.to == [resident.email]
    assert lines(letter) == [
        "The square – Night buses (4 new posts)",
        "The square – Lights (1 new post)",
        "The square – Benches (1 new post)",
    ]
    assert f"http://localhost:8000{topics[1].get_absolute_url()}" in letter.body
    assert [each.kind for each in Notification.objects.all()] == [ROUNDUP.key]


def test_round_up_is_in_the_language_of_its_reader(square, topics, resident):
    Profile.objects.filter(user=resident).update(language="ko")
    follows(resident, square)
    (letter,) = letter_of_monday()
    assert lines(letter)[0].startswith("광장 – Night buses")
    assert "/ko/forums/topics/" in letter.body


def test_what_was_read_by_then_is_left_out(square, topics, resident):
    follows(resident, square)
    with at(MONDAY_SEVEN):
        plan_roundups()
        reads(resident, topics[1])
        follow_topic(topic=topics[2], by=resident, following=Following.MUTED)
    assert lines(letter_of_monday()[0]) == ["The square – Benches (1 new post)"]


def test_where_nothing_is_left_there_is_no_letter(square, topics, resident):
    follows(resident, square)
    with at(MONDAY_SEVEN):
        plan_roundups()
    for topic in topics:
        reads(resident, topic)
    assert letter_of_monday() == []


@pytest.mark.parametrize("level", [Following.MUTED, Following.NORMAL])
def test_who_does_not_follow_gets_none(square, topics, resident, level):
    follows(resident, square, level)
    assert letter_of_monday() == []


def test_who_wants_none_gets_none(square, topics, resident):
    follows(resident, square)
    chooses(resident, Way.OFF, ROUNDUP)
    assert letter_of_monday() == []


def test_daily_round_up_comes_on_any_day(square, topics, resident, neighbour):
    follows(resident, square)
    follows(neighbour, square)
    chooses(resident, Way.DAILY, ROUNDUP)
    with at("2026-11-21T22:30Z"):
        assert plan_roundups() == 1
    with at("2026-11-21T23:00Z"):
        assert send_digests() == 1


def test_closed_forum_stays_closed(square, topics, resident):
    square.access = Access.MEMBERS
    square.save()
    follows(resident, square)
    assert letter_of_monday() == []


def test_old_topics_are_no_news(square, topics, resident):
    follows(resident, square)
    with at(timezone.now() + timedelta(days=365)):
        assert plan_roundups() == 0
        assert best_unread(resident) == []


def test_planning_costs_the_same_for_many(square, topics):
    def cost():
        with CaptureQueriesContext(connection) as queries, at(MONDAY_SEVEN):
            plan_roundups()
        Notification.objects.all().delete()
        return len(queries)

    follows(UserFactory(), square)
    one = cost()
    for person in UserFactory.create_batch(4):
        follows(person, square)
    assert cost() == one


def test_other_forums_do_not_count(topics, resident):
    follows(resident, ForumFactory())
    assert letter_of_monday() == []
