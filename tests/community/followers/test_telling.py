"""Who is told of what, once, for the nearest reason; and the second look before a letter goes out."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.actions import erase_person
from accounts.notifications.models import Notification
from community.actions.moving import bring_back_post, take_back_post
from community.actions.reacting import react_to_post
from community.actions.reading import follow_topic, mark_read
from community.actions.revising import edit_post
from community.actions.steering import mark_answer, move_topic
from community.enums import Access, Feeling, Following, Measure
from community.models import ForumFollowing, Sanction
from tests.factories.accounts import UserFactory
from tests.factories.community import ForumFactory, post_by, topic_by

pytestmark = pytest.mark.django_db


def watches(person, topic):
    follow_topic(topic=topic, by=person, following=Following.WATCHING)


def reads(person, topic):
    topic.refresh_from_db()
    mark_read(topic=topic, by=person, number=topic.last_number)


def changed(post, body):
    return edit_post(post=post, by=post.author, body=body, seen_body=post.body)


def follows(person, forum, level=Following.WATCHING):
    ForumFollowing.objects.update_or_create(
        person=person,
        forum=forum,
        defaults={"following": level, "since": timezone.now() - timedelta(days=1)},
    )


def test_whoever_watches_a_topic_is_told_of_each_post_once(
    topic, resident, neighbour, told
):
    post_by(neighbour, topic)
    once = [("watched", "Neighbour writes in “Night buses”")]
    assert told(resident) == once
    assert told(resident) == once
    assert told(neighbour) == []


def test_new_topic_is_told_to_whoever_watches_the_forum(
    square, resident, neighbour, friend, told
):
    follows(neighbour, square)
    follows(friend, square, Following.TRACKING)
    topic_by(resident, square, title="Night buses")
    assert told(neighbour) == [("watched", "Resident begins a topic: “Night buses”")]
    assert told(friend) == []


def test_own_level_of_a_topic_goes_before_that_of_its_forum(
    square, topic, neighbour, friend, told
):
    for person in (neighbour, friend):
        follows(person, square)
    follow_topic(topic=topic, by=neighbour, following=Following.TRACKING)
    post_by(topic.author, topic, "Nobody?")
    assert told(neighbour) == []
    assert [kind for kind, _said in told(friend)] == ["watched", "watched"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("@[Minji Kim] rides.", "Neighbour speaks to you in “Night buses”"),
        (
            "> #2 Minji Kim:\n> I do.\n\nMe too.",
            "Neighbour quotes you in “Night buses”",
        ),
    ],
)
def test_somebody_spoken_to_or_quoted_is_told(
    topic, neighbour, friend, told, body, expected
):
    post_by(friend, topic)
    follow_topic(topic=topic, by=friend, following=Following.NORMAL)
    post_by(neighbour, topic, body)
    assert [sentence for _kind, sentence in told(friend)] == [expected]


def test_reply_is_told_to_whom_it_answers(topic, neighbour, friend, told):
    asked = post_by(friend, topic)
    post_by(neighbour, topic, "Do you?", reply_to=asked)
    assert told(friend) == [("replies", "Neighbour answers you in “Night buses”")]


def test_nearest_reason_goes_first(topic, neighbour, friend, told):
    """Spoken to, answered, quoted and watching: one thing is told."""
    asked = post_by(friend, topic)
    post_by(
        neighbour,
        topic,
        "> #2 Minji Kim:\n> I do.\n\n@[Minji Kim], do you?",
        reply_to=asked,
    )
    assert told(friend) == [("mentions", "Neighbour speaks to you in “Night buses”")]


def test_name_in_code_or_in_a_quote_speaks_to_nobody(topic, neighbour, friend, told):
    post_by(friend, topic)
    follow_topic(topic=topic, by=friend, following=Following.NORMAL)
    post_by(neighbour, topic, "`@[Minji Kim]` is how one writes it.")
    assert told(friend) == []


def test_name_that_comes_with_a_change_is_told_and_nobody_twice(
    topic, resident, neighbour, friend, told
):
    post_by(friend, topic)
    follow_topic(topic=topic, by=friend, following=Following.NORMAL)
    post = post_by(neighbour, topic, "Who rides?")
    assert told(friend) == []
    post = changed(post, "Who rides, @[Minji Kim]?")
    changed(post, "Who rides, @[Minji Kim] and @Resident?")
    assert [kind for kind, _said in told(friend)] == ["mentions"]
    assert [kind for kind, _said in told(resident)] == ["watched", "watched"]


def test_post_that_is_shown_later_is_told_then(topic, resident, neighbour, told):
    post = post_by(neighbour, topic)
    take_back_post(post=post, by=neighbour)
    assert told(resident) == []
    for _twice in range(2):
        bring_back_post(post=post, by=neighbour)
        assert [kind for kind, _said in told(resident)] == ["watched"]
        take_back_post(post=post, by=neighbour)
        told(resident)


def test_muted_topic_or_forum_says_nothing(square, topic, neighbour, friend, told):
    post_by(friend, topic)
    follow_topic(topic=topic, by=friend, following=Following.MUTED)
    post_by(neighbour, topic, "@[Minji Kim]?")
    assert told(friend) == []
    other = topic_by(friend, square)
    follow_topic(topic=other, by=friend, following=Following.NORMAL)
    follows(friend, square, Following.MUTED)
    post_by(neighbour, other, "@[Minji Kim]?")
    assert told(friend) == []


def test_only_whoever_may_read_is_told(topic, resident, neighbour, friend, told):
    post_by(friend, topic)
    topic.forum.access = Access.MEMBERS
    topic.forum.save()
    for person in (neighbour, friend):
        topic.forum.memberships.create(person=person)
    Sanction.objects.create(
        person=friend, measure=Measure.BAN, rule="1", words="", made_at=timezone.now()
    )
    post_by(neighbour, topic, "@[Minji Kim]?")
    assert told(friend) == []
    assert [kind for kind, _said in told(resident)] == []


def test_answer_is_told_to_its_author_and_to_whoever_watches(
    topic, resident, neighbour, friend, told
):
    post = post_by(neighbour, topic)
    watches(friend, topic)
    reads(friend, topic)
    mark_answer(topic=topic, by=resident, post=post)
    assert told(neighbour) == [
        ("solved", "What you wrote is the answer in “Night buses”")
    ]
    assert told(friend) == [("solved", "There is an answer in “Night buses”")]
    assert [kind for kind, _said in told(resident)] == ["watched"]


def react(post, by, is_given=True):
    react_to_post(post=post, by=by, feeling=Feeling.THANKS, is_given=is_given)


def test_feelings_are_told_together_until_they_were_seen(topic, resident, told):
    post = topic.posts.get()
    people = UserFactory.create_batch(4)
    react(post, resident)
    for person in people[:3]:
        react(post, person)
    sentence = "%s people answer what you wrote in “Night buses” with a feeling"
    assert told(resident) == [("reactions", sentence % 3)]
    react(post, people[0], is_given=False)
    assert told(resident) == [("reactions", sentence % 2)]
    Notification.objects.update(read_at=timezone.now())
    react(post, people[3])
    assert len(told(resident)) == 1  # three again: what was seen is no news
    react(post, people[0])
    assert told(resident)[1:] == [("reactions", sentence % 4)]


def test_feelings_that_were_all_taken_back_are_told_no_more(
    topic, resident, neighbour, told
):
    post = topic.posts.get()
    react(post, neighbour)
    assert len(told(resident)) == 1
    react(post, neighbour, is_given=False)
    assert told(resident) == []


def test_old_news_is_told_to_nobody(topic, resident, neighbour, told):
    post_by(neighbour, topic)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert told(resident) == []


def test_who_left_the_park_is_named_behind_no_bell(topic, resident, neighbour, told):
    post_by(neighbour, topic)
    assert len(told(resident)) == 1
    erase_person(person=neighbour, by=neighbour)
    assert told(resident) == []


def test_who_loses_a_topic_that_moved_sees_not_even_its_title(
    topic, resident, neighbour, moderator, told
):
    post_by(neighbour, topic)
    assert len(told(resident)) == 1
    move_topic(topic=topic, by=moderator, forum=ForumFactory(access=Access.MEMBERS))
    assert told(resident) == []
