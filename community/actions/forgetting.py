"""Somebody leaves the park: what they said goes, and the conversation around it stays readable."""

from __future__ import annotations

from django.db import transaction

from innovation_park.lib.markdown import RENDERER_VERSION

from ..enums import Kind
from ..models import Event, Poll, Post, Reaction, Revision
from ..workflow import PostStatus
from .indexing import forget_words
from .logging import append_event, lock_topic
from .unnaming import forget_in_words_of_others


def forget_posts(posts, user) -> None:
    """Their words go, also from earlier versions and from quotes of others; the chain of each topic holds without them."""
    forget_in_words_of_others(posts, user)
    said = list(posts.values_list("pk", flat=True))
    for post in posts.order_by("topic_id", "number"):
        with transaction.atomic():
            _forget(post)
    forget_words(said)


def forget_reactions(reactions, user) -> None:
    """The counts of each post are made anew without theirs."""
    posts = set(reactions.values_list("post_id", flat=True))
    reactions.delete()
    for post in Post.objects.filter(pk__in=posts):
        _count_again(post)


def _forget(post: Post) -> None:
    topic = lock_topic(post.topic_id)
    Revision.objects.filter(post=post).delete()
    Poll.objects.filter(post=post).delete()
    Event.objects.filter(post=post).exclude(nonce="").update(nonce="")
    post.author, post.body, post.html = None, "", ""
    post.fingerprint = []
    post.renderer, post.edited_at = RENDERER_VERSION, None
    post.status, post.rule = PostStatus.DELETED, ""
    post.save()
    append_event(topic, Kind.DELETE, by=None, post=post, payload={"left": True})


@transaction.atomic
def _count_again(post: Post) -> None:
    topic = lock_topic(post.topic_id)
    post.feelings = {}
    for feeling in Reaction.objects.filter(post=post).values_list("feeling", flat=True):
        post.feelings[feeling] = post.feelings.get(feeling, 0) + 1
    post.save(update_fields=["feelings"])
    counted = {"left": True, "feelings": post.feelings}
    append_event(topic, Kind.REACT, by=None, post=post, payload=counted)
