"""Measures about people: a warning, a silence, a ban; in one topic, one forum or all; for a time or for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ..enums import Deed, Measure
from ..models import Forum, Post, Ruling, Sanction, Topic
from ..permissions import (
    NotAllowed,
    NotForModerators,
    NotInThisState,
    RuleMissing,
    can_moderate,
    moderators,
)
from .ruling import rule_on

DEED_OF = {
    Measure.WARNING: Deed.WARN,
    Measure.SILENCE: Deed.SILENCE,
    Measure.BAN: Deed.BAN,
}


@dataclass(frozen=True)
class Scope:
    """Both empty: everywhere."""

    forum: Forum | None = None
    topic: Topic | None = None


@transaction.atomic
def sanction_person(
    *,
    person,
    by,
    measure: Measure,
    rule: str,
    scope: Scope,
    until: datetime | None,
    words: str = "",
    post: Post | None = None,
) -> Ruling:
    """Holds from the commit on: open pages of whoever is banned close by themselves."""
    if not can_moderate(by):
        raise NotAllowed
    if not rule.strip():
        raise RuleMissing
    if moderators().filter(pk=person.pk).exists():
        raise NotForModerators
    sanction = Sanction.objects.create(
        person=person,
        forum=scope.forum,
        topic=scope.topic,
        measure=measure,
        rule=rule,
        words=words,
        by=by,
        made_at=timezone.now(),
        until=until,
    )
    return rule_on(
        DEED_OF[measure],
        by=by,
        person=person,
        rule=rule,
        words=words,
        post=post,
        sanction=sanction,
    )


@transaction.atomic
def lift_sanction(*, sanction: Sanction, by, words: str = "") -> Ruling:
    if not can_moderate(by):
        raise NotAllowed
    sanction = Sanction.objects.select_for_update().get(pk=sanction.pk)
    if sanction.lifted_at:
        raise NotInThisState
    sanction.lifted_at = timezone.now()
    sanction.save(update_fields=["lifted_at"])
    return rule_on(
        Deed.LIFT, by=by, person=sanction.person, words=words, sanction=sanction
    )
