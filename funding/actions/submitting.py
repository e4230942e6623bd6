"""From the last check to the receipt: sign-off, submitting, submitting what was changed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.refusals import Refused

from ..composition import canonical
from ..guards import Attempt, guard
from ..models import Application, Submission
from ..permissions import CallIsClosed, NotComplete
from ..receipts import content_of, digest_of, written
from ..standing import Filled
from ..workflow import BEFORE_SUBMISSION, ENDS, Event, Guard, Status
from .moving import move

TO_BE_SUBMITTED = {*BEFORE_SUBMISSION, Status.CHANGES_REQUESTED}


class ChangedSinceShown(Refused):
    sentence = _(
        "Something was changed since this page was shown. Check it again, then submit."
    )


class DeadlineHasPassed(CallIsClosed):
    sentence = _(
        "The deadline has passed, and with it the published grace. What you wrote is still here; it cannot be submitted to this call."
    )


@guard(Guard.COMPLETE)
def complete(attempt: Attempt) -> None:
    if Filled.of(attempt.application).missing:
        raise NotComplete


def fingerprint_of(filled: Filled) -> str:
    """Of what the page that checks shows: whoever submits means exactly this."""
    return digest_of(canonical(_content(filled)))


def _content(filled: Filled) -> dict:
    return content_of(filled.application, filled.form, filled.values, filled.documents)


@transaction.atomic
def send_for_sign_off(
    *, application: Application, shown: str, by, at: datetime | None = None
) -> None:
    locked = _locked(application)
    if locked.status == Status.SIGN_OFF:
        return  # pressed twice
    _prove_shown(locked, shown)
    move(
        application=locked,
        event=Event.SEND_FOR_SIGN_OFF,
        by=by,
        version=locked.version,
        at=at,
    )


@transaction.atomic
def return_from_sign_off(*, application: Application, reason: str, by) -> None:
    locked = _locked(application)
    move(
        application=locked,
        event=Event.RETURN_FROM_SIGN_OFF,
        by=by,
        version=locked.version,
        reason=reason,
    )


@transaction.atomic
def submit_application(
    *, application: Application, shown: str, by, at: datetime | None = None
) -> Submission:
    """One submission, however often it is pressed; ``at`` is when the press arrived, which counts for the deadline.

    What is frozen is what ``shown`` is the fingerprint of. After changes that were asked for it is the next one.
    """
    at = at or timezone.now()
    locked = _locked(application)
    if already := _already(locked):
        return already
    is_first = locked.status in BEFORE_SUBMISSION
    if is_first and not locked.call.takes_at(at):
        raise DeadlineHasPassed
    filled = _prove_shown(locked, shown)
    submission = _freeze(
        filled, at, grace_used=is_first and locked.call.uses_grace_at(at)
    )
    move(
        application=locked,
        event=Event.SUBMIT if is_first else Event.RESUBMIT,
        by=by,
        version=locked.version,
        payload={
            "submission": submission.number,
            "sha256": submission.digest,
            "grace_used": submission.grace_used,
        },
        at=at,
    )
    return submission


def _locked(application: Application) -> Application:
    rows = Application.objects.select_for_update(of=("self",))
    return rows.select_related("call", "revision", "organisation").get(
        pk=application.pk
    )


def _already(application: Application) -> Submission | None:
    """Submitted before, by this press or by another; the foundation may have begun with it meanwhile."""
    if application.status in TO_BE_SUBMITTED or application.status in ENDS:
        return None
    return application.submissions.order_by("-number").first()


def _prove_shown(application: Application, shown: str) -> Filled:
    filled = Filled.of(application)
    if fingerprint_of(filled) != shown:
        raise ChangedSinceShown
    return filled


def _freeze(filled: Filled, at: datetime, *, grace_used: bool) -> Submission:
    application = filled.application
    number = application.submissions.count() + 1
    content = written(_content(filled), number=number, at=at)
    return Submission.objects.create(
        application=application,
        number=number,
        content=content,
        digest=digest_of(content),
        at=at,
        grace_used=grace_used,
    )
