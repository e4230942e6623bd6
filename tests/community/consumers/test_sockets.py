"""What is written reaches who may read it, in order, once, and nobody else."""

import pytest
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator
from django.contrib.sessions.models import Session
from django.utils import timezone

from community.actions.moving import hide_post, take_back_post
from community.actions.revising import edit_post
from community.actions.steering import close_topic, move_topic
from community.consumers import hub as hub_module
from community.consumers.readers import Close
from community.enums import Access, Measure
from community.models import Sanction, Topic
from tests.factories.community import ForumFactory, post_by, topic_by

pytestmark = [pytest.mark.asyncio, pytest.mark.django_db(transaction=True)]
in_thread = sync_to_async


@pytest.fixture
def topic(transactional_db, resident):
    return topic_by(resident)


async def seqs(listener, count) -> list[int]:
    return [(await listener.next())["seq"] for _each in range(count)]


async def test_new_post_arrives_with_its_fragment(listening, topic, neighbour):
    async with listening(topic) as listener:
        await in_thread(post_by)(neighbour, topic, "**Me!**")
        frame = await listener.next()
    assert (frame["seq"], frame["kind"], frame["post"]) == (2, "post", 2)
    assert "<strong>Me!</strong>" in frame["html"]
    assert 'id="post-2"' in frame["html"]


async def test_what_was_missed_comes_first_and_in_order(listening, topic, neighbour):
    for _each in range(5):
        await in_thread(post_by)(neighbour, topic)
    async with listening(topic, after=2) as listener:
        assert await seqs(listener, 4) == [3, 4, 5, 6]
        await in_thread(post_by)(neighbour, topic)
        assert await seqs(listener, 1) == [7]


async def test_far_behind_is_caught_up_page_by_page(
    listening, topic, neighbour, monkeypatch
):
    monkeypatch.setattr("community.live.frames.PAGE", 3)
    for _each in range(10):
        await in_thread(post_by)(neighbour, topic)
    async with listening(topic, after=0) as listener:
        assert await seqs(listener, 11) == list(range(1, 12))


async def test_two_readers_and_two_languages(listening, topic, neighbour):
    async with (
        listening(topic, language="en") as english,
        listening(topic, language="ko") as korean,
    ):
        post = await in_thread(post_by)(neighbour, topic)
        await in_thread(take_back_post)(post=post, by=neighbour)
        told = [[await each.next() for _two in range(2)] for each in (english, korean)]
    assert [[frame["seq"] for frame in each] for each in told] == [[2, 3], [2, 3]]
    assert "Taken back by its author." in told[0][1]["html"]


async def test_hidden_post_is_replayed_as_its_stub_to_all_but_moderators(
    listening, topic, neighbour, moderator
):
    post = await in_thread(post_by)(neighbour, topic, "a slur")
    await in_thread(hide_post)(post=post, by=moderator, rule="rule 3")
    async with (
        listening(topic, after=1) as stranger,
        listening(topic, moderator, after=1) as judge,
    ):
        told = [await stranger.next(), await stranger.next()]
        judged = [await judge.next(), await judge.next()]
    assert [("a slur" in each["html"]) for each in told] == [False, False]
    assert [("rule 3" in each["html"]) for each in told] == [True, True]
    assert "a slur" in judged[0]["html"]


async def test_ring_forgets_what_was_hidden(listening, topic, neighbour, moderator):
    """A reader who comes back is served from memory: what stands there must be what stands in the database."""
    async with listening(topic) as first:
        post = await in_thread(post_by)(neighbour, topic, "a slur")
        assert "a slur" in (await first.next())["html"]
        await in_thread(hide_post)(post=post, by=moderator, rule="rule 3")
        await first.next()
        async with listening(topic, after=1) as second:
            frames = [await second.next(), await second.next()]
    assert ["a slur" in frame["html"] for frame in frames] == [False, False]


async def test_edit_replaces_and_topic_events_show_the_head(
    listening, topic, resident, moderator
):
    async with listening(topic) as listener:
        post = await in_thread(topic.posts.get)()
        await in_thread(edit_post)(
            post=post, by=resident, body="Better.", seen_body=post.body
        )
        await in_thread(close_topic)(topic=topic, by=moderator, is_closed=True)
        edited, closed = await listener.next(), await listener.next()
    assert (edited["kind"], edited["post"]) == ("edit", 1)
    assert "Better." in edited["html"]
    assert (closed["kind"], closed["post"]) == ("close", None)
    assert "topic-head" in closed["html"]


async def refusal(listener) -> int:
    return (await listener.next())["close"]


