"""Readers say that a post breaks a rule; where enough of them do, it goes out of sight until a moderator has looked."""

from __future__ import annotations

from collections import Counter

from django.db import transaction
from django.utils import timezone

from ..enums import CaseKind, Deed, Reason
from ..facts import facts_of_flag
from ..models import Case, Flag, Post, Ruling
from ..permissions import AlreadyFlagged, NotAllowed, NotInThisState, OwnPost
from ..standing import level_of_person
from ..trust import Trust, limits_of
from ..weighing import Flags, Weighed, weigh
from ..workflow import Hat
from .hiding import hide_for_rule
from .judging import allow_or_stop, is_judged, keep_weighing
from .logging import lock_topic

# Which rule a reason speaks of; "something else" names none, so it hides nothing by itself.
RULE_OF = {
    Reason.INSULT: "1",
    Reason.PERSONAL: "2",
    Reason.SPAM: "3",
    Reason.OFF_TOPIC: "4",
    Reason.ILLEGAL: "5",
}


def flag_post(*, post: Post, by, reason: Reason, words: str = "") -> Flag:
    """Once for each person and post."""
    if is_judged(by):
        allow_or_stop(by, facts_of_flag(by), "flag")
    return _flag(post, by, reason, words)


@transaction.atomic
def _flag(post: Post, by, reason: Reason, words: str) -> Flag:
    topic = lock_topic(post.topic_id)
    post = Post.objects.select_related("author").get(pk=post.pk)
    _require_flaggable(post, by)
    now = timezone.now()
    case, _is_new = Case.objects.open().get_or_create(
        post=post,
        defaults={
            "kind": CaseKind.FLAGGED,
            "forum": topic.forum,
            "language": post.language,
            "opened_at": now,
        },
    )
    flag = Flag.objects.create(
        post=post,
        person=by,
        case=case,
        reason=reason,
        words=words.strip(),
        weight=limits_of(level_of_person(by)).weight_of_flag,
        made_at=now,
    )
    _hide_if_heavy(post, case)
    return flag


def weighed(post: Post) -> Weighed:
    """With the flags that no moderator has answered yet."""
    flags = Flag.objects.filter(
        post=post, case__closed_at=None, reason__in=RULE_OF
    ).values_list("reason", "weight")
    weights: Counter[str] = Counter()
    for reason, weight in flags:
        weights[reason] += weight
    looked_at = Ruling.objects.filter(
        post=post, role=Hat.MODERATOR, deed__in=(Deed.KEEP, Deed.RESTORE)
    )
    return weigh(
        Flags(
            people=len(flags),
            weights=dict(sorted(weights.items())),
            author_level=level_of_person(post.author) if post.author else Trust.NEW,
            was_cleared=looked_at.exists(),
        )
    )


def _require_flaggable(post: Post, by) -> None:
    if not Post.objects.visible_to(by).filter(pk=post.pk).exists():
        raise NotAllowed
    if post.author_id == by.pk:
        raise OwnPost
    if Flag.objects.filter(post=post, person=by).exists():
        raise AlreadyFlagged
    if not post.is_visible:
        raise NotInThisState


def _hide_if_heavy(post: Post, case: Case) -> None:
    verdict = weighed(post)
    if not verdict.hides:
        return
    hide_for_rule(
        post=post,
        by=None,
        rule=RULE_OF[Reason(verdict.reason)],
        decision=keep_weighing(verdict, post.author),
    )
    case.kind = CaseKind.HIDDEN
    case.save(update_fields=["kind"])
