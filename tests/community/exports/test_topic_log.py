"""The file of a topic: the same bytes whoever asks, and nothing in it that was withdrawn."""

import json

import pytest

from community.actions.revising import retitle_topic
from community.exports import lines, topic_log
from community.exports.topic_log import topic_file
from community.models import Topic
from community.verifying import verified
from tests.community.conversations import REGRET, SECRET, lively_topic
from tests.factories.community import post_by, topic_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(resident, neighbour, moderator):
    return lively_topic(resident, neighbour, moderator)


def bytes_of(topic) -> bytes:
    with topic_file(topic.pk) as file:
        return file.read()


def test_file_is_whole_and_the_same_each_time(topic):
    written = bytes_of(topic)
    assert written == bytes_of(topic)
    header, *events = verified(written.splitlines(keepends=True), topic.head_digest)
    assert (header["seq"], header["head"]) == (topic.head_seq, topic.head_digest)
    assert header["title"] == topic.title
    assert header["forum"] == topic.forum.slug
    assert header["topic"] == events[0]["digest"]
    assert len(events) == topic.head_seq


def test_every_version_that_can_be_read_is_in_it_and_none_that_was_withdrawn(topic):
    written = bytes_of(topic).decode()
    said = [json.loads(line).get("text") for line in written.splitlines()[1:]]
    assert [each for each in said if each] == [
        "Who rides?",
        "I do.",
        "I do, daily.",
        "나는 타요 ไทย",
        "More night buses?\nAt two\nAt three",
        "> #2:\n> I do.\n\nStill.",
    ]
    assert SECRET not in written
    assert REGRET not in written


def test_nobody_is_named(topic, resident, neighbour):
    written = bytes_of(topic).decode()
    names = (resident.email, neighbour.email, "Resident", "Neighbour")
    assert [name for name in names if name in written] == []


def test_titles_that_were_replaced_are_not_in_it(resident):
    topic = topic_by(resident, title="Kim is a thief")
    retitle_topic(topic=topic, by=resident, title="Night buses")
    written = bytes_of(topic)
    assert b"thief" not in written
    assert next(verified(written.splitlines(keepends=True)))["title"] == "Night buses"


def test_chunks_do_not_show(topic, monkeypatch):
    whole = bytes_of(topic)
    monkeypatch.setattr(lines, "CHUNK", 3)
    assert bytes_of(topic) == whole


def test_queries_do_not_grow_with_the_posts(
    topic, resident, moderator, django_assert_max_num_queries
):
    with django_assert_max_num_queries(14):
        bytes_of(topic)


def test_somebody_who_writes_meanwhile_does_not_break_it(resident, monkeypatch):
    topic, written = topic_by(resident), []
    plain = topic_log.header_line

    def interrupted(before: Topic) -> bytes:
        line = plain(before)
        if len(written) < 2:
            written.append(post_by(resident, before))
        return line

    monkeypatch.setattr(topic_log, "header_line", interrupted)
    found = list(verified(bytes_of(topic).splitlines(keepends=True)))
    assert found[0]["seq"] == 3
