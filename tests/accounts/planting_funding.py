"""What somebody leaves at the Digital Foundation: a team, steps with words, conflicts, a search of the desk."""

from uuid import uuid4

from django.core.files.base import ContentFile
from django.utils import timezone

from funding.actions.moving import move
from funding.models import (
    Answer,
    CallChange,
    CallDraft,
    CallRevision,
    Conflict,
    Decision,
    Document,
    Extract,
    Peek,
    Redress,
    SavedSearch,
)
from funding.workflow import Event, Status
from tests.factories.funding import application_in, call_open, draft_of, firm_of


def plant_funding(person, marker: str) -> None:
    now = timezone.now()
    call = call_open(slug=f"call-{uuid4().hex[:8]}", officer=person)
    CallRevision.objects.create(
        call=call, number=2, composition={}, digest="0" * 64, at=now, by=person
    )
    CallDraft.objects.create(
        call=call, composition={}, changed_at=now, changed_by=person
    )
    CallChange.objects.create(
        call=call,
        kind="closed_early",
        was_at=call.closes_at,
        becomes_at=call.opens_at,
        at=now,
        by=person,
    )
    own = draft_of(person, call)
    own.team.update(email_invited=f"{marker}@example.org", token_digest=marker)
    Answer.objects.create(
        application=own, key="title", value="", saved_at=now, by=person
    )
    document = Document(
        application=own,
        key="plan",
        name="plan.pdf",
        content_type="application/pdf",
        size=4,
        sha256="0" * 64,
        uploaded_at=now,
        by=person,
    )
    document.file.save(f"{uuid4().hex}.pdf", ContentFile(b"%PDF"))
    move(
        application=own,
        event=Event.WITHDRAW,
        by=person,
        version=own.version,
        reason=f"{marker} withdraws",
    )
    _decided(person, marker, now)
    SavedSearch.objects.create(
        person=person, name=f"{marker} mine", query=f"lead:{marker}"
    )


def _decided(person, marker, now) -> None:
    """By others, with this person around it."""
    declined = application_in(Status.DECLINED)
    declined.officer = person
    declined.save()
    Decision.objects.filter(application=declined).update(by=person)
    Redress.objects.create(
        application=declined,
        grounds="rule",
        words=f"{marker} asks",
        asked_at=now,
        until=now,
        asked_by=person,
        answer=f"{marker} answers",
        by=person,
    )
    Peek.objects.create(
        application=declined, person=person, at=now, reason=f"{marker} looks"
    )
    Extract.objects.create(
        person=person,
        kind="bundle",
        application=declined,
        reason=f"{marker} audits",
        made_at=now,
    )
    for bound in ({"application": declined}, {"organisation": firm_of(None)}):
        Conflict.objects.create(
            person=person,
            kind="family",
            source="declared",
            note=f"{marker} is family",
            at=now,
            by=person,
            **bound,
        )
