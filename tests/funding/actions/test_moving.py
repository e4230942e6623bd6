"""The one door: who passes, in which order it asks, and what it leaves behind."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from funding.actions.moving import move, open_application
from funding.models import Application, ApplicationEvent
from funding.permissions import (
    CallIsClosed,
    MovedMeanwhile,
    NotForYou,
    NotYourself,
    ReasonMissing,
    SignOffNeeded,
    StepNotListed,
    StillSealed,
)
from funding.workflow import Event, Guard, Status
from tests.factories.accounts import UserFactory
from tests.factories.funding import (
    WAYS,
    application_in,
    call_open,
    draft_of,
    guards_pass,
    team_of,
)

pytestmark = pytest.mark.django_db


def take(application, event, by, **more):
    more.setdefault("version", application.version)
    return move(application=application, event=event, by=by, **more)


def test_whoever_opens_leads_and_the_log_begins(founder):
    call = call_open()
    application = open_application(call=call, by=founder)
    event = application.events.get()
    assert [(one.person, one.role) for one in application.team.all()] == [
        (founder, "lead")
    ]
    assert (event.seq, event.event, event.from_status, event.to_status) == (
        1,
        "open",
        "",
        "draft",
    )
    assert application.revision == call.revision
    assert (application.version, application.head_digest) == (1, event.digest)


def test_codes_count_through_the_year(founder):
    call = call_open()
    codes = [open_application(call=call, by=founder).code for _ in range(3)]
    year = timezone.localdate().year % 100
    assert codes == [f"DF-{year}-000{number}" for number in (1, 2, 3)]


def test_the_foundation_does_not_apply_to_itself(officer, director):
    call = call_open()
    for person in (officer, director):
        with pytest.raises(NotForYou):
            open_application(call=call, by=person)
    assert Application.objects.count() == 0


def test_nothing_is_opened_outside_the_hours(founder):
    call = call_open()
    for moment in (call.opens_at - timedelta(seconds=1), call.closes_at):
        with pytest.raises(CallIsClosed):
            open_application(call=call, by=founder, at=moment)
    assert Application.objects.count() == 0


@pytest.mark.parametrize("status", WAYS)
def test_the_shortest_way_leads_to_every_status(status):
    application = application_in(status)
    assert application.status == status
    assert application.events.count() == application.head_seq == application.version


def test_a_submission_is_in_time_by_the_grace_and_not_a_moment_later(founder):
    call = call_open(grace_minutes=5)
    application = draft_of(founder, call)
    with guards_pass(Guard.COMPLETE):
        with pytest.raises(CallIsClosed):
            take(application, Event.SUBMIT, founder, at=call.ends_at)
        last = call.ends_at - timedelta(microseconds=1)
        take(application, Event.SUBMIT, founder, at=last)
    assert (application.status, application.submitted_at) == ("submitted", last)


def test_a_stale_version_changes_nothing(founder):
    application = draft_of(founder)
    before = application.version
    with guards_pass():
        take(application, Event.SUBMIT, founder)
        with pytest.raises(MovedMeanwhile):
            take(application, Event.WITHDRAW, founder, version=before)
    assert Application.objects.get().status == Status.SUBMITTED


def test_what_is_not_in_the_table_cannot_happen(founder, officer):
    application = draft_of(founder)
    with guards_pass(), pytest.raises(StepNotListed):
        take(application, Event.START_REVIEW, officer)


def test_a_stranger_and_the_clock_are_refused(founder, neighbour, manager):
    application = draft_of(founder)
    for person in (neighbour, manager, None):
        with guards_pass(), pytest.raises(NotForYou):
            take(application, Event.SUBMIT, person)
    assert application.events.count() == 1


def test_the_second_person_signs_where_the_call_asks(founder):
    application = draft_of(founder, call_open(needs_sign_off=True))
    team = team_of(application)
    with guards_pass(Guard.COMPLETE):
        with pytest.raises(SignOffNeeded):
            take(application, Event.SUBMIT, founder)
        take(application, Event.SEND_FOR_SIGN_OFF, founder)
        with pytest.raises(NotForYou):
            take(application, Event.SUBMIT, founder)
        take(application, Event.SUBMIT, team["signatory"])
    assert application.status == Status.SUBMITTED


def test_an_officer_says_why_changes_are_needed(officer):
    application = application_in(Status.SUBMITTED)
    with pytest.raises(ReasonMissing):
        take(application, Event.REQUEST_CHANGES, officer, reason="  ")
    written = take(application, Event.REQUEST_CHANGES, officer, reason="The budget.")
    assert (written.reason, len(written.sealed), len(written.nonce)) == (
        "The budget.",
        64,
        32,
    )


def test_a_sealed_call_is_not_screened_before_its_end(officer):
    application = application_in(Status.SUBMITTED, call=call_open(is_sealed=True))
    with pytest.raises(StillSealed):
        take(application, Event.START_REVIEW, officer)
    later = application.call.ends_at
    take(application, Event.START_REVIEW, officer, at=later)
    assert application.status == Status.IN_REVIEW


def test_whoever_selected_does_not_approve(director):
    application = application_in(Status.PANEL)
    with guards_pass(Guard.ENOUGH_REVIEWS):
        take(application, Event.SELECT, director)
    with pytest.raises(NotYourself):
        take(application, Event.BEGIN_CONTRACT, director)
    other = UserFactory(roles=["foundation director"])
    take(application, Event.BEGIN_CONTRACT, other)
    assert application.status == Status.CONTRACTING


@pytest.mark.parametrize(
    "change",
    [{"event": "withdraw"}, {"payload": {"a": 1}}, {"seq": 9}, {"reason": "x"}],
)
def test_the_database_keeps_the_log(change):
    application = draft_of()
    with pytest.raises(DatabaseError), transaction.atomic():
        application.events.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        application.events.all().delete()
    assert ApplicationEvent.objects.count() == 1


def test_the_database_keeps_what_was_asked():
    application = draft_of()
    with pytest.raises(DatabaseError), transaction.atomic():
        application.revision.composition = {}
        application.revision.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Application.objects.update(salt="other")
