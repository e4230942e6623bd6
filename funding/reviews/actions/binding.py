"""Conflicts that an officer names or, having looked, lifts. Reviewers declare theirs and lift none."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from funding.enums import ConflictSource
from funding.models import Application, Conflict

from ..models import Assignment
from ..permissions import NotYourReview, ReasonMissing, can_assign
from .placing import free_of_conflict


@transaction.atomic
def set_conflict(
    *, application: Application, person, kind: str, note: str, by
) -> Conflict:
    """It binds at once: a review of theirs counts no more, and another reviewer is asked."""
    if not can_assign(by, application):
        raise NotYourReview
    conflict, _new = Conflict.objects.update_or_create(
        person=person,
        application=application,
        kind=kind,
        defaults={
            "source": ConflictSource.OFFICER,
            "is_pinned": True,
            "is_lifted": False,
            "note": note,
            "at": timezone.now(),
            "by": by,
        },
    )
    held = Assignment.objects.holding().filter(
        application=application, reviewer__person=person
    )
    for assignment in held.select_for_update():
        free_of_conflict(assignment)
    return conflict


@transaction.atomic
def lift_conflict(*, conflict: Conflict, note: str, by) -> Conflict:
    """By an officer who has looked at it, never by the person themselves; the reason stays with it."""
    conflict = Conflict.objects.select_for_update().get(pk=conflict.pk)
    if conflict.person_id == by.pk or not _handles(by, conflict):
        raise NotYourReview
    if not note.strip():
        raise ReasonMissing
    conflict.is_lifted = True
    conflict.note = "\n".join(filter(None, [conflict.note, note.strip()]))
    conflict.by = by
    conflict.save(update_fields=["is_lifted", "note", "by"])
    return conflict


def _handles(by, conflict: Conflict) -> bool:
    """Of an application they may read; of a firm, one of whose applications they may."""
    if conflict.application_id:
        return can_assign(by, conflict.application)
    applications = Application.objects.filter(organisation=conflict.organisation_id)
    return any(can_assign(by, each) for each in applications)
