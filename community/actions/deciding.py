"""A moderator decides a case: about the post, and, where it needs to be, about the person."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from ..enums import AppealStatus, CaseKind, Deed, HeldStatus, Measure
from ..models import Appeal, Case, HeldPost, Post, Ruling
from ..permissions import (
    NotInThisState,
    OwnRuling,
    RuleMissing,
    moderators,
)
from ..workflow import PostStatus
from .claiming import free_case
from .hiding import hide_for_rule, keep_post, restore_post
from .holding import Said
from .logging import lock_topic
from .naming import ensure_member
from .polling import Wish
from .posting import append_post, open_topic, rendered_text
from .ruling import rule_on, words_to
from .sanctioning import Scope, lift_sanction, sanction_person
from .trusting import refresh_levels

GRANTING = {Deed.HIDE: Deed.RESTORE, Deed.REJECT: Deed.RELEASE}
NEEDS_RULE = frozenset({Deed.HIDE, Deed.REJECT})


@dataclass(frozen=True)
class Judgement:
    """``reply`` names a ready answer (:mod:`..reply_words`); ``days`` of a measure, ``None`` for good."""

    deed: Deed
    rule: str = ""
    reply: str = ""
    words: str = ""
    measure: Measure | None = None
    scope: Scope = field(default_factory=Scope)
    days: int | None = None


def deeds_for(case: Case) -> tuple[Deed, ...]:
    """What can be decided; the first changes least."""
    if case.kind == CaseKind.APPEAL:
        return Deed.KEEP, GRANTING.get(case.appeal.ruling.deed, Deed.LIFT)
    if case.kind == CaseKind.HELD:
        return Deed.RELEASE, Deed.REJECT
    if case.post.status == PostStatus.HIDDEN:
        return Deed.HIDE, Deed.RESTORE
    return Deed.KEEP, Deed.HIDE


@transaction.atomic
def decide_case(*, case: Case, by, judgement: Judgement) -> Ruling:
    """The topic is locked first, as whoever writes to it does; then the case, so that one moderator decides."""
    if topic := _topic_of(case):
        lock_topic(topic)
    case = free_case(case, by)
    if judgement.deed not in deeds_for(case):
        raise NotInThisState
    if judgement.deed in NEEDS_RULE and not judgement.rule:
        raise RuleMissing
    ruling = ACTS[CaseKind(case.kind)](case, by, judgement)
    Case.objects.filter(pk=case.pk).update(
        ruling=ruling, closed_at=timezone.now(), claimed_by=None, claimed_at=None
    )
    if judgement.measure and (person := person_of(case)):
        _sanction(case, person, by, judgement)
    return ruling


def person_of(case: Case):
    """Whom it is about; nobody once they have left the park."""
    if case.appeal:
        return case.appeal.person
    return case.held.author if case.held else case.post.author


def _topic_of(case: Case) -> int | None:
    if case.appeal:
        ruling = case.appeal.ruling
        place = ruling.post or ruling.held
    else:
        place = case.post or case.held
    return place.topic_id if place else None


def _decide_post(case: Case, by, judgement: Judgement) -> Ruling:
    post = case.post
    if judgement.deed == Deed.KEEP:
        return keep_post(post=post, by=by)
    words = words_to(post.author, judgement.reply, judgement.words)
    if judgement.deed == Deed.RESTORE:
        return restore_post(post=post, by=by, words=words)
    return hide_for_rule(post=post, by=by, rule=judgement.rule, words=words)


def _decide_held(case: Case, by, judgement: Judgement) -> Ruling:
    held = case.held
    words = words_to(held.author, judgement.reply, judgement.words)
    if judgement.deed == Deed.RELEASE:
        return _release(held, by, words)
    held.status = HeldStatus.REJECTED
    held.save(update_fields=["status"])
    return rule_on(
        Deed.REJECT,
        by=by,
        person=held.author,
        rule=judgement.rule,
        words=words,
        held=held,
    )


def _release(held: HeldPost, by, words: str) -> Ruling:
    """It becomes a post of its writer, with the key it was sent with, as the last of its topic; its poll opens now."""
    said = Said(
        held.body,
        rendered_text(held.body, held.topic, by=held.author),
        held.language,
        held.client_key,
        held.reply_to,
        held.title,
        held.tags,
        held.poll and Wish.of(held.poll),
    )
    ensure_member(held.author)
    post = _published(held, said)
    held.status, held.post = HeldStatus.RELEASED, post
    held.save(update_fields=["status", "post"])
    return rule_on(
        Deed.RELEASE, by=by, person=held.author, words=words, post=post, held=held
    )


def _published(held: HeldPost, said: Said) -> Post:
    if held.topic_id:
        return append_post(lock_topic(held.topic_id), held.author, said)
    return open_topic(held.forum, held.author, said).posts.get(number=1)


def _decide_appeal(case: Case, by, judgement: Judgement) -> Ruling:
    """By somebody who did not decide it, where there is somebody."""
    asked, first = case.appeal, case.appeal.ruling
    if first.by_id == by.pk and moderators().exclude(pk=by.pk).exists():
        raise OwnRuling
    words = words_to(asked.person, judgement.reply, judgement.words)
    if judgement.deed == Deed.KEEP:
        _answer(asked, AppealStatus.LOST)
        return rule_on(
            Deed.KEEP,
            by=by,
            person=asked.person,
            rule=first.rule,
            words=words,
            post=first.post,
            held=first.held,
            sanction=first.sanction,
        )
    _answer(asked, AppealStatus.WON)
    Ruling.objects.filter(pk=first.pk).update(overturned_at=timezone.now())
    ruling = _undo(first, by, words)
    if asked.person_id:
        refresh_levels([asked.person_id])
    return ruling


def _undo(first: Ruling, by, words: str) -> Ruling:
    if first.deed == Deed.HIDE and first.post.status == PostStatus.HIDDEN:
        return restore_post(post=first.post, by=by, words=words)
    if first.deed == Deed.REJECT and first.held.status == HeldStatus.REJECTED:
        return _release(first.held, by, words)
    if first.sanction and not first.sanction.lifted_at:
        return lift_sanction(sanction=first.sanction, by=by, words=words)
    # It has been undone meanwhile: the person is told all the same that they were right.
    deed = GRANTING.get(first.deed, Deed.LIFT)
    return rule_on(deed, by=by, person=first.person, words=words, post=first.post)


def _answer(asked: Appeal, status: AppealStatus) -> None:
    Appeal.objects.filter(pk=asked.pk).update(status=status, answered_at=timezone.now())


def _sanction(case: Case, person, by, judgement: Judgement) -> None:
    days = judgement.days
    sanction_person(
        person=person,
        by=by,
        measure=judgement.measure,
        rule=judgement.rule,
        scope=judgement.scope,
        until=timezone.now() + timedelta(days=days) if days else None,
        words=words_to(person, judgement.reply, judgement.words),
        post=case.post,
    )


ACTS = {
    CaseKind.HELD: _decide_held,
    CaseKind.FLAGGED: _decide_post,
    CaseKind.HIDDEN: _decide_post,
    CaseKind.OWN: _decide_post,
    CaseKind.APPEAL: _decide_appeal,
}
