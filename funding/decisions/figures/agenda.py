"""What a panel speaks about, in the order of the ranking. Nothing that its reader has a conflict with is on it."""

from __future__ import annotations

from dataclasses import dataclass

from funding.models import Application
from funding.permissions import is_foundation
from funding.reviews.enums import AssignmentStatus
from funding.reviews.models import Assignment
from funding.workflow import Status

from ..models import PanelMeeting, PanelNote
from .ranking import Listed, rank, rankable

SPOKEN_OF = {Status.IN_REVIEW, Status.PANEL, Status.RESERVE}


@dataclass(frozen=True)
class Item:
    """``knows_scores``: whoever still has to review an application does not see what others gave."""

    listed: Listed
    note: PanelNote | None
    left: tuple[str, ...]
    knows_scores: bool

    @property
    def application(self) -> Application:
        return self.listed.application

    @property
    def version(self) -> int:
        return self.note.version if self.note else 0


def agenda_of(meeting: PanelMeeting, user) -> list[Item]:
    """What can still be decided, and what has a note of this meeting."""
    if is_foundation(user):
        readable = rankable(meeting.call, user)
    else:
        readable = rankable(meeting.call).without_conflict(user)
    notes = {
        note.application_id: note
        for note in meeting.notes.prefetch_related("left__person__profile")
    }
    hidden = _to_review(user)
    return [
        Item(
            listed,
            note := notes.get(listed.application.pk),
            _names(note) if note else (),
            listed.application.pk not in hidden,
        )
        for listed in rank(meeting.call, readable).all
        if listed.application.status in SPOKEN_OF or listed.application.pk in notes
    ]


def _names(note: PanelNote) -> tuple[str, ...]:
    people = (left.person for left in note.left.all())
    return tuple(person.get_full_name() for person in people if person)


def _to_review(user) -> set[int]:
    waiting = (AssignmentStatus.PROPOSED, AssignmentStatus.ACCEPTED)
    found = Assignment.objects.filter(reviewer__person=user, status__in=waiting)
    return set(found.values_list("application", flat=True))