async def test_topic_of_others_is_not_there(listening, resident, neighbour):
    forum = await in_thread(ForumFactory)(access=Access.MEMBERS)
    await forum.memberships.acreate(person=resident)
    topic = await in_thread(topic_by)(resident, forum)
    for stranger in (None, neighbour):
        async with listening(topic, stranger) as listener:
            assert await refusal(listener) == Close.NOT_FOUND
    async with listening(topic, resident) as listener:
        assert await listener.silence()


async def test_ahead_of_the_log_or_of_another_epoch_is_sent_for_the_page(
    listening, topic
):
    for query in ({"after": 99}, {"after": 1, "epoch": 7}):
        async with listening(topic, **query) as listener:
            assert await refusal(listener) == Close.CHANGED


async def test_new_epoch_sends_everybody_for_the_page(listening, topic):
    async with listening(topic) as listener:
        await Topic.objects.aupdate(epoch=2)
        assert await refusal(listener) == Close.CHANGED


@pytest.mark.parametrize(
    "origin", [b"http://evil.test", b"http://park.test:81", b"null", b""]
)
async def test_page_of_another_site_cannot_listen(topic, origin, application):
    socket = WebsocketCommunicator(
        application,
        f"/live/topics/{topic.pk}/socket",
        [(b"host", b"park.test"), (b"origin", origin)],
    )
    connected, _code = await socket.connect(timeout=5)
    assert connected is False


async def sign_out(user):
    await in_thread(
        lambda: user.__class__.objects.filter(pk=user.pk).update(password="!")
    )()


async def end_sessions(user):
    await Session.objects.all().adelete()


async def deactivate(user):
    await user.__class__.objects.filter(pk=user.pk).aupdate(is_active=False)


async def ban(user):
    await Sanction.objects.acreate(
        person=user, measure=Measure.BAN, rule="1", words="", made_at=timezone.now()
    )


async def leave_forum(user):
    await user.forum_memberships.all().adelete()


TAKEN_AWAY = {
    end_sessions: Close.SIGNED_OUT,
    sign_out: Close.SIGNED_OUT,
    deactivate: Close.SIGNED_OUT,
    ban: Close.NOT_FOUND,
    leave_forum: Close.NOT_FOUND,
}


@pytest.mark.parametrize("take_away", TAKEN_AWAY, ids=lambda each: each.__name__)
async def test_whoever_loses_the_right_is_gone_within_a_second_and_sees_nothing(
    listening, resident, neighbour, take_away
):
    forum = await in_thread(ForumFactory)(access=Access.MEMBERS)
    for person in (resident, neighbour):
        await forum.memberships.acreate(person=person)
    topic = await in_thread(topic_by)(neighbour, forum)
    async with listening(topic, resident) as listener:
        await in_thread(post_by)(neighbour, topic, "before")
        assert "before" in (await listener.next())["html"]
        await take_away(resident)
        if take_away is not end_sessions:
            await in_thread(post_by)(neighbour, topic, "secret")
        assert await listener.next(timeout=1.5) == {"close": TAKEN_AWAY[take_away]}


async def test_topic_that_moves_out_of_sight_empties_its_sockets(
    listening, topic, neighbour, moderator
):
    hidden = await in_thread(ForumFactory)(access=Access.MEMBERS)
    async with listening(topic) as listener:
        await in_thread(move_topic)(topic=topic, by=moderator, forum=hidden)
        assert await refusal(listener) == Close.NOT_FOUND


async def test_without_the_count_a_secret_would_leak(
    listening, resident, neighbour, monkeypatch
):
    """The control: were the count of changes not read, whoever was banned would go on reading."""
    monkeypatch.setattr("community.consumers.looking.read_access_count", lambda: 0)
    forum = await in_thread(ForumFactory)()
    topic = await in_thread(topic_by)(neighbour, forum)
    async with listening(topic, resident) as listener:
        await ban(resident)
        await in_thread(post_by)(neighbour, topic, "secret")
        assert "secret" in (await listener.next())["html"]


async def test_heartbeat_says_how_far_the_log_has_come(listening, topic, monkeypatch):
    monkeypatch.setattr(hub_module, "BEAT", 0.2)
    async with listening(topic) as listener:
        beat = await listener.told()
    assert (beat["head"], beat["epoch"]) == (1, 1)


async def test_socket_that_talks_is_ended(listening, topic):
    async with listening(topic) as listener:
        await listener.socket.send_to(text_data="hello")
        assert await refusal(listener) == Close.TOO_MANY
