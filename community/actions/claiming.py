"""Two moderators do not do the same work: whoever takes a case up has it for half an hour."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..enums import CaseKind
from ..house_rules import rule_words
from ..models import Case, Post
from ..permissions import (
    AlreadyDecided,
    ClaimedByOther,
    NotAllowed,
    can_moderate,
)
from .logging import lock_topic


@transaction.atomic
def claim_case(*, case: Case, by) -> Case:
    """Again prolongs it."""
    case = free_case(case, by)
    case.claimed_by, case.claimed_at = by, timezone.now()
    case.save(update_fields=["claimed_by", "claimed_at"])
    return case


@transaction.atomic
def let_go_of_case(*, case: Case, by) -> Case:
    case = free_case(case, by)
    case.claimed_by = case.claimed_at = None
    case.save(update_fields=["claimed_by", "claimed_at"])
    return case


@transaction.atomic
def take_up_post(*, post: Post, by) -> Case:
    """A moderator has seen something nobody flagged: the case that is open about it, or one of their own, claimed."""
    if not can_moderate(by):
        raise NotAllowed
    topic = lock_topic(post.topic_id)
    now = timezone.now()
    case, _is_new = Case.objects.open().get_or_create(
        post=post,
        defaults={
            "kind": CaseKind.OWN,
            "forum": topic.forum,
            "language": post.language,
            "opened_at": now,
        },
    )
    return claim_case(case=case, by=by)


def free_case(case: Case, by) -> Case:
    """The case, locked, if nobody else decides or has decided it."""
    if not can_moderate(by):
        raise NotAllowed
    case = locked(Case.objects.filter(pk=case.pk)).get()
    if not case.is_open:
        raise AlreadyDecided(name_of_closer(case), outcome_of(case))
    if case.is_claimed and case.claimed_by_id != by.pk:
        raise ClaimedByOther(name_of(case.claimed_by))
    return case


def locked(cases):
    return cases.select_for_update(of=("self",))


def name_of(moderator) -> str:
    if moderator is None:
        return _("A moderator")
    return moderator.profile.display_name or _("Moderator %(number)s") % {
        "number": moderator.pk
    }


def name_of_closer(case: Case) -> str:
    if case.ruling is None:
        return _("Its author")
    return name_of(case.ruling.by)


def outcome_of(case: Case) -> str:
    """What was decided, in words."""
    if case.ruling is None:
        return _("taken back")
    deed = case.ruling.get_deed_display()
    rule = case.ruling.rule
    return f"{deed}, {rule_words(rule)}" if rule else deed
