"""How the guards are asked that need nothing but the root: call, team, reason, feedback, redress."""

from __future__ import annotations

from ..enums import RedressStatus
from ..guards import Attempt, guard
from ..models.decision import LEAST_FEEDBACK
from ..permissions import (
    CallIsClosed,
    FeedbackMissing,
    NoRedressUpheld,
    NoSignOffHere,
    NotSealed,
    NotYourself,
    ReasonMissing,
    SignOffNeeded,
    StillSealed,
)
from ..workflow import Event, Guard, Relation


@guard(Guard.CALL_TAKES)
def call_takes(attempt: Attempt) -> None:
    """The deadline is asked under the lock, at the moment that will stand in the log."""
    if not attempt.application.call.takes_at(attempt.at):
        raise CallIsClosed


@guard(Guard.SIGN_OFF_ASKED)
def sign_off_asked(attempt: Attempt) -> None:
    if not attempt.application.call.needs_sign_off:
        raise NoSignOffHere


@guard(Guard.NO_SIGN_OFF_NEEDED)
def no_sign_off_needed(attempt: Attempt) -> None:
    if attempt.application.call.needs_sign_off:
        raise SignOffNeeded


@guard(Guard.SECOND_PERSON)
def second_person(attempt: Attempt) -> None:
    if _did_last(attempt, Event.SEND_FOR_SIGN_OFF):
        raise NotYourself


@guard(Guard.RIGHT_HAND)
def right_hand(attempt: Attempt) -> None:
    needed = attempt.application.call.needs_sign_off
    if needed != (attempt.relation == Relation.SIGNATORY):
        raise SignOffNeeded if needed else NoSignOffHere


@guard(Guard.REASON_GIVEN)
def reason_given(attempt: Attempt) -> None:
    if not attempt.reason.strip():
        raise ReasonMissing


@guard(Guard.NOT_SEALED)
def not_sealed(attempt: Attempt) -> None:
    if attempt.application.call.is_sealed_at(attempt.at):
        raise StillSealed


@guard(Guard.SEALED)
def sealed(attempt: Attempt) -> None:
    if not attempt.application.call.is_sealed_at(attempt.at):
        raise NotSealed


@guard(Guard.FEEDBACK_WRITTEN)
def feedback_written(attempt: Attempt) -> None:
    """On each criterion of the revision the application was judged by."""
    asked = {
        criterion["key"]
        for criterion in attempt.application.revision.composition.get("criteria", [])
    }
    written = {
        feedback.criterion
        for feedback in attempt.application.feedback.all()
        if len(feedback.words.strip()) >= LEAST_FEEDBACK
    }
    if asked - written:
        raise FeedbackMissing


@guard(Guard.ANOTHER_PERSON)
def another_person(attempt: Attempt) -> None:
    if _did_last(attempt, Event.SELECT):
        raise NotYourself


@guard(Guard.REDRESS_UPHELD)
def redress_upheld(attempt: Attempt) -> None:
    """Once for each: one that was answered before the last decision has done its work."""
    upheld = attempt.application.redresses.filter(status=RedressStatus.UPHELD)
    if not upheld.filter(asked_at__gte=attempt.application.decided_at).exists():
        raise NoRedressUpheld


def _did_last(attempt: Attempt, event: Event) -> bool:
    last = attempt.application.events.filter(event=event).order_by("-seq").first()
    return last is not None and last.actor_id == attempt.by.pk
