"""Quick polls. The log tells that one opens, how the votes stand and that it closes: never who chose what."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from ..enums import Kind, Shows
from ..models import Poll, PollVote, Post, Topic
from ..permissions import (
    NoPollsYet,
    NotAllowed,
    NotInThisState,
    NotOneOfTheAnswers,
    OneAnswerOnly,
    PollIsClosed,
    can_make_polls,
    hats_of,
    require_writing,
)
from .logging import append_event, lock_topic


@dataclass(frozen=True)
class Wish:
    """A poll somebody wants to open with what they say; ``days`` it is open, ``None`` until they close it.

    The days begin when others can see it, however long a moderator had to look at it before.
    """

    question: str
    options: tuple[str, ...]
    takes_several: bool = False
    shows: Shows = Shows.ALWAYS
    days: int | None = None

    def as_json(self) -> dict:
        return asdict(self)

    @classmethod
    def of(cls, kept: dict) -> Wish:
        return cls(
            **{
                **kept,
                "options": tuple(kept["options"]),
                "shows": Shows(kept["shows"]),
            }
        )


def require_polls(by, wish: Wish | None) -> None:
    """Before anything is written."""
    if wish and not can_make_polls(by):
        raise NoPollsYet


def open_poll(topic: Topic, post: Post, wish: Wish, by) -> Poll:
    """The words are sealed like those of the post, and go with it. The caller holds the lock of the topic."""
    poll = Poll.objects.create(
        post=post,
        question=wish.question,
        options=list(wish.options),
        counts=[0] * len(wish.options),
        takes_several=wish.takes_several,
        shows=wish.shows,
        closes_at=timezone.now() + timedelta(days=wish.days) if wish.days else None,
    )
    append_event(
        topic,
        Kind.POLL,
        by=by,
        post=post,
        text=poll.words,
        payload={"poll": "opened", "options": len(poll.options)},
    )
    return poll


@transaction.atomic
def vote_in_poll(*, poll: Poll, by, choices: list[int]) -> Poll:
    """How the person's vote shall be from now on; an empty list takes it back. The same again changes nothing."""
    topic, poll = _locked(poll)
    if not poll.post.is_visible:
        raise NotInThisState
    if not Topic.objects.visible_to(by).filter(pk=topic.pk).exists():
        raise NotAllowed
    require_writing(by, topic)
    if not poll.takes_votes:
        raise PollIsClosed
    chosen = _checked(poll, choices)
    vote = PollVote.objects.filter(poll=poll, person=by).first()
    before = vote.choices if vote else []
    if before == chosen:
        return poll
    _keep(vote or PollVote(poll=poll, person=by), chosen)
    _count(poll, before, chosen)
    append_event(topic, Kind.POLL, by=None, post=poll.post, payload=standing_of(poll))
    return poll


@transaction.atomic
def close_poll(*, poll: Poll, by) -> Poll:
    """By its author or a moderator; ``by`` is ``None`` when its time is over."""
    topic, poll = _locked(poll)
    if by is not None and not hats_of(by, poll.post):
        raise NotAllowed
    if poll.closed_at:
        return poll
    poll.closed_at = timezone.now()
    poll.save(update_fields=["closed_at"])
    append_event(topic, Kind.POLL, by=by, post=poll.post, payload=standing_of(poll))
    return poll


def close_polls_in_time() -> int:
    """What the clock does: every poll whose time is over."""
    due = Poll.objects.filter(closed_at=None, closes_at__lte=timezone.now())
    polls = list(due.order_by("closes_at"))
    for poll in polls:
        close_poll(poll=poll, by=None)
    return len(polls)


def _locked(poll: Poll) -> tuple[Topic, Poll]:
    topic = lock_topic(Post.objects.values_list("topic", flat=True).get(poll=poll))
    return topic, Poll.objects.select_related("post").get(pk=poll.pk)


def _checked(poll: Poll, choices: list[int]) -> list[int]:
    chosen = sorted(set(choices))
    if any(not 0 <= choice < len(poll.options) for choice in chosen):
        raise NotOneOfTheAnswers
    if len(chosen) > 1 and not poll.takes_several:
        raise OneAnswerOnly
    return chosen


def _keep(vote: PollVote, chosen: list[int]) -> None:
    if not chosen:
        vote.delete()
        return
    vote.choices, vote.voted_at = chosen, timezone.now()
    vote.save()


def _count(poll: Poll, before: list[int], chosen: list[int]) -> None:
    for choice in before:
        poll.counts[choice] -= 1
    for choice in chosen:
        poll.counts[choice] += 1
    poll.voters += bool(chosen) - bool(before)
    poll.save(update_fields=["counts", "voters"])


def standing_of(poll: Poll) -> dict:
    """What the log may tell: the counts only when everybody may see them."""
    said = {"poll": "closed" if poll.closed_at else "votes", "voters": poll.voters}
    return said | (
        {"counts": poll.counts} if poll.shows_results(has_voted=False) else {}
    )
