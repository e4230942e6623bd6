"""A feeling about a post, given and taken back."""

from __future__ import annotations

from collections import Counter

from django.db import transaction

from ..enums import Feeling, Kind
from ..facts import facts_of_reaction
from ..models import Post, Reaction
from ..permissions import NotInThisState, require_writing
from .judging import allow_or_stop, is_judged
from .logging import append_event, lock_topic


def react_to_post(*, post: Post, by, feeling: Feeling, is_given: bool) -> Post:
    """Says how it shall be, so that a second click on the same button, or a retry, changes nothing."""
    if is_given and is_judged(by):
        allow_or_stop(by, facts_of_reaction(by), "reaction")
    return _react(post, by, feeling, is_given)


@transaction.atomic
def _react(post: Post, by, feeling: Feeling, is_given: bool) -> Post:
    topic = lock_topic(post.topic_id)
    post = Post.objects.get(pk=post.pk)
    if not post.is_visible:
        raise NotInThisState
    require_writing(by, topic)
    reactions = Reaction.objects.filter(post=post, person=by, feeling=feeling)
    if reactions.exists() == is_given:
        return post
    if is_given:
        Reaction.objects.create(post=post, person=by, feeling=feeling)
    else:
        reactions.delete()
    counts = Counter(post.reactions.values_list("feeling", flat=True))
    post.feelings = dict(sorted(counts.items()))
    post.save(update_fields=["feelings"])
    append_event(
        topic,
        Kind.REACT,
        by=by,
        post=post,
        payload={"feeling": feeling, "given": is_given},
    )
    return post
