"""A file goes in, and the same file comes out."""

import json
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command

from community.actions.bringing import import_topic
from community.actions.forgetting import forget_posts, forget_reactions
from community.actions.moving import bring_back_post, hide_post
from community.actions.reacting import react_to_post
from community.enums import Access, Feeling
from community.exports.topic_log import topic_file
from community.models import Event, Forum, Post, Reaction, Topic
from community.permissions import NotInThisState, TopicIsKept
from community.verifying import Damaged, verified
from tests.community.conversations import lively_topic
from tests.community.test_verifying import rewritten
from tests.factories.community import ForumFactory, post_by, topic_by

pytestmark = pytest.mark.django_db


def bytes_of(topic) -> bytes:
    with topic_file(topic.pk) as file:
        return file.read()


@pytest.fixture
def written(resident, neighbour, moderator) -> bytes:
    """Of a park that is empty again, with its own people still there."""
    topic = lively_topic(resident, neighbour, moderator)
    post_by(moderator, topic, "That of neighbour follows.")
    written = bytes_of(topic)
    Forum.objects.all()
    Topic.objects.all().delete()
    Forum.objects.all().delete()
    return written


def brought(written: bytes, **more) -> Topic:
    topic, is_new = import_topic(file=BytesIO(written), **more)
    assert is_new
    return topic


def test_import_gives_the_same_bytes(written):
    topic = brought(written)
    assert bytes_of(topic) == written
    assert list(verified(bytes_of(topic).splitlines(keepends=True)))


def test_import_of_what_somebody_left_gives_the_same_bytes(
    resident, neighbour, moderator
):
    topic = lively_topic(resident, neighbour, moderator)
    forget_posts(Post.objects.filter(author=neighbour), neighbour)
    forget_reactions(Reaction.objects.filter(person=resident), resident)
    written = bytes_of(topic)
    Topic.objects.all().delete()
    topic = brought(written)
    assert bytes_of(topic) == written
    assert topic.posts.get(number=2).feelings == {}


def test_import_shows_what_the_page_showed(written):
    topic = brought(written)
    assert topic.title == 'Night "buses" \\ 밤 버스'
    assert (topic.is_pinned, topic.is_closed, topic.answer.number) == (True, True, 2)
    assert [tag.name for tag in topic.tags.order_by("pk")] == ["bus", "밤"]
    told = topic.posts.order_by("number").values_list(
        "number", "status", "rule", "body", "reply_to__number", "author"
    )
    assert list(told) == [
        (1, "visible", "", "Who rides?", None, None),
        (2, "visible", "", "나는 타요 ไทย", None, None),
        (3, "hidden", "rule 3", "", None, None),
        (4, "deleted", "", "", 2, None),
        (5, "visible", "", "> #2:\n> I do.\n\nStill.", 2, None),
        (6, "visible", "", "That of neighbour follows.", None, None),
    ]
    post = topic.posts.get(number=2)
    assert post.feelings == {"thanks": 1}
    assert [each.body for each in post.revisions.order_by("until")] == [
        "I do.",
        "I do, daily.",
    ]
    assert (post.poll.options, post.poll.counts, post.poll.voters) == (
        ["At two", "At three"],
        [0, 1],
        1,
    )
    quoting = topic.posts.get(number=5)
    assert f'/forums/posts/{post.pk}/"' in quoting.html


def test_import_is_marked_and_belongs_to_nobody(written, client, settings):
    topic = brought(written, forum=ForumFactory(slug="archive"))
    page = client.get(topic.get_absolute_url()).content.decode()
    voice = topic.posts.get(number=1).voice
    assert f"Voice {voice[:4]} of another park" in page
    assert "Brought from another park" in page
    assert topic.forum.slug == "archive"
    assert bytes_of(topic) == written


def test_import_again_changes_nothing(written):
    topic = brought(written)
    before = list(Event.objects.values_list("pk", "digest"))
    again, is_new = import_topic(file=BytesIO(written))
    assert (again, is_new) == (topic, False)
    assert list(Event.objects.values_list("pk", "digest")) == before
    assert Post.objects.count() == 6


def test_import_makes_a_forum_for_few_where_there_is_none(written):
    topic = brought(written)
    assert topic.forum.access == Access.MEMBERS
    assert topic.forum.is_closed


def test_brought_topic_is_read_and_moderated_but_not_written(
    written, resident, moderator
):
    topic = brought(written, forum=ForumFactory())
    for person in (resident, moderator):
        with pytest.raises(TopicIsKept):
            post_by(person, topic)
    with pytest.raises(TopicIsKept):
        react_to_post(
            post=topic.posts.get(number=1),
            by=resident,
            feeling=Feeling.JOY,
            is_given=True,
        )
    hide_post(post=topic.posts.get(number=1), by=moderator, rule="rule 2")
    with pytest.raises(NotInThisState):  # its words are not here
        bring_back_post(post=topic.posts.get(number=3), by=moderator)
    assert b"Who rides?" not in bytes_of(topic)
    assert list(verified(bytes_of(topic).splitlines(keepends=True)))


def test_same_topic_that_went_on_is_refused(written, moderator, tmp_path):
    topic = brought(written)
    hide_post(post=topic.posts.get(number=1), by=moderator, rule="rule 2")
    with pytest.raises(CommandError, match="is here already"):
        command(tmp_path, written)
    assert topic.events.count() == written.count(b"\n")


def test_topic_of_this_very_park_is_not_doubled(resident):
    topic = topic_by(resident)
    assert import_topic(file=BytesIO(bytes_of(topic))) == (topic, False)
    assert Topic.objects.count() == 1


def command(tmp_path, written: bytes, **more):
    file = tmp_path / "topic.jsonl"
    file.write_bytes(written)
    call_command("import_topic", str(file), **more)


def test_damaged_file_is_refused_by_its_line(written, tmp_path):
    lines = written.splitlines(keepends=True)
    damaged = b"".join([*lines[:2], lines[2].replace(b"I do", b"I go"), *lines[3:]])
    with pytest.raises(CommandError, match=r"^Line 3: The text is not what was"):
        command(tmp_path, damaged)
    assert not Topic.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"kind": "dance"}, "This park knows no such event."),
        ({"voice": "Kim"}, "The voice is none."),
        ({"at": "yesterday"}, "The moment is not written in UTC."),
        ({"post": 7}, "Post 2 should stand here."),
        ({"payload": {"language": "fr"}}, "This park does not speak it."),
        (
            {"payload": {"language": "en", "reply_to": 2}},
            "The post it answers is none of this topic.",
        ),
        (
            {"payload": {"language": "en", "tags": "x"}},
            "The tags are none.",
        ),
    ],
)
def test_whole_chain_that_says_what_cannot_be_is_refused(resident, changes, sentence):
    topic = topic_by(resident)
    post_by(resident, topic)
    lines = bytes_of(topic).splitlines(keepends=True)
    Topic.objects.all().delete()
    event = json.loads(lines[2]) | changes
    forged = rewritten([*lines[:2], json.dumps(event).encode()])
    with pytest.raises(Damaged, match=f"Line 3: {sentence}"):
        import_topic(file=BytesIO(b"".join(forged)))
    assert not Topic.objects.exists()


def test_command_says_what_it_did(written, tmp_path, capsys):
    ForumFactory(slug="archive")
    for _twice in range(2):
        command(tmp_path, written, forum="archive")
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("Brought: ")
    assert second.startswith("It was here already, the same: ")
    with pytest.raises(CommandError, match="no forum nowhere"):
        command(tmp_path, written, forum="nowhere")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_topic", str(tmp_path / "nothing.jsonl"))
