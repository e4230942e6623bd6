"""A topic in which everything happened that can happen."""

from community.actions.logging import append_event, lock_topic
from community.actions.moving import bring_back_post, hide_post, take_back_post
from community.actions.polling import vote_in_poll
from community.actions.reacting import react_to_post
from community.actions.revising import edit_post, retitle_topic
from community.actions.steering import close_topic, mark_answer, move_topic, pin_topic
from community.enums import Feeling, Kind
from community.models import Topic
from tests.factories.community import ForumFactory, poll_in, post_by, topic_by

SECRET = "a slur nobody shall read"
REGRET = "what I take back"


def lively_topic(resident, neighbour, moderator) -> Topic:
    topic = topic_by(resident, tags=["bus", "밤"])
    answer = post_by(neighbour, topic, "I do.")
    edit_post(post=answer, by=neighbour, body="I do, daily.", seen_body="I do.")
    edit_post(post=answer, by=neighbour, body="나는 타요 ไทย", seen_body="I do, daily.")
    react_to_post(post=answer, by=resident, feeling=Feeling.THANKS, is_given=True)
    react_to_post(post=answer, by=resident, feeling=Feeling.JOY, is_given=True)
    react_to_post(post=answer, by=resident, feeling=Feeling.JOY, is_given=False)
    mark_answer(topic=topic, by=resident, post=answer)
    pin_topic(topic=topic, by=moderator, is_pinned=True)
    _with_a_poll(answer, by=resident)
    hidden = post_by(neighbour, topic, SECRET)
    hide_post(post=hidden, by=moderator, rule="rule 3")
    gone = post_by(resident, topic, REGRET, reply_to=answer)
    take_back_post(post=gone, by=resident)
    again = post_by(neighbour, topic, "> #2:\n> I do.\n\nStill.", reply_to=answer)
    hide_post(post=again, by=moderator, rule="rule 1")
    bring_back_post(post=again, by=moderator)
    retitle_topic(topic=topic, by=resident, title='Night "buses" \\ 밤 버스')
    move_topic(topic=topic, by=moderator, forum=ForumFactory())
    close_topic(topic=topic, by=moderator, is_closed=True)
    topic.refresh_from_db()
    return topic


def _with_a_poll(post, *, by) -> None:
    poll = poll_in(post, "At two", "At three")
    topic = lock_topic(post.topic_id)
    payload = {"poll": "opened", "options": 2}
    append_event(topic, Kind.POLL, by=by, post=post, text=poll.words, payload=payload)
    vote_in_poll(poll=poll, by=by, choices=[1])
