"""What events of a file do to posts: the same that the acts did in the park they come from."""

from __future__ import annotations

from datetime import datetime

from innovation_park.lib.markdown import RENDERER_VERSION, render

from ..addressed import posts_quoted
from ..chain import client_key_of
from ..enums import Kind, Shows
from ..models import Event, Poll, Post, Revision, Topic
from ..workflow import PostStatus

STATUS = {
    Kind.DELETE: PostStatus.DELETED,
    Kind.HIDE: PostStatus.HIDDEN,
    Kind.RESTORE: PostStatus.VISIBLE,
}


def replay(topic: Topic, lines: list[dict]) -> None:
    """Keeps the next events and what they made of the posts; a handful of queries for all of them."""
    written = [line for line in lines if line["kind"] == Kind.POST]
    Post.objects.bulk_create([_post_of(topic, line) for line in written])
    numbers = {line["post"] for line in lines} | {
        line["payload"].get("reply_to") for line in written
    }
    posts = {post.number: post for post in topic.posts.filter(number__in=numbers)}
    earlier: list[Revision] = []
    for line in lines:
        if line["post"] is None:
            _steer(topic, line)
        else:
            _tell(topic, posts, line, earlier)
    for post in posts.values():
        rendered = render(post.body, posts=posts_quoted(topic, post.body))
        post.html, post.renderer = rendered.html, RENDERER_VERSION
    changed = "body html renderer status rule feelings edited_at reply_to"
    Post.objects.bulk_update(posts.values(), changed.split())
    Revision.objects.bulk_create(earlier)
    Event.objects.bulk_create([_event_of(topic, posts, line) for line in lines])
    last = lines[-1]
    topic.head_seq, topic.head_digest = last["seq"], last["digest"]
    topic.last_event_at = at_of(last)


def at_of(line: dict) -> datetime:
    return datetime.fromisoformat(line["at"])


def _post_of(topic: Topic, line: dict) -> Post:
    topic.last_number, topic.last_post_at = line["post"], at_of(line)
    return Post(
        topic=topic,
        number=line["post"],
        voice=line["voice"],
        client_key=client_key_of(line["digest"]),
        body=line.get("text", ""),
        html="",
        renderer=RENDERER_VERSION,
        language=line["payload"]["language"],
        made_at=at_of(line),
    )


def _event_of(topic: Topic, posts: dict[int, Post], line: dict) -> Event:
    kept = "seq kind voice payload sealed digest"
    return Event(
        topic=topic,
        post=posts.get(line["post"]),
        nonce=line.get("text_nonce", ""),
        at=at_of(line),
        **{name: line[name] for name in kept.split()},
    )


def _tell(topic: Topic, posts: dict[int, Post], line: dict, earlier: list) -> None:
    post, kind, payload = posts[line["post"]], line["kind"], line["payload"]
    if kind == Kind.POST and payload.get("reply_to"):
        post.reply_to = posts[payload["reply_to"]]
    if kind == Kind.EDIT:
        if post.body:
            earlier.append(Revision(post=post, body=post.body, until=at_of(line)))
        post.body = line.get("text", "")
        post.edited_at = post.edited_at if payload.get("left") else at_of(line)
    if kind in STATUS:
        post.status, post.rule = STATUS[kind], payload.get("rule", "")
    if kind == Kind.REACT:
        post.feelings = _feelings(post.feelings, payload)
    if kind == Kind.POLL:
        _poll(post, line)
    if kind == Kind.SOLVE:
        topic.answer = post if payload.get("solved") else None


def _poll(post: Post, line: dict) -> None:
    """One that can be read, not voted in: closed for good, with the counts that were told to everybody."""
    payload = line["payload"]
    if payload.get("poll") == "opened" and "text" in line:
        question, *options = line["text"].split("\n")
        Poll.objects.create(
            post=post,
            question=question,
            options=options,
            counts=[0] * len(options),
            shows=Shows.ALWAYS,
            closed_at=at_of(line),
        )
    counted = {name: payload[name] for name in ("voters", "counts") if name in payload}
    if counted:
        Poll.objects.filter(post=post).update(closed_at=at_of(line), **counted)


def _feelings(counts: dict[str, int], payload: dict) -> dict[str, int]:
    """Given or taken back by one voice; or counted anew when somebody left the park."""
    if "left" in payload:
        return payload.get("feelings", {})
    step = 1 if payload.get("given") else -1
    changed = counts | {payload["feeling"]: counts.get(payload["feeling"], 0) + step}
    return {name: count for name, count in sorted(changed.items()) if count > 0}


def _steer(topic: Topic, line: dict) -> None:
    is_on = bool(line["payload"].get("on"))
    if line["kind"] == Kind.PIN:
        topic.is_pinned = is_on
    if line["kind"] == Kind.CLOSE:
        topic.is_closed = is_on
    if line["kind"] == Kind.SLOW and type(line["payload"].get("seconds")) is int:
        topic.slow_mode_seconds = max(line["payload"]["seconds"], 0)
