"""What a room keeps for those who are behind: one reads from the database, and nobody is given what was withdrawn meanwhile."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from asgiref.sync import sync_to_async

from community.consumers import hub as hub_module
from community.consumers.looking import page_for
from community.consumers.readers import Reader
from community.consumers.room import RING, Room
from community.live.frames import Audience, Frame
from tests.factories.community import post_by, topic_by

EVERYBODY, KOREANS = Audience("en"), Audience("ko")


def said(seq, html="said", post=None):
    return Frame(seq, "post", post or seq, html)


def hidden(seq, post):
    return Frame(seq, "hide", post, "hidden")


def shown(room, seq, audience=EVERYBODY):
    frame = room.after(Reader(1, seq - 1, audience, 0))
    return frame and frame.html


@pytest.fixture
def room():
    """At event 10, of which it has the last two in memory."""
    room = Room(1, 8, 1, 0)
    room.add(EVERYBODY, [said(9), said(10)])
    room.move_on(10, 0, [EVERYBODY])
    return room


def test_what_one_read_is_there_for_the_others(room):
    assert shown(room, 3) is None
    room.keep(EVERYBODY, [said(3), said(4)], head=10, count=0)
    assert [shown(room, seq) for seq in (2, 3, 4, 5, 9)] == [
        None,
        "said",
        "said",
        None,
        "said",
    ]
    assert shown(room, 3, KOREANS) is None


def test_what_was_withdrawn_while_it_was_read_is_not_given(room):
    room.add(EVERYBODY, [hidden(11, post=3)])
    room.move_on(11, 0, [EVERYBODY])
    room.keep(EVERYBODY, [said(3), said(4)], head=10, count=0)
    assert [shown(room, 3), shown(room, 4)] == ["hidden", "said"]


def test_what_is_withdrawn_later_is_not_given(room):
    room.keep(EVERYBODY, [said(3), said(4)], head=10, count=0)
    room.add(EVERYBODY, [hidden(11, post=3)])
    assert [shown(room, 3), shown(room, 4)] == ["hidden", "said"]


def test_nothing_is_kept_when_the_room_went_on_unseen(room):
    room.move_on(12, 0, [KOREANS])
    room.keep(EVERYBODY, [said(3)], head=10, count=0)
    assert shown(room, 3) is None


def test_who_was_not_told_of_the_news_is_given_nothing_old(room):
    """They came while it was looked: what was kept for others like them may have been withdrawn since."""
    room.keep(EVERYBODY, [said(3)], head=10, count=0)
    room.move_on(11, 0, [KOREANS])
    assert [shown(room, seq) for seq in (3, 9, 10)] == [None, None, None]


def test_readers_wait_until_they_are_checked_against_what_was_read(room):
    reader = Reader(1, 2, EVERYBODY, 5)
    room.keep(EVERYBODY, [said(3)], head=10, count=6)
    assert not room.may_give(reader)
    reader.count = 6
    assert room.may_give(reader)


def test_no_more_is_kept_than_the_ring_holds(room):
    room.keep(EVERYBODY, [said(seq) for seq in range(-RING - 5, 3)], 10, 0)
    assert [shown(room, seq) for seq in (-RING + 2, -RING + 3)] == [None, "said"]


@pytest.mark.asyncio
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_shared", [True, False])
async def test_many_who_come_back_cost_one_look(
    listening, resident, monkeypatch, is_shared
):
    """The control: where nothing is kept for the others, each of them asks."""
    topic = await sync_to_async(topic_by)(resident)
    for number in range(5):
        await sync_to_async(post_by)(resident, topic, f"Line {number}")
    asked = []
    monkeypatch.setattr(
        hub_module, "page_for", lambda *each: asked.append(each) or page_for(*each)
    )
    if not is_shared:
        monkeypatch.setattr(Room, "keep", lambda *each: None)
    async with AsyncExitStack() as stack:
        listeners = [
            await stack.enter_async_context(listening(topic, after=1))
            for _each in range(12)
        ]
        told = await asyncio.gather(*(many(each, 5) for each in listeners))
    assert told == [[2, 3, 4, 5, 6]] * 12
    assert len(asked) == (1 if is_shared else 12)


async def many(listener, count):
    return [(await listener.next())["seq"] for _each in range(count)]
