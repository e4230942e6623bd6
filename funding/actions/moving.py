"""The one door through which an application's status changes, and every line of its log is written."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.crypto import get_random_string

from innovation_park.lib.chained_lines import digest_of, pseudonym, seal

from ..chain import line_of
from ..enums import TeamRole
from ..following import tell
from ..guards import Attempt, ask_all
from ..models import Application, ApplicationEvent, Call, TeamMember
from ..permissions import (
    CallIsClosed,
    MovedMeanwhile,
    NotForYou,
    StepNotListed,
    is_foundation,
    relations_of,
)
from ..workflow import Event, Relation, Status, relation_that_may, step_for

DECIDED_BY = {Event.SELECT, Event.DECLINE, Event.FIND_INELIGIBLE}
TRIES = 20  # for the next code, when many begin at once


@transaction.atomic
def move(
    *,
    application: Application,
    event: Event | str,
    by,
    version: int,
    reason: str = "",
    payload: dict[str, Any] | None = None,
    at: datetime | None = None,
) -> ApplicationEvent:
    """Takes one step of the table under the row's lock, or raises a ``Refused``.

    ``version`` is that of the application the person looked at. ``by=None`` is the clock. ``payload`` holds no personal
    data: it is chained for ever; ``reason`` may, and is only sealed. ``application`` is brought up to date.
    """
    locked = lock_application(application)
    at = at or timezone.now()
    if locked.version != version:
        raise MovedMeanwhile
    step = step_for(locked.status, event)
    if step is None:
        raise StepNotListed
    relation = relation_that_may(step, relations_of(by, locked))
    if relation is None:
        raise NotForYou
    ask_all(Attempt(locked, step, by, relation, reason, payload or {}, at))
    written = _write(locked, step.event, step.target, relation, by, reason, payload, at)
    _bring_up_to_date(application, locked)
    tell(locked, written)
    return written


@transaction.atomic
def note(
    *, application: Application, event: Event, by, payload: dict[str, Any] | None = None
) -> ApplicationEvent:
    """A line about what was decided elsewhere, under locks of its own: whatever version the person looked at."""
    locked = lock_application(application)
    written = move(
        application=locked, event=event, by=by, version=locked.version, payload=payload
    )
    _bring_up_to_date(application, locked)
    return written


def lock_application(application: Application) -> Application:
    """As it stands now, nobody else's until the end of the transaction."""
    return (
        Application.objects.select_for_update(of=("self",))
        .select_related("call", "revision")
        .get(pk=application.pk)
    )


@transaction.atomic
def open_application(
    *, call: Call, by, at: datetime | None = None, is_demo: bool = False
) -> Application:
    """A new draft with what the call asks now; whoever opens it leads the team."""
    at = at or timezone.now()
    call = Call.objects.select_related("revision").get(pk=call.pk)
    if not by.is_authenticated or is_foundation(by):
        raise NotForYou
    if not call.takes_at(at):
        raise CallIsClosed
    application = _with_new_code(call, at, is_demo)
    TeamMember.objects.create(
        application=application, person=by, role=TeamRole.LEAD, joined_at=at
    )
    written = _write(
        application,
        Event.OPEN,
        Status.DRAFT,
        Relation.LEAD,
        by,
        "",
        {"call": call.slug, "revision": call.revision.digest},
        at,
        is_first=True,
    )
    tell(application, written)
    return application


def _with_new_code(call: Call, at: datetime, is_demo: bool) -> Application:
    """Codes count through a year; whoever loses the race for one takes the next."""
    for attempt in range(TRIES):
        try:
            with transaction.atomic():
                return Application.objects.create(
                    code=_next_code(timezone.localdate(at).year),
                    call=call,
                    revision=call.revision,
                    officer=call.officer,
                    created_at=at,
                    is_demo=is_demo,
                )
        except IntegrityError:
            if attempt == TRIES - 1:
                raise
    raise AssertionError


def _next_code(year: int) -> str:
    prefix = f"DF-{year % 100:02d}-"
    last = (
        Application.objects.filter(code__startswith=prefix)
        .order_by(-Length("code"), "-code")
        .values_list("code", flat=True)
        .first()
    )
    number = int(last.removeprefix(prefix)) + 1 if last else 1
    return f"{prefix}{number:04d}"


def _write(
    application, event, target, relation, by, reason, payload, at, *, is_first=False
) -> ApplicationEvent:
    """The line, and what follows from it on the row; the caller holds the lock."""
    nonce = get_random_string(32) if reason else ""
    written = ApplicationEvent(
        application=application,
        seq=application.head_seq + 1,
        event=event,
        from_status="" if is_first else application.status,
        to_status=target or application.status,
        actor=by,
        actor_code=pseudonym(by.pk, application.salt) if by else "",
        role=relation,
        reason=reason,
        nonce=nonce,
        sealed=seal(reason, nonce) if reason else "",
        payload=payload or {},
        at=at,
        previous=application.head_digest,
    )
    written.digest = digest_of(written.previous, line_of(written))
    written.save(force_insert=True)
    _follow_on_the_row(application, written)
    return written


MOVED = (
    "status",
    "version",
    "head_seq",
    "head_digest",
    "submitted_at",
    "decided_at",
)


def _follow_on_the_row(application: Application, written: ApplicationEvent) -> None:
    application.status = written.to_status
    application.version += 1
    application.head_seq = written.seq
    application.head_digest = written.digest
    if written.event == Event.SUBMIT:
        application.submitted_at = written.at
    if written.event in DECIDED_BY:
        application.decided_at = written.at
    if written.event == Event.REOPEN:
        application.decided_at = None
    application.save(update_fields=MOVED)


def _bring_up_to_date(application: Application, locked: Application) -> None:
    for name in MOVED:
        setattr(application, name, getattr(locked, name))
