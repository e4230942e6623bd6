"""The talks of the demonstration park: three languages, logs that hold, something unread, nobody told of them anew."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.actions import create_demo_people
from accounts.districts.actions import load_districts
from accounts.notifications.models import Notification
from community.actions.logging import line_of_event
from community.actions.places import open_park_forums
from community.chain import digest_of
from community.followers import CONSUMERS
from community.models import Event, Forum, Position, Post, Topic, unread_topics
from home.demo.forums import LANGUAGE_FORUMS, TALKS
from home.demo.plant_forum_news import plant_forum_news
from home.demo.plant_forums import all_is_told, plant_forums
from home.demo.plant_moderation import plant_moderation
from home.demo.plant_participants import plant_people
from home.opening import FORUMS
from tests.factories.community import ForumFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)
THE_DAY_AFTER = datetime(
    2026, 11, 24, 3, tzinfo=UTC
)  # nothing is cut off at the present


@pytest.fixture
def sign_ins(db, time_machine):
    time_machine.move_to(THE_DAY_AFTER)
    load_districts()
    people = create_demo_people()
    open_park_forums(FORUMS)
    opened = {each["slug"] for each in (*FORUMS, *LANGUAGE_FORUMS)}
    for slug in {talk.forum for talk in TALKS} - opened:
        ForumFactory(slug=slug)
    chance = Random(1)  # noqa: S311
    residents = plant_people(130, chance=chance, day=DAY)
    plant_forums(people, residents, chance=chance, day=DAY)
    plant_moderation(people, residents)
    all_is_told()
    return people


def test_park_talks_in_three_languages(sign_ins):
    topics = Topic.objects.all()
    assert set(topics.values_list("language", flat=True)) == {"en", "ko", "th"}
    assert {talk.forum for talk in TALKS} == {
        topic.forum.slug for topic in topics.select_related("forum")
    }
    assert topics.filter(answer__isnull=False).exists()
    assert topics.filter(is_pinned=True, is_closed=True).exists()
    assert Post.objects.filter(
        edited_at__isnull=False, revisions__isnull=False
    ).exists()
    assert Post.objects.exclude(feelings={}).count() > 50
    assert "mention" in Post.objects.get(body__contains="Main gate of the park").html
    assert Forum.objects.visible_to(AnonymousUser()).count() == len(
        {talk.forum for talk in TALKS}
    )


def test_every_log_holds(sign_ins):
    for topic in Topic.objects.all():
        digest = ""
        events = (
            Event.objects.filter(topic=topic).select_related("post").order_by("seq")
        )
        for seq, event in enumerate(events, start=1):
            digest = digest_of(digest, line_of_event(event))
            assert (event.seq, event.digest) == (seq, digest)
        assert (topic.head_seq, topic.head_digest) == (seq, digest)
        assert topic.last_number == topic.posts.count()


def test_something_waits_for_the_resident_and_no_old_talk_is_told_of(sign_ins):
    unread = unread_topics(sign_ins["resident"])
    waiting = [talk for talk in TALKS if talk.unread and talk.reader == "resident"]
    assert len(waiting) < unread.count() < 15
    known = Position.objects.values_list("consumer", "topic")
    topics = Topic.objects.values_list("pk", flat=True)
    assert set(known) == {(name, topic) for name in CONSUMERS for topic in topics}


def test_forums_of_one_language_stand_beside_those_of_all(sign_ins):
    assert set(Forum.objects.values_list("language", flat=True)) == {
        "",
        "en",
        "ko",
        "th",
    }
    for forum in Forum.objects.exclude(language=""):
        assert {topic.language for topic in forum.topics.all()} == {forum.language}


def test_news_of_the_forums_waits_behind_the_bells(sign_ins):
    people = [sign_ins["resident"], sign_ins["neighbour"]]
    Notification.objects.all().delete()
    plant_forum_news(people)
    rows = Notification.objects.filter(read_at=None)
    kinds = [
        set(rows.filter(person=person).values_list("kind", flat=True))
        for person in people
    ]
    assert kinds[0] >= {"community.watched", "community.replies"}
    assert kinds[1] >= {"community.mentions", "community.replies"}
    assert rows.exclude(person__in=people).count() == 0
    for row in rows:
        post = Post.objects.get(pk=row.arguments["post"])
        assert row.place == post.number
        assert abs(row.made_at - post.made_at) < timedelta(seconds=1)
