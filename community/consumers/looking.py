"""What the hub asks the database, in a thread of its own."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import close_old_connections

from accounts.notifications.standing import unread_counts

from ..access_count import read_access_count
from ..live.frames import Audience, Frame, events_after, frames_of
from ..models import Topic


@dataclass(frozen=True)
class Seen:
    """One topic as it is now: its head, and the frames up to ``until`` for each audience."""

    head: int
    epoch: int
    until: int
    frames: dict[Audience, list[Frame]]


def look(known: dict[int, tuple[int, set[Audience]]]) -> tuple[dict[int, Seen], int]:
    """``known`` gives the head and the audiences by topic; answers what there is beyond, and the count of changes to
    who may read, *which is read last*: while it stands at what the readers were checked against, nobody's right had
    been taken away when the last of these frames was rendered.
    """
    try:
        heads = {
            pk: (head, epoch)
            for pk, head, epoch in Topic.objects.filter(pk__in=known).values_list(
                "pk", "head_seq", "epoch"
            )
        }
        seen = {
            topic: _look_at(topic, known[topic], *heads.get(topic, (0, 0)))
            for topic in known
        }
        return seen, read_access_count()
    finally:
        close_old_connections()


def page_for(
    topic: int, cursor: int, head: int, audience: Audience
) -> tuple[list[Frame], int]:
    """For a reader who is far behind: the next frames from the database, and the count of changes read after them."""
    try:
        events = events_after(topic, cursor, head)
        frames = frames_of(topic, events, {audience})[audience]
        return frames, read_access_count()
    finally:
        close_old_connections()


def bells_of(people: set[int]) -> dict[int, int]:
    """How much waits behind each one's bell. One query."""
    try:
        return unread_counts(people)
    finally:
        close_old_connections()


def _look_at(
    topic: int, known: tuple[int, set[Audience]], head: int, epoch: int
) -> Seen:
    before, audiences = known
    if head <= before or not audiences:
        return Seen(head, epoch, head if head > before else before, {})
    events = events_after(topic, before, head)
    return Seen(head, epoch, events[-1].seq, frames_of(topic, events, audiences))
