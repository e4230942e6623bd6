"""What somebody leaves where the foundation decides: a draw, feedback, rulings, a meeting. The words are the foundation's and stay."""

from django.utils import timezone

from funding.decisions.models import (
    FeedbackDraft,
    LeftRoom,
    PanelMeeting,
    PanelNote,
    Ruling,
    Seat,
)
from funding.enums import Outcome
from funding.workflow import Status
from tests.factories.decisions import draw_promised
from tests.factories.funding import application_in


def plant_decisions(person) -> None:
    now = timezone.now()
    application = application_in(Status.PANEL)
    draw_promised(application.call, drawn_at=now, by=person)
    FeedbackDraft.objects.create(
        application=application,
        criterion="technology",
        words="They read this.",
        saved_at=now,
        by=person,
    )
    Ruling.objects.create(
        application=application,
        batch="batch",
        outcome=Outcome.RESERVE,
        reason="The panel said so.",
        made_at=now,
        due_at=now,
        by=person,
        undone_at=now,
        undone_by=person,
    )
    meeting = PanelMeeting.objects.create(
        call=application.call, at=now, chair=person, by=person
    )
    Seat.objects.create(meeting=meeting, person=person, is_present=True)
    note = PanelNote.objects.create(
        meeting=meeting,
        application=application,
        words="Strong.",
        saved_at=now,
        by=person,
    )
    LeftRoom.objects.create(note=note, person=person)
    PanelMeeting.objects.filter(pk=meeting.pk).update(closed_at=now)
