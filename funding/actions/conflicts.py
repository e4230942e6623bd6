"""Conflicts of interest: declared by the person, found by comparison, set by an officer; and lifted with a reason."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from ..enums import ConflictKind, ConflictSource
from ..models import Application, Conflict, Organisation
from ..permissions import NotForYou, ReasonMissing, can_handle, has_conflict


@transaction.atomic
def declare_conflict(
    *,
    person,
    kind: ConflictKind = ConflictKind.DECLARED,
    application: Application | None = None,
    organisation: Organisation | None = None,
    note: str = "",
) -> Conflict:
    """The person says so themselves: it holds at once, and no comparison takes it back."""
    return _bind(
        person,
        application,
        organisation,
        kind,
        source=ConflictSource.DECLARED,
        is_pinned=True,
        is_lifted=False,
        note=note,
        by=person,
    )


@transaction.atomic
def set_conflict(
    *,
    person,
    kind: ConflictKind,
    by,
    application: Application | None = None,
    organisation: Organisation | None = None,
    note: str,
) -> Conflict:
    """An officer sees it. The one it binds need not agree."""
    if not can_handle(by):
        raise NotForYou
    if not note.strip():
        raise ReasonMissing
    return _bind(
        person,
        application,
        organisation,
        kind,
        source=ConflictSource.OFFICER,
        is_pinned=True,
        is_lifted=False,
        note=note.strip(),
        by=by,
    )


@transaction.atomic
def detect_conflict(
    *,
    person,
    kind: ConflictKind,
    application: Application | None = None,
    organisation: Organisation | None = None,
    note: str = "",
) -> Conflict:
    """Found by comparison. What an officer has lifted stays lifted: the same finding is no news."""
    found, _is_new = Conflict.objects.get_or_create(
        person=person,
        application=application,
        organisation=organisation,
        kind=kind,
        defaults={
            "source": ConflictSource.DETECTED,
            "note": note,
            "at": timezone.now(),
        },
    )
    return found


@transaction.atomic
def lift_conflict(*, conflict: Conflict, note: str, by) -> Conflict:
    """By an officer who is neither the person nor bound to the same thing; a declared one is the person's own word."""
    conflict = (
        Conflict.objects.select_for_update(of=("self",))
        .select_related("application")
        .get(pk=conflict.pk)
    )
    if not can_handle(by) or conflict.person_id == by.pk or _is_bound(by, conflict):
        raise NotForYou
    if not note.strip():
        raise ReasonMissing
    conflict.is_lifted, conflict.note = True, note.strip()
    conflict.by, conflict.at = by, timezone.now()
    conflict.save()
    return conflict


def _bind(person, application, organisation, kind, **said) -> Conflict:
    conflict, _is_new = Conflict.objects.update_or_create(
        person=person,
        application=application,
        organisation=organisation,
        kind=kind,
        defaults=said | {"at": timezone.now()},
    )
    return conflict


def _is_bound(person, conflict: Conflict) -> bool:
    if conflict.application:
        return has_conflict(person, conflict.application)
    return (
        Conflict.objects.standing()
        .filter(person=person, organisation=conflict.organisation_id)
        .exists()
        or conflict.organisation.members.filter(person=person).exists()
    )
