import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from funding.decisions.actions.meeting import (
    call_meeting,
    close_meeting,
    note_presence,
    write_minutes,
    write_note,
)
from funding.decisions.documents import minutes_pdf
from funding.decisions.figures import agenda_of
from funding.decisions.models import PanelMeeting, PanelNote
from funding.decisions.permissions import (
    MeetingIsClosed,
    NobodyPresent,
    SavedMeanwhile,
)
from funding.enums import ConflictKind, ConflictSource, Outcome
from funding.models import Conflict
from funding.permissions import NotForYou
from tests.factories.decisions import judged_call
from tests.factories.funding import MILLION, an_officer

pytestmark = pytest.mark.django_db


def meeting_of(call, *people):
    return call_meeting(
        call=call,
        at=timezone.now(),
        place="Hall 2",
        chair=call.officer,
        people=people,
        by=call.officer,
    )


def everybody_there(meeting):
    seats = meeting.seats.values_list("pk", flat=True)
    note_presence(meeting=meeting, present=seats, by=meeting.by)
    return meeting


def note(meeting, application, by=None, version=0, **fields):
    said = {"words": "Strong.", "recommendation": Outcome.SELECTED, **fields}
    return write_note(
        meeting=meeting,
        application=application,
        amount=said.pop("amount", None),
        version=version,
        by=by or meeting.by,
        **said,
    )


def bound(person, application):
    return Conflict.objects.create(
        person=person,
        application=application,
        kind=ConflictKind.MENTOR,
        source=ConflictSource.DECLARED,
        at=timezone.now(),
    )


def test_the_agenda_is_in_the_order_of_the_ranking_without_conflicts(reviewer):
    call, (third, first, second) = judged_call((50, 90, 70))
    meeting = meeting_of(call, reviewer)
    bound(reviewer, second)

    def codes(person):
        return [item.application.code for item in agenda_of(meeting, person)]

    assert codes(call.officer) == [first.code, second.code, third.code]
    assert codes(reviewer) == [first.code, third.code]
    ranks = [item.listed.standing.rank for item in agenda_of(meeting, reviewer)]
    assert ranks == [1, 2]  # no gap tells of what is not there


def test_whoever_has_a_conflict_is_written_down_as_out_of_the_room(reviewer):
    call, (first, second, _third) = judged_call()
    meeting = meeting_of(call, reviewer)
    bound(reviewer, first)
    with pytest.raises(NobodyPresent):
        note(meeting, first)
    everybody_there(meeting)

    assert [left.person for left in note(meeting, first).left.all()] == [reviewer]
    assert not note(meeting, second).left.exists()


def test_two_who_write_at_once_lose_nothing():
    call, (first, *_others) = judged_call()
    meeting = everybody_there(meeting_of(call))
    kept = note(meeting, first, words="One.")
    with pytest.raises(SavedMeanwhile):
        note(meeting, first, words="Other.", version=0)
    assert note(meeting, first, words="Both.", version=kept.version).version == 2
    write_minutes(meeting=meeting, words="Begun.", version=1, by=meeting.by)
    with pytest.raises(SavedMeanwhile):
        write_minutes(meeting=meeting, words="Else.", version=1, by=meeting.by)


def test_who_writes(reviewer, manager):
    call, (first, *_others) = judged_call()
    meeting = everybody_there(meeting_of(call, reviewer))
    officer = an_officer()
    bound(officer, first)
    for person in (reviewer, manager, officer):
        with pytest.raises(NotForYou):
            note(meeting, first, by=person)
    with pytest.raises(NotForYou):
        write_minutes(meeting=meeting, words="x", version=1, by=reviewer)


def test_closed_minutes_stay_and_the_database_keeps_them():
    call, (first, second, _third) = judged_call()
    meeting = everybody_there(meeting_of(call))
    note(meeting, first)
    close_meeting(meeting=meeting, by=meeting.by)

    with pytest.raises(MeetingIsClosed):
        note(meeting, second)
    with pytest.raises(DatabaseError), transaction.atomic():
        PanelMeeting.objects.update(minutes="otherwise")
    with pytest.raises(DatabaseError), transaction.atomic():
        PanelNote.objects.update(words="otherwise")
    with pytest.raises(DatabaseError), transaction.atomic():
        PanelNote.objects.create(
            meeting=meeting, application=second, saved_at=timezone.now()
        )


@pytest.mark.parametrize("language", ["en", "ko", "th"])
def test_minutes_are_a_pdf_without_what_the_reader_is_bound_to(language, reviewer):
    call, (first, second, _third) = judged_call()
    meeting = everybody_there(meeting_of(call, reviewer))
    for application in (first, second):
        note(meeting, application, amount=5 * MILLION)
    write_minutes(meeting=meeting, words="한국어\n\nไทย", version=1, by=meeting.by)
    bound(reviewer, second)

    pages = {
        person: _text(minutes_pdf(PanelMeeting.objects.get(), person, language))
        for person in (call.officer, reviewer)
    }

    assert first.code in pages[reviewer] and second.code in pages[call.officer]
    assert second.code not in pages[reviewer]


def _text(content: bytes) -> str:
    from io import BytesIO  # noqa: PLC0415

    from pypdf import PdfReader  # noqa: PLC0415

    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
