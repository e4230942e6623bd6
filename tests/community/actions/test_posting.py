"""What is said is said once, in its place in the log."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from community.actions.logging import line_of_event
from community.actions.moving import bring_back_post, hide_post, take_back_post
from community.actions.reacting import react_to_post
from community.actions.revising import edit_post
from community.actions.steering import close_topic, mark_answer, move_topic, pin_topic
from community.chain import digest_of, seal
from community.enums import Access, Feeling, Measure
from community.models import Event, Post, Reading, Sanction, Topic
from community.permissions import (
    ChangedMeanwhile,
    ForumIsClosed,
    KeyHasOtherText,
    NotAllowed,
    NothingWritten,
    NotInThisState,
    RuleMissing,
    Silenced,
    TooLong,
    TopicIsClosed,
)
from tests.factories.community import ForumFactory, post_by, topic_by

pytestmark = pytest.mark.django_db


def log_of(topic) -> list[tuple[int, str]]:
    return list(topic.events.order_by("seq").values_list("seq", "kind"))


def test_topic_begins_with_its_first_post(resident):
    topic = topic_by(resident)
    assert log_of(topic) == [(1, "post")]
    post = topic.posts.get()
    assert (post.number, post.author, post.body) == (1, resident, "Who rides?")
    assert post.html == '<p dir="auto">Who rides?</p>\n'


def test_every_act_is_one_event_without_a_gap(resident, neighbour, moderator):
    topic = topic_by(resident)
    post = post_by(neighbour, topic)
    edit_post(post=post, by=neighbour, body="I do, daily.", seen_body="I do.")
    react_to_post(post=post, by=resident, feeling=Feeling.THANKS, is_given=True)
    mark_answer(topic=topic, by=resident, post=post)
    pin_topic(topic=topic, by=moderator, is_pinned=True)
    take_back_post(post=post, by=neighbour)
    bring_back_post(post=post, by=neighbour)
    hide_post(post=post, by=moderator, rule="rule 3")
    bring_back_post(post=post, by=moderator)
    move_topic(topic=topic, by=moderator, forum=ForumFactory())
    close_topic(topic=topic, by=moderator, is_closed=True)
    kinds = (
        "post post edit react solve solve pin delete restore hide restore move close"
    )
    assert log_of(topic) == list(enumerate(kinds.split(), start=1))
    topic.refresh_from_db()
    assert topic.head_seq == 13


def test_what_changes_nothing_leaves_no_event(resident, neighbour):
    topic = topic_by(resident)
    post = post_by(neighbour, topic)
    edit_post(post=post, by=neighbour, body="I do.", seen_body="I do.")
    for _twice in range(2):
        react_to_post(post=post, by=resident, feeling=Feeling.JOY, is_given=True)
    assert log_of(topic) == [(1, "post"), (2, "post"), (3, "react")]
    post.refresh_from_db()
    assert post.feelings == {"joy": 1}


def test_same_key_gives_the_same_post(resident):
    topic, key = topic_by(resident), uuid4()
    first = post_by(resident, topic, client_key=key)
    assert post_by(resident, topic, client_key=key) == first
    assert Post.objects.count() == 2
    with pytest.raises(KeyHasOtherText):
        post_by(resident, topic, "Something else.", client_key=key)


def test_same_key_of_somebody_else_is_another_post(resident, neighbour):
    topic, key = topic_by(resident), uuid4()
    post_by(resident, topic, client_key=key)
    assert post_by(neighbour, topic, client_key=key).author == neighbour


def test_same_key_gives_the_same_topic(resident):
    forum, key = ForumFactory(), uuid4()
    first = topic_by(resident, forum, client_key=key)
    assert topic_by(resident, forum, client_key=key) == first
    assert Topic.objects.count() == 1


def test_chain_holds_and_knows_the_text(resident, neighbour):
    topic = topic_by(resident)
    post_by(neighbour, topic)
    digest = ""
    for event in topic.events.select_related("post").order_by("seq"):
        digest = digest_of(digest, line_of_event(event))
        assert event.digest == digest
        assert event.sealed == seal(event.post.body, event.nonce)
    topic.refresh_from_db()
    assert topic.head_digest == digest


@pytest.mark.parametrize(
    "change", [{"kind": "hide"}, {"seq": 9}, {"payload": {"x": 1}}]
)
def test_database_refuses_to_change_the_log(resident, change):
    topic = topic_by(resident)
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(topic=topic).update(**change)
    assert log_of(topic) == [(1, "post")]


def test_without_the_guard_the_log_would_change(resident):
    topic = topic_by(resident)
    with connection.cursor() as cursor:
        on = " ON community_event" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER community_event_stays{on}")
    Event.objects.filter(topic=topic).update(kind="hide")
    assert log_of(topic) == [(1, "hide")]


@pytest.mark.parametrize(
    ("body", "refusal"),
    [("", NothingWritten), (" \n ", NothingWritten), ("가" * 6000, TooLong)],
)
def test_text_that_is_none_is_refused(resident, body, refusal):
    topic = topic_by(resident)
    with pytest.raises(refusal):
        post_by(resident, topic, body)
    assert topic.posts.count() == 1


def test_closed_topic_takes_nothing_but_from_moderators(resident, moderator):
    topic = topic_by(resident)
    close_topic(topic=topic, by=moderator, is_closed=True)
    with pytest.raises(TopicIsClosed):
        post_by(resident, topic)
    assert post_by(moderator, topic).number == 2


def test_closed_forum_takes_nothing(resident, moderator):
    topic = topic_by(resident)
    topic.forum.is_closed = True
    topic.forum.save()
    for person in (resident, moderator):
        with pytest.raises(ForumIsClosed):
            post_by(person, topic)


def test_forum_of_members_is_closed_to_others(resident, neighbour):
    forum = ForumFactory(access=Access.MEMBERS)
    forum.memberships.create(person=resident)
    topic = topic_by(resident, forum)
    with pytest.raises(NotAllowed):
        post_by(neighbour, topic)
    assert post_by(resident, topic).number == 2


@pytest.mark.parametrize("is_everywhere", [True, False])
def test_whoever_is_silenced_reads_and_does_not_write(
    resident, neighbour, is_everywhere
):
    topic, elsewhere = topic_by(resident), topic_by(resident)
    post = post_by(neighbour, topic)
    Sanction.objects.create(
        person=neighbour,
        forum=None if is_everywhere else topic.forum,
        measure=Measure.SILENCE,
        rule="3",
        words="Kindly.",
        made_at=timezone.now(),
    )
    for act in (
        lambda: post_by(neighbour, topic),
        lambda: topic_by(neighbour, topic.forum),
        lambda: edit_post(post=post, by=neighbour, body="No!", seen_body="I do."),
        lambda: react_to_post(
            post=post, by=neighbour, feeling=Feeling.JOY, is_given=True
        ),
    ):
        with pytest.raises(Silenced):
            act()
    assert Topic.objects.visible_to(neighbour).count() == 2
    if not is_everywhere:
        assert post_by(neighbour, elsewhere).number == 2
    Sanction.objects.update(lifted_at=timezone.now())
    assert post_by(neighbour, topic).number == 3


def test_change_that_came_between_is_not_overwritten(resident):
    topic = topic_by(resident)
    post = topic.posts.get()
    edit_post(post=post, by=resident, body="First window.", seen_body=post.body)
    with pytest.raises(ChangedMeanwhile):
        edit_post(post=post, by=resident, body="Second.", seen_body=post.body)
    post.refresh_from_db()
    assert post.body == "First window."
    assert list(post.revisions.values_list("body", flat=True)) == ["Who rides?"]


def test_only_the_author_changes_and_takes_back(resident, neighbour):
    post = topic_by(resident).posts.get()
    with pytest.raises(NotAllowed):
        edit_post(post=post, by=neighbour, body="Mine.", seen_body=post.body)
    with pytest.raises(NotAllowed):
        take_back_post(post=post, by=neighbour)


def test_author_cannot_show_what_was_hidden(resident, moderator):
    post = topic_by(resident).posts.get()
    hide_post(post=post, by=moderator, rule="rule 3")
    with pytest.raises(NotInThisState):
        bring_back_post(post=post, by=resident)


def test_hiding_names_its_rule(resident, moderator):
    post = topic_by(resident).posts.get()
    with pytest.raises(RuleMissing):
        hide_post(post=post, by=moderator, rule=" ")
    assert log_of(post.topic) == [(1, "post")]


def test_author_has_read_what_they_wrote(resident):
    topic = topic_by(resident)
    reading = Reading.objects.get(person=resident, topic=topic)
    assert (reading.seen, reading.following) == (1, "watching")
