"""What moderators decide is seen by whoever is reading, within a second."""

import time

import pytest
from asgiref.sync import sync_to_async as in_thread

from community.actions.deciding import Judgement, decide_case
from community.actions.sanctioning import Scope, lift_sanction, sanction_person
from community.actions.steering import slow_topic
from community.consumers.readers import Close
from community.enums import Deed, Measure
from community.permissions import Silenced
from tests.factories.accounts import UserFactory
from tests.factories.community import ForumFactory, post_by, topic_by
from tests.factories.moderation import flagged_by

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


def shut_out(person, by, scope, measure=Measure.BAN):
    return sanction_person(
        person=person, by=by, measure=measure, rule="1", scope=scope, until=None
    )


@pytest.mark.parametrize("place", ["topic", "forum", "all"])
async def test_banned_reader_is_gone_from_where_the_ban_holds(
    listening, resident, neighbour, moderator, place
):
    forum = await in_thread(ForumFactory)()
    topic = await in_thread(topic_by)(neighbour, forum)
    abroad = await in_thread(topic_by)(neighbour, await in_thread(ForumFactory)())
    scope = {"topic": Scope(topic=topic), "forum": Scope(forum=forum)}.get(
        place, Scope()
    )
    async with (
        listening(topic, resident) as here,
        listening(abroad, resident) as elsewhere,
    ):
        ruling = await in_thread(shut_out)(resident, moderator, scope)
        began = time.monotonic()
        await in_thread(post_by)(neighbour, topic, "secret")
        assert await here.next(timeout=2) == {"close": Close.NOT_FOUND}
        assert time.monotonic() - began < 2
        await in_thread(post_by)(neighbour, abroad, "open")
        told = await elsewhere.next(timeout=2)
        assert ("close" in told) == (place == "all")
    await in_thread(lift_sanction)(sanction=ruling.sanction, by=moderator)
    async with listening(topic, resident) as here:
        assert "secret" in (await here.next())["html"]


async def test_silenced_reader_goes_on_reading(
    listening, resident, neighbour, moderator
):
    topic = await in_thread(topic_by)(neighbour)
    async with listening(topic, resident) as listener:
        await in_thread(shut_out)(resident, moderator, Scope(), Measure.SILENCE)
        await in_thread(post_by)(neighbour, topic, "goes on")
        assert "goes on" in (await listener.next())["html"]
        with pytest.raises(Silenced):
            await in_thread(post_by)(resident, topic, "no")


async def test_flags_and_decisions_change_what_readers_see(
    listening, resident, neighbour, moderator
):
    topic = await in_thread(topic_by)(resident)
    post = await in_thread(post_by)(neighbour, topic, "a slur")
    async with listening(topic, after=2) as listener:
        for _each in range(4):
            case = (
                await in_thread(flagged_by)(await in_thread(UserFactory)(), post)
            ).case
        hidden = await listener.next(timeout=2)
        assert (hidden["kind"], "a slur" in hidden["html"]) == ("hide", False)
        assert "Hidden: rule 3" in hidden["html"]
        await in_thread(decide_case)(
            case=case, by=moderator, judgement=Judgement(Deed.RESTORE)
        )
        shown = await listener.next(timeout=2)
        assert (shown["kind"], "a slur" in shown["html"]) == ("restore", True)
        await in_thread(slow_topic)(topic=topic, by=moderator, seconds=60)
        slowed = await listener.next(timeout=2)
        assert (slowed["kind"], slowed["post"]) == ("slow", None)
        assert "Slow mode" in slowed["html"]
