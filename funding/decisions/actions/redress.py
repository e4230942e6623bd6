"""Asking how a decision came about, taking that back, and answering it. The course is :mod:`funding.decisions.redressing`."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from funding.actions.moving import move, note
from funding.enums import RedressStatus
from funding.models import Application, Redress
from funding.permissions import NotForYou, ReasonMissing
from funding.workflow import Event, Status
from innovation_park.lib.translated import in_every_language

from ..emails import letter_redress, ring_desk
from ..permissions import (
    DecidedYourself,
    NoDecisionToRedress,
    NotYourRedress,
    RedressAskedBefore,
    RedressIsOver,
    TooLateForRedress,
    can_decide,
    decided_it,
    leads,
)
from ..redressing import Hand, Step, after, answer_due, last_moment_to_ask

REDRESSABLE = {Status.DECLINED, Status.INELIGIBLE}
REMINDED_BEFORE = timedelta(days=5)


@transaction.atomic
def ask_redress(*, application: Application, grounds: str, words: str, by) -> Redress:
    application = Application.objects.select_for_update().get(pk=application.pk)
    if not leads(by, application):
        raise NotYourRedress
    prove_redressable(application)
    if not words.strip():
        raise ReasonMissing
    now = timezone.now()
    redress = Redress.objects.create(
        application=application,
        grounds=grounds,
        words=words.replace("\r\n", "\n").strip(),
        status=after(None, Step.ASK, Hand.LEAD),
        asked_at=now,
        until=answer_due(now),
        asked_by=by,
    )
    note(
        application=application,
        event=Event.ASK_REDRESS,
        by=by,
        payload={"grounds": str(grounds)},
    )
    letter_redress(redress, "received")
    ring_desk(
        application, "asked", f"redress:{redress.pk}", "funding_decisions:redresses"
    )
    return redress


def prove_redressable(application: Application) -> None:
    """Once for each decision, and within its days."""
    if application.status not in REDRESSABLE or application.decided_at is None:
        raise NoDecisionToRedress
    if timezone.now() >= last_moment_to_ask(application.decided_at):
        raise TooLateForRedress
    if application.redresses.filter(asked_at__gte=application.decided_at).exists():
        raise RedressAskedBefore


@transaction.atomic
def withdraw_redress(*, redress: Redress, by) -> Redress:
    redress = _locked(redress)
    if not leads(by, redress.application):
        raise NotYourRedress
    _step(redress, Step.WITHDRAW, Hand.LEAD, by)
    note(application=redress.application, event=Event.TAKE_BACK_REDRESS, by=by)
    return redress


@transaction.atomic
def answer_redress(*, redress: Redress, is_upheld: bool, answer: str, by) -> Redress:
    """By somebody of the foundation who did not decide. What is upheld is reviewed again."""
    redress = _locked(redress)
    application = redress.application
    if not can_decide(by, application):
        raise NotForYou
    if decided_before(by, application):
        raise DecidedYourself
    if not answer.strip():
        raise ReasonMissing
    redress.answer = answer.replace("\r\n", "\n").strip()
    _step(redress, Step.UPHOLD if is_upheld else Step.REJECT, Hand.ANOTHER, by)
    note(
        application=application,
        event=Event.ANSWER_REDRESS,
        by=by,
        payload={"is_upheld": is_upheld},
    )
    if is_upheld:
        move(
            application=application,
            event=Event.REOPEN,
            by=by,
            version=application.version,
            reason=redress.answer,
        )
    letter_redress(redress, redress.status)
    return redress


def decided_before(user, application: Application) -> bool:
    """By the record of the decision, or by the log: any that led to it."""
    led = application.events.filter(
        event__in=(Event.DECLINE, Event.FIND_INELIGIBLE, Event.SELECT), actor=user
    )
    return decided_it(user, application) or led.exists()


def remind_of_redress() -> int:
    """Whoever looks after the call, when the day of the answer comes near and when it has passed."""
    soon = Redress.objects.filter(
        status=RedressStatus.OPEN, until__lte=timezone.now() + REMINDED_BEFORE
    ).select_related("application__call__officer", "application__officer")
    for redress in soon:
        is_late = redress.until <= timezone.now()
        until = timezone.localtime(redress.until)
        ring_desk(
            redress.application,
            "due",
            f"redress:{redress.pk}:{'late' if is_late else 'soon'}",
            "funding_decisions:redresses",
            day=in_every_language(
                lambda until=until: date_format(until, "DATE_FORMAT")
            ),
        )
    return len(soon)


def _locked(redress: Redress) -> Redress:
    Application.objects.select_for_update().get(pk=redress.application_id)
    return Redress.objects.select_for_update().get(pk=redress.pk)


def _step(redress: Redress, step: Step, hand: Hand, by) -> Redress:
    following = after(redress.status, step, hand)
    if following is None:
        raise RedressIsOver
    redress.status = following
    redress.answered_at = timezone.now()
    if hand == Hand.ANOTHER:
        redress.by = by
    redress.save(update_fields=["status", "answered_at", "answer", "by"])
    return redress
