"""Meetings of panels: who is invited and there, what is said of each application, and the minutes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from funding.models import Application, Call
from funding.permissions import NotForYou, bound_to

from ..emails import letter_invited
from ..models import LeftRoom, PanelMeeting, PanelNote, Seat
from ..permissions import (
    MeetingIsClosed,
    NobodyPresent,
    SavedMeanwhile,
    can_decide_calls,
)


@transaction.atomic
def call_meeting(
    *, call: Call, at: datetime, place: str, chair: User, people: Iterable[User], by
) -> PanelMeeting:
    if not can_decide_calls(by):
        raise NotForYou
    meeting = PanelMeeting.objects.create(
        call=call, at=at, place=place, chair=chair, by=by
    )
    for person in {each.pk: each for each in [chair, *people]}.values():
        Seat.objects.create(meeting=meeting, person=person)
        letter_invited(meeting, person)
    return meeting


@transaction.atomic
def note_presence(*, meeting: PanelMeeting, present: Iterable[int], by) -> None:
    """``present`` are the keys of the seats of those who are there."""
    meeting = _open_for_writing(meeting, by)
    there = set(present)
    for seat in meeting.seats.all():
        if seat.is_present != (seat.pk in there):
            seat.is_present = seat.pk in there
            seat.save(update_fields=["is_present"])


@transaction.atomic
def write_note(
    *,
    meeting: PanelMeeting,
    application: Application,
    words: str,
    recommendation: str,
    amount: int | None,
    version: int,
    by,
) -> PanelNote:
    """Who of those present has a conflict is written down as out of the room, each time anew."""
    meeting = _open_for_writing(meeting, by)
    readable = Application.objects.at_the_desk(by).filter(call=meeting.call)
    if not readable.filter(pk=application.pk).exists():
        raise NotForYou
    if not meeting.seats.filter(is_present=True).exists():
        raise NobodyPresent
    note, is_new = PanelNote.objects.select_for_update().get_or_create(
        meeting=meeting,
        application=application,
        defaults={"saved_at": timezone.now(), "by": by, "version": 0},
    )
    if note.version != version and not is_new:
        raise SavedMeanwhile
    note.words = words.replace("\r\n", "\n").strip()
    note.recommendation, note.amount = recommendation, amount
    note.version, note.saved_at, note.by = note.version + 1, timezone.now(), by
    note.save()
    _write_who_left(note)
    return note


def _write_who_left(note: PanelNote) -> None:
    present = note.meeting.seats.filter(is_present=True, person__isnull=False)
    out = set(present.values_list("person", flat=True)) & bound_to(note.application)
    note.left.exclude(person__in=out).delete()
    for person in out:
        LeftRoom.objects.get_or_create(note=note, person_id=person)


@transaction.atomic
def write_minutes(
    *, meeting: PanelMeeting, words: str, version: int, by
) -> PanelMeeting:
    meeting = _open_for_writing(meeting, by)
    words = words.replace("\r\n", "\n").strip()
    if meeting.minutes == words:
        return meeting
    if meeting.version != version:
        raise SavedMeanwhile
    meeting.minutes, meeting.version = words, meeting.version + 1
    meeting.saved_at = timezone.now()
    meeting.save(update_fields=["minutes", "version", "saved_at"])
    return meeting


@transaction.atomic
def close_meeting(*, meeting: PanelMeeting, by) -> PanelMeeting:
    """From here on the database keeps minutes, notes and presence as they are."""
    meeting = _open_for_writing(meeting, by)
    if not meeting.seats.filter(is_present=True).exists():
        raise NobodyPresent
    meeting.closed_at = timezone.now()
    meeting.save(update_fields=["closed_at"])
    return meeting


def _open_for_writing(meeting: PanelMeeting, by) -> PanelMeeting:
    """Locked. The foundation writes; the others read."""
    if not can_decide_calls(by):
        raise NotForYou
    locked = PanelMeeting.objects.select_for_update().get(pk=meeting.pk)
    if locked.is_closed:
        raise MeetingIsClosed
    return locked
