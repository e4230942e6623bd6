"""What is new for somebody, over all forums, and how they say that they have seen it."""

import pytest
from django.urls import reverse

from accounts.notifications.actions import reach
from accounts.notifications.kinds import TRIAL
from accounts.notifications.models import Notification
from community.actions.following import follow_forum, mark_all_read
from community.actions.reading import follow_topic, mark_read
from community.enums import Access, Following
from community.followers import follow_everything
from community.kinds import thread_of
from community.models import (
    Forum,
    ForumFollowing,
    Reading,
    unread_by_forum,
    unread_topics,
)
from tests.factories.community import ForumFactory, post_by, topic_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(resident):
    return topic_by(resident)


def unread_of(person):
    return dict(unread_topics(person).values_list("pk", "unread"))


def test_opened_topic_is_unread_when_somebody_writes(topic, resident, neighbour):
    assert unread_of(neighbour) == {}
    mark_read(topic=topic, by=neighbour, number=1)
    assert unread_of(neighbour) == {}
    post_by(resident, topic)
    post_by(resident, topic)
    assert unread_of(neighbour) == {topic.pk: 2}
    assert unread_by_forum(neighbour) == {topic.forum_id: 1}
    assert unread_of(resident) == {}


def test_new_topics_of_a_followed_forum_are_unread(topic, resident, neighbour):
    follow_forum(forum=topic.forum, by=neighbour, following=Following.TRACKING)
    newer = topic_by(resident, topic.forum)
    topic_by(resident, ForumFactory())
    assert unread_of(neighbour) == {newer.pk: 1}


@pytest.mark.parametrize(
    ("forum_level", "topic_level", "is_counted"),
    [
        (Following.NORMAL, Following.NORMAL, True),
        (Following.NORMAL, Following.MUTED, False),
        (Following.MUTED, Following.NORMAL, False),
        (Following.MUTED, Following.TRACKING, True),
        (Following.WATCHING, Following.MUTED, False),
    ],
)
def test_the_topic_s_own_level_goes_before_the_forum_s(
    topic, resident, neighbour, forum_level, topic_level, is_counted
):
    follow_forum(forum=topic.forum, by=neighbour, following=forum_level)
    mark_read(topic=topic, by=neighbour, number=1)
    follow_topic(topic=topic, by=neighbour, following=topic_level)
    post_by(resident, topic)
    assert (topic.pk in unread_of(neighbour)) is is_counted


def test_what_one_may_not_read_is_not_unread(topic, resident, neighbour):
    mark_read(topic=topic, by=neighbour, number=1)
    post_by(resident, topic)
    Forum.objects.update(access=Access.MEMBERS)
    assert unread_of(neighbour) == {}


def test_unread_page_leads_to_the_first_unread_post(client, topic, resident, neighbour):
    mark_read(topic=topic, by=neighbour, number=1)
    for _each in range(55):
        post_by(resident, topic)
    Reading.objects.filter(person=neighbour).update(seen=51)
    client.force_login(neighbour)
    html = client.get("/en/forums/unread/").content.decode()
    assert f'{topic.get_absolute_url()}?page=2#post-52"' in html
    forums = client.get("/en/forums/").content.decode()
    assert "1 topic with something new" in forums


def test_everything_is_marked_as_read(client, topic, resident, neighbour):
    other = topic_by(resident, ForumFactory())
    for each in (topic, other):
        mark_read(topic=each, by=neighbour, number=1)
        post_by(resident, each)
    client.force_login(neighbour)
    address = reverse("community:all-read")
    answer = client.post(address, {"forum": topic.forum.slug})
    assert answer["Location"] == topic.forum.get_absolute_url()
    assert unread_of(neighbour) == {other.pk: 1}
    assert client.post(address)["Location"] == "/en/forums/unread/"
    assert unread_of(neighbour) == {}


def test_forum_is_followed_by_its_form(client, topic, neighbour):
    client.force_login(neighbour)
    address = reverse("community:forum-follow", args=[topic.forum.slug])
    client.post(address, {"following": "watching"})
    client.post(address, {"following": "nonsense"})
    assert ForumFollowing.objects.get().following == Following.WATCHING
    html = client.get(topic.forum.get_absolute_url()).content.decode()
    assert '<option value="watching" selected>' in html


def bell_of(person) -> set[str]:
    follow_everything()
    return set(
        Notification.objects.visible_to(person)
        .unread()
        .values_list("thread", flat=True)
    )


def test_bell_is_empty_of_what_was_marked_as_read(client, topic, resident, neighbour):
    other = topic_by(resident, ForumFactory())
    for each in (topic, other):
        follow_topic(topic=each, by=neighbour, following=Following.WATCHING)
        post_by(resident, each)
        post_by(resident, each)
    reach(person=neighbour, kind=TRIAL, event="trial", key="trial:1")
    assert bell_of(neighbour) == {thread_of(topic), thread_of(other), ""}
    mark_all_read(by=neighbour, forum=topic.forum)
    assert bell_of(neighbour) == {thread_of(other), ""}
    mark_all_read(by=neighbour)
    assert bell_of(neighbour) == {""}
    post_by(resident, topic)
    assert bell_of(neighbour) == {thread_of(topic), ""}
    assert bell_of(resident) == set()
