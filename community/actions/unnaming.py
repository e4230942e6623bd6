"""What others wrote keeps standing, without what it quotes of somebody who leaves, and without their name behind an @."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from innovation_park.lib.markdown import RENDERER_VERSION, mention_key
from innovation_park.lib.markdown.mentions import without_mentions
from innovation_park.lib.markdown.quotes import without_quotes

from ..addressed import rendered_again, rendered_for
from ..enums import Kind
from ..models import Draft, Event, HeldPost, Member, Post, Revision
from .logging import append_event, lock_topic

BATCH = 500


class Names:
    """What is looked for: the numbers of their posts by topic, and what others write behind an @."""

    def __init__(self, posts, user):
        self.person = user.pk
        self.numbers: dict[int, set[int]] = defaultdict(set)
        for topic, number in posts.values_list("topic_id", "number"):
            self.numbers[topic].add(number)
        self.keys = set(
            Member.objects.filter(person=user).values_list("handle", flat=True)
        )
        if name := user.profile.display_name:
            others = User.objects.filter(profile__display_name__iexact=name)
            if not others.exclude(pk=user.pk).exists():
                self.keys.add(mention_key(name))

    def taken_from(self, body: str, topic: int | None) -> str:
        body = without_quotes(body, self.numbers.get(topic, set()))
        return without_mentions(body, self.keys)

    def stand_in(self, rows, *topics: str):
        """Of those rows whose body may have one."""
        may_have = Q(body__contains="@") if self.keys else Q(pk__in=[])
        for path in topics:
            may_have |= Q(body__contains="#", **{f"{path}__in": list(self.numbers)})
        return rows.filter(may_have)


def forget_in_words_of_others(posts, user) -> None:
    names = Names(posts, user)
    for post in sorted(_posts_with(names)):
        _say_without(post, names)
    drafts = Draft.objects.exclude(person=user).select_related("post")
    for draft in names.stand_in(drafts, "topic", "post__topic"):
        place = draft.topic_id or (draft.post and draft.post.topic_id)
        body = names.taken_from(draft.body, place)
        if body != draft.body:
            Draft.objects.filter(pk=draft.pk).update(body=body)
    waiting = HeldPost.objects.exclude(author=user).select_related("topic__forum")
    for held in names.stand_in(waiting, "topic"):
        body = names.taken_from(held.body, held.topic_id)
        if body != held.body:
            html = rendered_for(held.topic, body, by=held.author).html
            HeldPost.objects.filter(pk=held.pk).update(body=body, html=html)


def _posts_with(names: Names) -> set[int]:
    """Also those that only said it before they were changed."""
    posts = Post.objects.exclude(author=names.person)
    versions = Revision.objects.exclude(post__author=names.person)
    rows = _rows(names.stand_in(posts, "topic"), "pk", "topic_id")
    earlier = _rows(names.stand_in(versions, "post__topic"), "post_id", "post__topic")
    return {
        post
        for found in (rows, earlier)
        for post, topic, body in found
        if names.taken_from(body, topic) != body
    }


def _rows(rows, *columns: str) -> Iterator[tuple]:
    return rows.values_list(*columns, "body").iterator(BATCH)


@transaction.atomic
def _say_without(pk: int, names: Names) -> None:
    """A new text by nobody; the earlier ones go, and with their nonces nothing can be told of them."""
    topic = lock_topic(Post.objects.values_list("topic", flat=True).get(pk=pk))
    post = Post.objects.get(pk=pk)
    Revision.objects.filter(post=post).delete()
    Event.objects.filter(post=post, kind__in=(Kind.POST, Kind.EDIT)).update(nonce="")
    post.body = names.taken_from(post.body, topic.pk)
    post.html = rendered_again(post).html if post.body else ""
    post.renderer = RENDERER_VERSION
    post.save(update_fields=["body", "html", "renderer"])
    text = post.body or None
    append_event(
        topic, Kind.EDIT, by=None, post=post, text=text, payload={"left": True}
    )
