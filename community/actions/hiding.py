"""A post goes out of sight and comes back, for a rule: its author is told, its flaggers too, and the case is closed."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from accounts.notifications.actions import reach_many
from innovation_park.lib.translated import in_every_language

from ..enums import Deed
from ..kinds import FLAGS
from ..models import Case, Decision, Flag, Post, Ruling
from ..workflow import Hat
from .logging import lock_topic
from .moving import bring_back_post, hide_post
from .ruling import rule_on
from .trusting import refresh_levels


@transaction.atomic
def hide_for_rule(
    *, post: Post, by, rule: str, words: str = "", decision: Decision | None = None
) -> Ruling:
    """By a moderator, or (``by`` empty) by the ``decision`` of a rule, which leaves the case to moderators."""
    lock_topic(post.topic_id)
    post = hide_post(post=post, by=by, rule=rule)
    ruling = rule_on(
        Deed.HIDE,
        by=by,
        person=post.author,
        rule=rule,
        words=words,
        post=post,
        decision=decision,
    )
    if by:
        close_cases(post, ruling)
        if post.author_id:
            refresh_levels([post.author_id])
    return ruling


@transaction.atomic
def restore_post(*, post: Post, by, words: str = "") -> Ruling:
    """Whatever hid it before no longer counts against its author."""
    lock_topic(post.topic_id)
    post = bring_back_post(post=post, by=by)
    Ruling.objects.filter(post=post, deed=Deed.HIDE, overturned_at=None).update(
        overturned_at=timezone.now()
    )
    ruling = rule_on(Deed.RESTORE, by=by, person=post.author, words=words, post=post)
    close_cases(post, ruling)
    if post.author_id:
        refresh_levels([post.author_id])
    return ruling


@transaction.atomic
def keep_post(*, post: Post, by) -> Ruling:
    """Flagged, looked at, left as it is: its author need not know."""
    lock_topic(post.topic_id)
    ruling = rule_on(Deed.KEEP, by=by, post=post)
    close_cases(post, ruling)
    return ruling


def close_cases(post: Post, ruling: Ruling) -> None:
    """The caller holds the lock of the topic. Whoever flagged it is told what came of it."""
    cases = Case.objects.open().filter(post=post)
    flags = Flag.objects.filter(case__in=cases, person__isnull=False)
    people = list(flags.values_list("person_id", flat=True))
    cases.update(ruling=ruling, closed_at=timezone.now())
    if people and ruling.role == Hat.MODERATOR:
        reach_many(
            people=people,
            kind=FLAGS,
            event="upheld" if ruling.deed == Deed.HIDE else "kept",
            key=f"flags:{ruling.pk}",
            about=f"ruling:{ruling.pk}",
            arguments={"topic": post.topic.title},
            url=in_every_language(post.get_absolute_url),
        )
