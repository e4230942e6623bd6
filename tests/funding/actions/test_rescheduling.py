"""A published deadline becomes another one: who may, which way, and who is told."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.models import Profile
from accounts.notifications.actions import send_due
from accounts.notifications.models import Notification
from funding.actions.rescheduling import (
    DeadlineIsOver,
    DeadlineMovedMeanwhile,
    DecidedBefore,
    NotEarlier,
    OnlyLater,
    TooLittleNotice,
    close_early,
    move_deadline,
)
from funding.actions.submitting import DeadlineHasPassed, submit_application
from funding.actions.withdrawing import withdraw_application
from funding.enums import Phase, TeamRole
from funding.models import Application, Call, CallChange, TeamMember
from funding.permissions import NotForYou, ReasonMissing
from tests.factories.accounts import UserFactory
from tests.factories.applying import (
    begun,
    every_kind,
    lead_of,
    shown_of,
    submitted,
    written,
)
from tests.factories.funding import a_director, an_officer, call_open, in_three

pytestmark = pytest.mark.django_db
WHY = in_three("The line of the city hall was broken.")
DAYS = [timedelta(days=number) for number in range(8)]


@pytest.fixture
def call():
    return call_open(every_kind(), grace_minutes=15, is_sealed=True)


def moved(call, by_days=3, **more):
    more = {"reason": WHY, "by": an_officer(), "seen": call.deadline} | more
    becomes_at = call.deadline + timedelta(days=by_days)
    return move_deadline(call=call, becomes_at=becomes_at, **more)


def closed(call, in_days=2, **more):
    more = {"reason": WHY, "by": an_officer(), "seen": call.deadline} | more
    becomes_at = timezone.now() + timedelta(days=in_days)
    return close_early(call=call, becomes_at=becomes_at, **more)


def test_a_deadline_is_moved_to_later_and_both_are_kept(call):
    before = call.closes_at
    change = moved(call)
    call.refresh_from_db()
    assert (call.deadline, call.closed_early_at) == (before + DAYS[3], None)
    assert (change.was_at, change.becomes_at, change.reason) == (
        before,
        before + DAYS[3],
        WHY,
    )


def test_what_is_refused_and_nothing_of_it_stays(call, manager):
    call.refresh_from_db()
    for refusal, attempt in {
        NotForYou: lambda: moved(call, by=manager),
        ReasonMissing: lambda: moved(call, reason={"en": " "}),
        OnlyLater: lambda: moved(call, by_days=-1),
        DecidedBefore: lambda: moved(call, by_days=60),
        DeadlineMovedMeanwhile: lambda: moved(call, seen=call.deadline - DAYS[1]),
        NotEarlier: lambda: closed(call, in_days=11),
        TooLittleNotice: lambda: closed(call, in_days=0.02),
    }.items():
        with pytest.raises(refusal):
            attempt()
    assert not CallChange.objects.exists()
    assert Call.objects.get(pk=call.pk).deadline == call.deadline


def test_the_day_of_the_decision_moves_along(call):
    day = call.decides_on + DAYS[7] * 9
    moved(call, by_days=60, decides_on=day)
    call.refresh_from_db()
    assert call.decides_on == day


@pytest.mark.parametrize("seconds", [0, 60])
def test_what_is_over_stays_even_within_the_grace(call, seconds):
    with time_machine.travel(call.deadline + timedelta(seconds=seconds), tick=False):
        for attempt in (moved, closed):
            with pytest.raises(DeadlineIsOver):
                attempt(call)


def test_closing_early_keeps_grace_and_seal(call):
    """Until the new deadline everything is as it was; the grace and the seal follow it."""
    change = closed(call)
    call.refresh_from_db()
    end, minute = change.becomes_at, timedelta(minutes=1)
    told = {
        at: (call.takes_at(at), call.uses_grace_at(at), call.is_sealed_at(at))
        for at in (end - minute, end + minute, end + 16 * minute)
    }
    assert list(told.values()) == [
        (True, False, True),
        (True, True, True),
        (False, False, False),
    ]
    assert (call.phase, Call.objects.taking().count()) == (Phase.OPEN, 1)
    with time_machine.travel(end + 16 * minute, tick=False):
        assert (call.phase, Call.objects.taking().count()) == (Phase.CLOSED, 0)


def test_a_call_that_closes_early_may_be_given_time_again(call):
    published = call.closes_at
    closed(call)
    call.refresh_from_db()
    moved(call)
    call.refresh_from_db()
    assert (call.closes_at, call.deadline < published) == (published, True)
    moved(call, by_days=9)
    call.refresh_from_db()
    assert (call.closed_early_at, call.closes_at > published) == (None, True)
    assert CallChange.objects.count() == 3


def test_a_draft_is_submitted_until_the_new_deadline_and_not_after_it(call):
    first, second = written(call=call), written(call=call)
    change = closed(call)

    def press(application, at):
        return submit_application(
            application=Application(pk=application.pk),
            shown=shown_of(application),
            by=lead_of(application),
            at=at,
        )

    assert press(first, change.becomes_at + timedelta(minutes=14)).grace_used
    with pytest.raises(DeadlineHasPassed):
        press(second, change.becomes_at + timedelta(minutes=15))


def told_of(change):
    found = Notification.objects.filter(key=f"funding-deadline-{change.pk}")
    return {each.person for each in found.select_related("person")}


def test_everybody_who_writes_is_told_once(call):
    lead, editor = UserFactory(), UserFactory()
    drafts = [begun(lead, call=call), begun(lead, call=call)]
    for draft in drafts:
        TeamMember.objects.create(
            application=draft, person=editor, role=TeamRole.EDITOR
        )
    done, gone = submitted(call=call), begun(call=call)
    withdraw_application(
        application=gone, reason="", by=lead_of(gone), version=gone.version
    )
    begun()

    assert told_of(moved(call)) == {lead, editor, lead_of(done)}
    call.refresh_from_db()
    assert told_of(closed(call)) == {lead, editor}


def test_the_letter_tells_old_new_and_why_in_the_readers_language(call):
    closes_at = datetime(2027, 3, 1, 18, tzinfo=ZoneInfo("Asia/Seoul"))
    Call.objects.filter(pk=call.pk).update(closes_at=closes_at, decides_on="2027-05-01")
    call.refresh_from_db()
    lead = lead_of(begun(call=call))
    Profile.objects.filter(user=lead).update(language="en")
    moved(call)
    mail.outbox.clear()
    send_due.func([*Notification.objects.values_list("pk", flat=True)])
    [letter] = [each for each in mail.outbox if each.to == [lead.email]]
    assert letter.subject.endswith(f"More time: “{call.title}”")
    for words in ("March 1, 2027", "March 4, 2027", WHY["en"], call.get_absolute_url()):
        assert words in letter.body, words


def test_the_database_keeps_what_was_written(call):
    change = moved(call, by=a_director())
    for write in (
        lambda rows: rows.update(becomes_at=timezone.now()),
        lambda rows: rows.delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            write(CallChange.objects.filter(pk=change.pk))
    with pytest.raises(DatabaseError), transaction.atomic():
        Call.objects.update(closed_early_at=call.closes_at + DAYS[7])
