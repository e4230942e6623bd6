"""The button pressed by several hands in the same moment, with the deadline in between: one submission, one receipt."""

import json
import time
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from threading import Barrier, BrokenBarrierError, Event, Thread

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from funding.actions import submitting
from funding.actions.autosaving import Change, SectionIsClosed, save_answers
from funding.actions.submitting import (
    ChangedSinceShown,
    DeadlineHasPassed,
    submit_application,
)
from funding.models import Application, Submission
from funding.workflow import Event as Step
from tests.experiments.at_once import at_once
from tests.factories.accounts import sign_in
from tests.factories.applying import lead_of, near_its_end, shown_of, written

pytestmark = pytest.mark.django_db(transaction=True)
HANDS = 8
needs_real_locks = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="One writes at a time there, locked or not."
)


def press(application, shown, by, at=None):
    return lambda: submit_application(
        application=Application(pk=application.pk), shown=shown, by=by, at=at
    )


def kinds(results):
    return Counter(type(each) for each in results)


def submissions_of(application):
    lines = application.events.filter(event=Step.SUBMIT).count()
    return application.submissions.count(), lines


def test_every_press_in_the_last_moment_gets_the_same_receipt():
    application = near_its_end(written(), seconds=600)
    at = application.call.closes_at - timedelta(seconds=0.1)
    shown, lead = shown_of(application), lead_of(application)
    results = at_once([press(application, shown, lead, at)] * HANDS)
    assert kinds(results) == {Submission: HANDS}
    assert len({(each.pk, each.digest) for each in results}) == 1
    assert submissions_of(application) == (1, 1)


def test_the_deadline_passes_between_two_presses():
    """Whoever came in time has the receipt; a press after it gets that one, or a sentence, and never another."""
    application = near_its_end(written(), seconds=600)
    closes_at, shown = application.call.closes_at, shown_of(application)
    lead, moment = lead_of(application), timedelta(seconds=0.1)
    presses = [
        press(application, shown, lead, at)
        for at in [closes_at - moment, closes_at + moment] * (HANDS // 2)
    ]
    results = at_once(presses)
    found = [each for each in results if isinstance(each, Submission)]
    late = [each for each in results if not isinstance(each, Submission)]
    assert {type(each) for each in late} <= {DeadlineHasPassed}
    assert len(found) >= HANDS // 2
    assert ({each.pk for each in found}, submissions_of(application)) == (
        {application.submissions.get().pk},
        (1, 1),
    )


def test_two_tabs_one_still_writing():
    """What is submitted is what was shown, and nothing is written into it afterwards."""
    application = written()
    shown, lead = shown_of(application), lead_of(application)

    def write(number):
        change = Change("title", f"Lamps {number}", 1)
        return lambda: save_answers(
            application=Application(pk=application.pk), changes=[change], by=lead
        )

    acts = [write(0), press(application, shown, lead), write(1)]
    results = at_once([*acts, press(application, shown, lead)])
    kept = application.answers.get(key="title").value
    if sent := application.submissions.first():
        assert json.loads(sent.content)["answers"]["title"] == kept
        assert kinds(results) == {Submission: 2, SectionIsClosed: 2}
    else:
        assert kinds(results) == {dict: 2, ChangedSinceShown: 2}


def test_two_tabs_press_and_both_land_on_the_receipt():
    application = written()
    lead, shown = lead_of(application), shown_of(application)
    address = f"/en/funding/applications/{application.code}"
    tabs = [sign_in(Client(), lead) for _ in range(3)]
    answers = at_once(
        [
            lambda tab=tab: tab.post(f"{address}/check/", {"shown": shown})
            for tab in tabs
        ]
    )
    assert {each.url for each in answers} == {f"{address}/receipt/"}
    files = {tab.get(f"{address}/receipt.json").content for tab in tabs}
    assert (len(files), submissions_of(application)) == (1, (1, 1))


@needs_real_locks
def test_a_press_in_time_counts_though_it_waits_past_the_deadline():
    """Somebody else's write holds the row until the deadline is over."""
    application = near_its_end(written(), seconds=0.5)
    shown, lead, held = shown_of(application), lead_of(application), Event()

    def hold():
        with transaction.atomic():
            Application.objects.select_for_update().get(pk=application.pk)
            held.set()
            time.sleep(0.8)
        connection.close()

    holder = Thread(target=hold)
    holder.start()
    held.wait()
    pressed_at = timezone.now()
    submission = press(application, shown, lead)()
    waited_until = timezone.now()
    holder.join()
    assert pressed_at < application.call.closes_at < waited_until
    assert (submission.at >= pressed_at, submission.grace_used) == (True, False)


@needs_real_locks
def test_without_the_lock_two_presses_would_make_two(monkeypatch):
    """The control: both find a draft, and only the key of submissions stops the second, as a fault."""
    application, together = written(), Barrier(2)
    shown, lead = shown_of(application), lead_of(application)

    def read_only(asked):
        rows = Application.objects.select_related("call", "revision", "organisation")
        found = rows.get(pk=asked.pk)
        with suppress(BrokenBarrierError):
            together.wait(timeout=5)
        return found

    monkeypatch.setattr(submitting, "_locked", read_only)
    results = at_once([press(application, shown, lead)] * 2)
    assert Counter(type(each).__name__ for each in results) == {
        "Submission": 1,
        "IntegrityError": 1,
    }
