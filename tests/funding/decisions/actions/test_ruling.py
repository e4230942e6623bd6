"""Deciding, taking it back, and what happens when the window is over."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from accounts.notifications.models import Notification
from funding.actions.moving import move
from funding.decisions.actions.carrying import carry_out_due
from funding.decisions.actions.ruling import committed_of, hurry, rule, undo
from funding.decisions.models import Ruling
from funding.decisions.permissions import (
    AlreadyRuled,
    AmountMissing,
    NotDecidable,
    OverBudget,
    TooLateToUndo,
)
from funding.enums import ConflictKind, ConflictSource, Outcome
from funding.models import Application, Conflict, Decision
from funding.permissions import NotForYou, ReasonMissing
from funding.workflow import Event, Status
from tests.factories.decisions import feedback_drafted, judged_call, ruled, wish
from tests.factories.funding import (
    MILLION,
    an_officer,
    application_in,
    feedback_for,
    guards_pass,
)

pytestmark = pytest.mark.django_db
LATER = timedelta(minutes=31)


def again(application) -> Application:
    return Application.objects.get(pk=application.pk)


def test_nothing_is_told_and_nothing_moves_until_the_window_is_over():
    _call, (first, *_others) = judged_call()

    ruled(first)
    carry_out_due()

    assert again(first).status == Status.PANEL
    assert not Decision.objects.exists()
    assert not Notification.objects.filter(kind="funding_decisions.decisions").exists()


def test_after_the_window_everything_happens_at_once():
    _call, (first, *_others) = judged_call()
    ruling = ruled(first, amount=40 * MILLION)

    with time_machine.travel(timezone.now() + LATER, tick=False):
        assert carry_out_due() == 1
        assert carry_out_due() == 0

    application = again(first)
    decision = application.decision
    assert (application.status, decision.amount) == (Status.SELECTED, 40 * MILLION)
    assert (decision.by, decision.reason) == (ruling.by, ruling.reason)
    assert application.events.latest("seq").payload == {"amount": 40 * MILLION}
    told = Notification.objects.filter(kind="funding_decisions.decisions")
    assert [(each.event, each.person) for each in told] == [
        ("selected", application.team.get(role="lead").person)
    ]


def test_what_is_taken_back_happens_never():
    call, (first, *_others) = judged_call()
    ruling = ruled(first)

    assert undo(rulings=[ruling], by=call.officer) == 1
    with time_machine.travel(timezone.now() + LATER, tick=False):
        assert carry_out_due() == 0

    assert again(first).status == Status.PANEL
    assert committed_of(call) == 0
    ruled(first, Outcome.RESERVE)


def test_what_has_left_is_not_taken_back():
    call, (first, *_others) = judged_call()
    ruling = ruled(first)
    hurry(rulings=[ruling], by=call.officer)
    carry_out_due()

    with pytest.raises(TooLateToUndo):
        undo(rulings=[ruling], by=call.officer)


def test_nobody_is_declined_without_feedback_on_each_criterion():
    _call, (first, second, _third) = judged_call()
    feedback_drafted(second)
    silent, kind = (
        ruled(first, Outcome.DECLINED, wait=0),
        ruled(second, Outcome.DECLINED, wait=0),
    )

    assert carry_out_due() == 1

    silent.refresh_from_db()
    kind.refresh_from_db()
    assert silent.is_stuck and "40" in silent.refusal["en"]
    assert kind.done_at and again(second).status == Status.DECLINED
    assert again(first).status == Status.PANEL
    assert second.feedback.count() == 2


def test_the_database_declines_nobody_without_feedback_either():
    application = application_in(Status.PANEL)
    officer = an_officer()
    with guards_pass():
        with pytest.raises(DatabaseError), transaction.atomic():
            move(
                application=application,
                event=Event.DECLINE,
                by=officer,
                version=application.version,
            )
        feedback_for(application)
        move(
            application=application,
            event=Event.DECLINE,
            by=officer,
            version=application.version,
        )
    assert again(application).status == Status.DECLINED


def test_all_that_is_selected_never_costs_more_than_there_is():
    call, (first, second, third) = judged_call(
        total_amount=120 * MILLION, most_amount=60 * MILLION
    )
    ruled(first)
    with pytest.raises(OverBudget):
        rule(
            call=call,
            wishes=[wish(second), wish(third)],
            due_at=timezone.now(),
            by=call.officer,
        )
    assert Ruling.objects.count() == 1
    ruled(second)
    ruled(third, amount=20 * MILLION)
    assert committed_of(call) == 120 * MILLION


def test_the_budget_is_asked_again_when_it_is_carried_out():
    call, (first, *_others) = judged_call(
        total_amount=60 * MILLION, most_amount=60 * MILLION
    )
    ruling = ruled(first, wait=0)
    call.total_amount = call.most_amount = 10 * MILLION
    call.save()

    carry_out_due()

    ruling.refresh_from_db()
    assert (ruling.is_stuck, again(first).status) == (True, Status.PANEL)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"reason": "  "}, ReasonMissing),
        ({"amount": 0}, AmountMissing),
        ({"amount": 51 * MILLION}, AmountMissing),
        ({"amount": None}, AmountMissing),
    ],
)
def test_reason_and_amount_are_asked(fields, refusal):
    _call, (first, *_others) = judged_call()
    with pytest.raises(refusal):
        ruled(first, **fields)
    assert not Ruling.objects.exists()


def test_one_decision_at_a_time_about_what_can_be_decided():
    call, (first, *_others) = judged_call()
    ruled(first)
    with pytest.raises(AlreadyRuled):
        ruled(first)
    submitted = application_in(Status.SUBMITTED, call=call)
    with pytest.raises(NotDecidable):
        ruled(submitted)
    waiting = application_in(Status.RESERVE, call=call)
    with pytest.raises(NotDecidable):
        ruled(waiting, Outcome.RESERVE)


def test_who_may_decide(director, manager, reviewer, founder, administrator):
    call, (first, second, third) = judged_call()
    team = first.team.get(role="lead").person
    for person in (manager, reviewer, founder, administrator, team):
        with pytest.raises(NotForYou):
            ruled(first, by=person)
    bound = an_officer()
    Conflict.objects.create(
        person=bound,
        organisation=first.organisation,
        kind=ConflictKind.FAMILY,
        source=ConflictSource.DECLARED,
        at=timezone.now(),
    )
    with pytest.raises(NotForYou):
        ruled(first, by=bound)
    assert ruled(second, by=bound) and ruled(first, by=director)
    with pytest.raises(NotForYou):
        undo(rulings=Ruling.objects.all(), by=bound)


def test_the_database_keeps_one_waiting_ruling_for_each():
    _call, (first, *_others) = judged_call()
    ruling = ruled(first)
    ruling.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        ruling.save(force_insert=True)


def test_letters_are_in_the_language_of_their_reader(
    django_capture_on_commit_callbacks,
):
    _call, (first, *_others) = judged_call()
    lead = first.team.get(role="lead").person
    lead.profile.language = "ko"
    lead.profile.save()
    feedback_drafted(first)
    ruled(first, Outcome.DECLINED, wait=0)

    with django_capture_on_commit_callbacks(execute=True):
        carry_out_due()

    letters = [each for each in mail.outbox if lead.email in each.to]
    assert len(letters) == 1
    assert "Technology (한국어)" in letters[0].body
    assert f"/ko/funding/decisions/applications/{first.code}/" in letters[0].body
