"""Counts of who is there: of all processes, without names, forgotten when nobody repeats them."""

import asyncio
import json

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings

from community.consumers import pulse, socket
from community.consumers.presence import AGAIN, STALE, Counts, Presence
from community.consumers.readers import Close
from community.consumers.wire import Wire
from tests.factories.community import topic_by
from tests.factories.notifications import told_something

WRITING, PAUSING = '{"writing":true}', '{"writing":false}'
in_thread = sync_to_async


def with_local(**topics) -> Presence:
    presence = Presence()
    presence.local = {int(topic[1:]): Counts(*each) for topic, each in topics.items()}
    return presence


def test_counts_of_all_processes_are_added():
    here, there = with_local(t1=(3, 1)), with_local(t1=(2, 1), t2=(4, 0))
    here.hear(there.to_tell(100).encode(), 100)
    assert (here.of(1, 100), here.of(2, 100)) == (Counts(5, 2), Counts(4, 0))


def test_own_words_are_not_heard_twice():
    here = with_local(t1=(3, 1))
    here.hear(here.to_tell(100).encode(), 100)
    assert here.of(1, 100) == Counts(3, 1)


def test_process_that_falls_silent_counts_no_more():
    here = with_local()
    here.hear(with_local(t1=(2, 0)).to_tell(100).encode(), 100)
    assert here.of(1, 100 + STALE - 1) == Counts(2, 0)
    assert here.of(1, 100 + STALE + 1) == Counts(0, 0)
    here.to_tell(100 + STALE + 1)
    assert here._others == {}


def test_only_what_changed_is_told_and_everything_now_and_then():
    presence = with_local(t1=(3, 0), t2=(1, 0))
    told = [json.loads(presence.to_tell(100))["topics"]]
    assert presence.to_tell(101) == ""
    presence.local = {1: Counts(3, 1)}
    told.append(json.loads(presence.to_tell(102))["topics"])
    told.append(json.loads(presence.to_tell(100 + AGAIN))["topics"])
    assert told == [
        {"1": [3, 0], "2": [1, 0]},
        {"1": [3, 1], "2": [0, 0]},
        {"1": [3, 1]},
    ]


@pytest.mark.parametrize(
    "noise", [b"", b"{", b"[]", b"{}", b'{"process":"a","topics":{"x":[1,2]}}', b"\xff"]
)
def test_noise_is_left_aside(noise):
    presence = with_local()
    presence.hear(noise, 100)
    assert presence._others == {}


live = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _often(monkeypatch):
    monkeypatch.setattr(pulse, "SECOND", 0.05)


@pytest.fixture
def topic(request):
    if "transactional_db" not in request.fixturenames:
        return None
    return topic_by(request.getfixturevalue("resident"))


async def counted(listener, **wanted):
    """The first beat that says so; nobody is named in any."""
    while True:
        beat = await listener.told()
        assert set(beat) <= {"head", "epoch", "reading", "writing", "bell"}
        if wanted.items() <= beat.items():
            return beat


@live
@pytest.mark.asyncio
async def test_two_windows_of_one_person_are_one(listening, topic, resident, neighbour):
    async with (
        listening(topic, resident) as first,
        listening(topic, resident),
        listening(topic, neighbour),
        listening(topic),
    ):
        await counted(first, reading=3, writing=0)
    async with listening(topic, resident) as alone:
        assert await alone.silence(0.3) is False  # the bell
        assert (await alone.told())["reading"] == 1


@live
@pytest.mark.asyncio
async def test_writing_is_told_and_passes(
    listening, topic, resident, neighbour, monkeypatch
):
    monkeypatch.setattr(socket, "WRITES_FOR", 3)
    async with listening(topic, resident) as reader, listening(topic, neighbour) as one:
        await one.socket.send_to(text_data=WRITING)
        await counted(reader, reading=2, writing=1)
        await counted(reader, reading=2, writing=0)
        await one.socket.send_to(text_data=WRITING)
        await counted(reader, writing=1)
        await one.socket.send_to(text_data=PAUSING)
        await counted(reader, writing=0)


@live
@pytest.mark.asyncio
async def test_visitors_read_and_do_not_write(listening, topic, resident):
    async with listening(topic, resident) as reader, listening(topic) as visitor:
        await visitor.socket.send_to(text_data=WRITING)
        assert (await counted(reader, reading=2))["writing"] == 0


@live
@pytest.mark.asyncio
async def test_whoever_says_too_much_is_ended(listening, topic, resident):
    async with listening(topic, resident) as talker:
        for _each in range(11):
            await talker.socket.send_to(text_data=WRITING)
        assert await talker.next() == {"close": Close.TOO_MANY}


@live
@pytest.mark.asyncio
async def test_full_room_hears_seldom(listening, topic, monkeypatch):
    monkeypatch.setattr(pulse, "AT_ONCE", 0.001)
    async with listening(topic) as first:
        assert await first.silence(0.3)
        async with listening(topic):
            assert await first.silence(0.3)


@live
@pytest.mark.asyncio
async def test_bell_rings_on_the_page_of_whoever_is_told(
    listening, topic, resident, neighbour
):
    async with (
        listening(topic, resident) as told,
        listening(topic, neighbour) as other,
        listening(topic) as visitor,
    ):
        await counted(told, bell=0)
        await in_thread(told_something)(resident)
        await counted(told, bell=1)
        assert "bell" not in await counted(visitor, reading=3)
        await counted(other, reading=3, bell=0)


@live
@pytest.mark.asyncio
@pytest.mark.skipif(not settings.REDIS_URL, reason="needs REDIS_URL")
async def test_processes_hear_each_other_over_redis(listening, topic):
    heard = asyncio.Queue()
    wire = Wire(lambda _topic: None, heard.put_nowait)
    task = asyncio.create_task(wire.listen())
    async with listening(topic), listening(topic):
        told = json.loads(await asyncio.wait_for(heard.get(), 15))
        assert told["topics"] == {str(topic.pk): [2, 0]}
    task.cancel()
