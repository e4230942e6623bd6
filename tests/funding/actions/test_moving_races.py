"""Two steps in the same moment: one is taken, the others are told that somebody was faster."""

from collections import Counter
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection

from funding.actions import moving
from funding.actions.moving import move, open_application
from funding.models import Application, ApplicationEvent
from funding.permissions import MovedMeanwhile
from funding.workflow import Event, Status
from tests.experiments.at_once import at_once
from tests.factories.accounts import UserFactory
from tests.factories.funding import application_in, call_open, draft_of, guards_pass

pytestmark = pytest.mark.django_db(transaction=True)
HANDS = 8


def steps(application, events, people):
    """Each looked at the same page before."""
    return [
        lambda event=event, by=by: move(
            application=Application(pk=application.pk),
            event=event,
            by=by,
            version=application.version,
            reason="Because.",
        )
        for event, by in zip(events, people, strict=True)
    ]


def test_a_second_press_on_submit_is_no_second_submission(founder):
    application = draft_of(founder)
    with guards_pass():
        results = at_once(steps(application, [Event.SUBMIT] * HANDS, [founder] * HANDS))
    assert Counter(type(each) for each in results) == {
        ApplicationEvent: 1,
        MovedMeanwhile: HANDS - 1,
    }
    assert application.events.filter(event=Event.SUBMIT).count() == 1


def test_the_officer_and_the_applicant_at_once(founder, officer):
    application = application_in(Status.SUBMITTED, lead=founder)
    events = [Event.WITHDRAW, Event.START_REVIEW] * (HANDS // 2)
    results = at_once(steps(application, events, [founder, officer] * (HANDS // 2)))
    [taken] = [each for each in results if isinstance(each, ApplicationEvent)]
    refused = [str(each) for each in results if each is not taken]
    application.refresh_from_db()
    assert application.status == taken.to_status
    assert refused == [str(MovedMeanwhile.sentence)] * (HANDS - 1)
    assert application.events.count() == application.head_seq == application.version


def test_many_who_begin_at_once_get_codes_of_their_own():
    call = call_open()
    people = [UserFactory() for _ in range(HANDS)]
    results = at_once(
        [lambda by=by: open_application(call=call, by=by) for by in people]
    )
    assert len({each.code for each in results}) == HANDS


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="One writes at a time there, locked or not."
)
def test_without_the_lock_two_would_take_the_same_step(founder, monkeypatch):
    """The control: both read before either writes, and only the log's own key stops the second, as a fault."""
    application, together = draft_of(founder), Barrier(2)

    def read_only(asked):
        found = Application.objects.select_related("call", "revision").get(pk=asked.pk)
        with suppress(BrokenBarrierError):
            together.wait(timeout=5)
        return found

    monkeypatch.setattr(moving, "lock_application", read_only)
    with guards_pass():
        results = at_once(steps(application, [Event.SUBMIT] * 2, [founder] * 2))
    assert Counter(type(each).__name__ for each in results) == {
        "ApplicationEvent": 1,
        "IntegrityError": 1,
    }
