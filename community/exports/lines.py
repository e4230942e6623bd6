"""Events of a log as the lines of its file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Q

from ..chain import canonical, line_of
from ..enums import Kind
from ..models import Event, Revision, Topic
from ..verifying import FORMAT

CHUNK = 200  # events in memory at once


def written(line: dict) -> bytes:
    return canonical(line) + b"\n"


def header_line(topic: Topic) -> bytes:
    """What the events say the topic is; nothing else, so that it says the same wherever the log is kept."""
    first = topic.events.get(seq=1)
    moved = topic.events.filter(kind=Kind.MOVE).order_by("-seq").first()
    return written(
        {
            "format": FORMAT,
            "forum": (moved or first).payload["forum"],
            "head": topic.head_digest,
            "language": first.payload["language"],
            "seq": topic.head_seq,
            "title": topic.title,
            "topic": first.digest,
        }
    )


def event_lines(topic: Topic) -> Iterator[bytes]:
    """One after the other, up to the head that ``topic`` had when it was read."""
    for first in range(1, topic.head_seq + 1, CHUNK):
        yield from lines_between(topic, first, min(first + CHUNK - 1, topic.head_seq))


def lines_between(topic: Topic, first: int, last: int) -> list[bytes]:
    titled = seq_of_title(topic)
    events = list(
        topic.events.filter(seq__gte=first, seq__lte=last)
        .select_related("post__poll")
        .defer("post__html")
        .order_by("seq")
    )
    texts = texts_of(events)
    return [_line(topic, event, texts.get(event.seq), titled) for event in events]


def _line(topic: Topic, event: Event, text: str | None, titled: int) -> bytes:
    line = line_of_event(event) | {"digest": event.digest}
    if text is not None:
        line |= {"text": text, "text_nonce": event.nonce}
    if event.seq == titled:
        line |= {"title": topic.title, "title_nonce": topic.title_nonce(event.seq)}
    return written(line)


def line_of_event(event: Event) -> dict:
    """The members that its digest covers."""
    return line_of(
        seq=event.seq,
        kind=event.kind,
        post=event.post.number if event.post else None,
        voice=event.voice,
        payload=event.payload,
        sealed=event.sealed,
        at=event.at,
    )


def seq_of_title(topic: Topic) -> int:
    """Of the event that brought the title it has now."""
    brought = Q(seq=1) | Q(kind=Kind.EDIT, post=None)
    return topic.events.filter(brought).order_by("-seq").values_list("seq")[0][0]


def texts_of(events: list[Event]) -> dict[int, str]:
    """What events said, by their number, where everybody can read it: also what visible posts said before they were
    changed, and what polls ask. Two queries at most.
    """
    speaking = [each for each in events if each.nonce and each.post.is_visible]
    edited = {each.post_id: each.post for each in speaking if each.post.edited_at}
    texts = {each.seq: each.post.body for each in speaking}
    if edited:
        texts |= _versions(edited)
    return texts | {
        each.seq: each.post.poll.words for each in speaking if each.kind == Kind.POLL
    }


def _versions(posts: dict) -> dict[int, str]:
    """Of changed posts: the first event that still speaks brought the oldest version there is, and so on."""
    bodies, seqs = defaultdict(list), defaultdict(list)
    earlier = Revision.objects.filter(post__in=posts).order_by("until", "pk")
    for post, body in earlier.values_list("post_id", "body"):
        bodies[post].append(body)
    written = Event.objects.filter(post__in=posts, kind__in=(Kind.POST, Kind.EDIT))
    speaking = written.exclude(nonce="").order_by("seq")
    for post, seq in speaking.values_list("post_id", "seq"):
        seqs[post].append(seq)
    return {
        seq: body
        for key, post in posts.items()
        for seq, body in zip(seqs[key], [*bodies[key], post.body], strict=False)
    }
