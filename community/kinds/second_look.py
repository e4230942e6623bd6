"""Before anything goes out: is it still there, still to be read by this person, and still about them?"""

from __future__ import annotations

from innovation_park.lib.markdown import quoted_numbers

from ..addressed import people_spoken_to
from ..enums import Following
from ..models import ForumFollowing, Post, Reading, SetAside, Topic
from ..workflow import PostStatus


def post_of(notification) -> Post | None:
    """The post it tells of, while it stands where the person may read it. One query."""
    return (
        Post.objects.visible_to(notification.person)
        .filter(pk=notification.arguments["post"], status=PostStatus.VISIBLE)
        .select_related("topic__forum", "author__profile", "reply_to")
        .first()
    )


def still_speaks_to_me(notification) -> bool:
    post = _new_post(notification)
    return post is not None and notification.person_id in people_spoken_to(
        post.topic, post.body
    )


def still_answers_me(notification) -> bool:
    """A reply stays one; a quote can be edited away."""
    post = _new_post(notification)
    if post is None:
        return False
    if notification.event == "replied":
        return True
    quoted = post.topic.posts.filter(number__in=quoted_numbers(post.body))
    return quoted.filter(author=notification.person_id).exists()


def is_still_watched(notification) -> bool:
    post = _new_post(notification)
    return post is not None and (
        level_of(notification.person_id, post.topic) == Following.WATCHING
    )


def is_still_felt(notification) -> bool:
    post = post_of(notification)
    return post is not None and bool(post.feelings)


def is_still_the_answer(notification) -> bool:
    post = post_of(notification)
    return (
        post is not None
        and post.topic.answer_id == post.pk
        and not is_muted(notification.person_id, post.topic)
    )


def is_still_aside(notification) -> bool:
    return SetAside.objects.filter(pk=notification.arguments["aside"]).exists()


def is_muted(person: int, topic: Topic) -> bool:
    return level_of(person, topic) == Following.MUTED


def _new_post(notification) -> Post | None:
    post, person = post_of(notification), notification.person_id
    if post is None or is_muted(person, post.topic):
        return None
    has_read = Reading.objects.filter(
        person=person, topic=post.topic, seen__gte=post.number
    )
    return None if has_read.exists() else post


def level_of(person: int, topic: Topic) -> str:
    """How closely the person follows the topic: its own level goes before that of its forum, unless it is ``NORMAL``."""
    own = Reading.objects.filter(person=person, topic=topic)
    forum = ForumFollowing.objects.filter(person=person, forum=topic.forum_id)
    levels = [rows.values_list("following", flat=True).first() for rows in (own, forum)]
    chosen = [level for level in levels if level not in (None, Following.NORMAL)]
    return chosen[0] if chosen else Following.NORMAL
