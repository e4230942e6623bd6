"""The follower that tells people: who is told of an event, and as what. How they hear of it, and whether it still
matters when it goes out, is not decided here (:mod:`accounts.notifications`, :mod:`community.kinds`).

Nobody is told twice of one post: all that may be said of it has one key, and the nearest reason comes first.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from accounts.notifications.actions import (
    forget_about,
    forget_thread,
    people_told,
    reach_many,
)
from accounts.notifications.kinds import Kind as KindOfNews
from innovation_park.lib.translated import in_every_language

from ..enums import Kind
from ..kinds import MENTIONS, REPLIES, SOLVED, WATCHED, about_post, thread_of
from ..models import Event, Post
from ..templatetags.forum import author_name
from .audience import (
    people_answered,
    people_named_in,
    people_quoted,
    quiet_among,
    readers_among,
    watchers_after,
)
from .feelings import tell_of_feeling
from .table import Consumer

# What waited longer (a park restored from a copy, a worker that stood still) is no news any more.
NEWS_FOR = timedelta(days=7)
DONE = 0


def tell_people(event: Event, after: int) -> int:
    tell = TELLING.get(event.kind)
    is_news = timezone.now() - event.at <= NEWS_FOR and not event.topic.origin
    if tell is None or not is_news:
        return DONE
    return tell(event, after)


def _post_written(event: Event, after: int) -> int:
    post = _standing(event)
    if post is None:
        return DONE
    if not after:
        _tell_addressed(post)
    people, last = watchers_after(post, after)
    _tell(post, WATCHED, "started" if post.number == 1 else "posted", people)
    return last


def _post_shown(event: Event, after: int) -> int:
    """Brought back, or let through: whoever was told before it went is not told again."""
    post = _standing(event)
    is_new = post is not None and timezone.now() - post.made_at < NEWS_FOR
    return _post_written(event, after) if is_new else DONE


def _post_changed(event: Event, after: int) -> int:
    """Whoever is named only now is told now; all others have been told of the post."""
    post = _standing(event)
    if post is not None:
        _tell(post, MENTIONS, "mentioned", people_named_in(post) - {post.author_id})
    return DONE


def _post_gone(event: Event, after: int) -> int:
    """What somebody who left had said is told by nobody any more, nor who they were."""
    if event.payload.get("left"):
        forget_about(about_post(Post(pk=event.post_id)))
    return DONE


def _answer_marked(event: Event, after: int) -> int:
    post = _standing(event)
    if post is None or post.topic.answer_id != post.pk:
        return DONE
    besides = {event.actor_id}
    if not after:
        _tell(post, SOLVED, "yours", {post.author_id} - besides, key="solved")
    people, last = watchers_after(post, after, also_readers=True)
    _tell(post, SOLVED, "solved", people - besides, key="solved")
    return last


def _topic_moved(event: Event, after: int) -> int:
    """Who may not read it where it is now is shown nothing of it any more, not even its title."""
    thread = thread_of(event.topic)
    told = people_told(thread)
    forget_thread(thread, told - readers_among(event.topic, told))
    return DONE


def _felt(event: Event, after: int) -> int:
    post = _standing(event)
    if post is not None:
        tell_of_feeling(post)
    return DONE


TELLING: dict[str, Callable[[Event, int], int]] = {
    Kind.POST: _post_written,
    Kind.EDIT: _post_changed,
    Kind.RESTORE: _post_shown,
    Kind.DELETE: _post_gone,
    Kind.SOLVE: _answer_marked,
    Kind.REACT: _felt,
    Kind.MOVE: _topic_moved,
}
PEOPLE = Consumer("people", tell_people)


def _standing(event: Event) -> Post | None:
    """The post as it is now, when there is something to be told of it."""
    if event.post_id is None:
        return None
    posts = Post.objects.select_related(
        "topic__forum", "author__profile", "reply_to"
    ).filter(pk=event.post_id)
    post = posts.first()
    return post if post and post.is_visible and post.author_id else None


def _tell_addressed(post: Post) -> None:
    told = {post.author_id}
    for kind, event, people in (
        (MENTIONS, "mentioned", people_named_in(post)),
        (REPLIES, "replied", people_answered(post)),
        (REPLIES, "quoted", people_quoted(post)),
    ):
        _tell(post, kind, event, people - told)
        told |= people


def _tell(
    post: Post, kind: KindOfNews, event: str, people: set[int], key: str = "post"
) -> None:
    if not people:
        return
    people = readers_among(post.topic, people) - quiet_among(post.topic, people)
    reach_many(
        people=sorted(people),
        kind=kind,
        event=event,
        key=f"{key}:{post.pk}",
        about=about_post(post),
        thread=thread_of(post.topic),
        place=post.number,
        arguments={
            "post": post.pk,
            "author": in_every_language(lambda: author_name(post)),
            "title": post.topic.title,
        },
        url=in_every_language(post.get_absolute_url),
    )
