"""The same log over plain HTTP: one answer at a time, and as a stream that goes on where it was cut."""

import asyncio
import json
import time

import pytest
from asgiref.sync import sync_to_async
from channels.testing import HttpCommunicator

from community.consumers import streams
from community.consumers.hub import hub
from community.consumers.readers import Close
from community.enums import Access
from tests.community.consumers.conftest import ORIGIN
from tests.factories.community import ForumFactory, post_by, topic_by

pytestmark = [pytest.mark.asyncio, pytest.mark.django_db(transaction=True)]
in_thread = sync_to_async


@pytest.fixture
def topic(transactional_db, resident):
    return topic_by(resident)


async def test_poll_gives_what_was_missed(asking, topic, neighbour):
    for _each in range(3):
        await in_thread(post_by)(neighbour, topic)
    status, answer = await asking(topic, after=1)
    assert status == 200
    assert answer["frames"][0]["seq"] == 2
    assert (answer["head"], answer["epoch"]) == (4, 1)


async def test_poll_waits_and_answers_without_news(asking, topic, monkeypatch):
    monkeypatch.setattr(streams, "LONGEST_WAIT", 0.2)
    assert await asking(topic, after=1) == (
        200,
        {"frames": [], "head": 1, "epoch": 1, "reading": 0, "writing": 0},
    )


async def test_poll_in_a_hurry_is_answered_at_once_with_all_there_is(
    asking, topic, neighbour
):
    began = time.monotonic()
    assert (await asking(topic, after=1, wait=0))[1]["frames"] == []
    for _each in range(3):
        await in_thread(post_by)(neighbour, topic)
    _status, answer = await asking(topic, after=1, wait=0)
    assert [each["seq"] for each in answer["frames"]] == [2, 3, 4]
    assert time.monotonic() - began < streams.LONGEST_WAIT / 5


async def test_poll_of_what_one_may_not_read_is_not_there(asking, neighbour):
    forum = await in_thread(ForumFactory)(access=Access.MEMBERS)
    await forum.memberships.acreate(person=neighbour)
    topic = await in_thread(topic_by)(neighbour, forum)
    assert await asking(topic) == (404, {"close": Close.NOT_FOUND})
    assert (await asking(topic, neighbour))[0] == 200


@pytest.mark.parametrize("after", ["99", "-1", "x", "9" * 30])
async def test_poll_from_where_nothing_is(asking, topic, after):
    status, _answer = await asking(topic, after=after)
    assert status in (404, 409)


async def told_by_stream(application, topic, count, headers=()) -> list[dict]:
    """The first events of a stream, as a browser reads them."""
    address = f"/live/topics/{topic.pk}/stream?after=1"
    request = HttpCommunicator(application, "GET", address, headers=list(headers))
    await request.send_input({"type": "http.request", "body": b""})
    start = await request.receive_output(5)
    assert dict(start["headers"])[b"content-type"].startswith(b"text/event-stream")
    events = []
    while len(events) < count:
        text = (await request.receive_output(5))["body"].decode()
        events += [
            json.loads(line.removeprefix("data: "))
            for line in text.splitlines()
            if line.startswith("data: ")
        ]
    await request.send_input({"type": "http.disconnect"})
    await request.wait(5)
    return events


async def test_stream_brings_posts_in_their_order(application, topic, neighbour):
    for _each in range(3):
        await in_thread(post_by)(neighbour, topic)
    events = await told_by_stream(application, topic, 3)
    assert [each["seq"] for each in events] == [2, 3, 4]


async def test_stream_that_was_cut_goes_on_by_its_last_event(
    application, topic, neighbour
):
    for _each in range(3):
        await in_thread(post_by)(neighbour, topic)
    events = await told_by_stream(application, topic, 1, [(b"last-event-id", b"3")])
    assert [each["seq"] for each in events] == [4]


async def test_poll_whose_reader_is_gone_is_over_at_once(application, topic):
    """Otherwise the others would see them reading on until nobody would have waited any longer."""
    address = f"/live/topics/{topic.pk}/events?after={topic.head_seq}"
    poll = HttpCommunicator(application, "GET", address, headers=ORIGIN)
    await poll.send_input({"type": "http.request", "body": b""})
    async with asyncio.timeout(5):
        while topic.pk not in hub.rooms:
            await asyncio.sleep(0.01)
        await poll.send_input({"type": "http.disconnect"})
        await poll.wait()
    assert hub.rooms == {}
