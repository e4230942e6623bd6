"""A published deadline becomes another one: later while it lies ahead, or, with notice, earlier. Whoever writes is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.notifications.actions import reach_many
from innovation_park.lib.refusals import Refused
from innovation_park.lib.translated import in_every_language

from ..enums import ChangeKind
from ..kinds import DEADLINES, about_call
from ..models import Call, CallChange, TeamMember
from ..permissions import NotForYou, ReasonMissing, is_foundation
from ..workflow import BEFORE_SUBMISSION, UNDER_DECISION

NOTICE = timedelta(hours=1)


class DeadlineIsOver(Refused):
    sentence = _("The deadline of this call has passed: it stays as it was.")


class DeadlineMovedMeanwhile(Refused):
    sentence = _(
        "Somebody else has just changed the deadline. Look at it again, then decide."
    )


class OnlyLater(Refused):
    sentence = _("A deadline is only moved to a later moment.")


class DecidedBefore(Refused):
    sentence = _(
        "The decision would be expected before the deadline: name a later day for it."
    )


class TooLittleNotice(Refused):
    sentence = _(
        "Whoever is writing needs at least an hour to finish: name a later moment."
    )


class NotEarlier(Refused):
    sentence = _(
        "Closing early means a moment after the opening and before the deadline."
    )


@transaction.atomic
def move_deadline(
    *,
    call: Call,
    becomes_at: datetime,
    reason: Mapping[str, str],
    seen: datetime,
    by,
    decides_on: date | None = None,
) -> CallChange:
    """To a later moment, as long as the deadline has not passed. ``seen`` is the one the person looked at."""
    call = _locked(call, reason, seen, by)
    if becomes_at <= call.deadline:
        raise OnlyLater
    decides_on = decides_on or call.decides_on
    if decides_on <= timezone.localdate(becomes_at):
        raise DecidedBefore
    change = _write(call, ChangeKind.MOVED, becomes_at, reason, by)
    is_still_early = becomes_at < call.closes_at
    call.closed_early_at = becomes_at if is_still_early else None
    call.closes_at = max(becomes_at, call.closes_at)
    call.decides_on = decides_on
    call.save(update_fields=["closed_early_at", "closes_at", "decides_on"])
    _tell(change, BEFORE_SUBMISSION | UNDER_DECISION)
    return change


@transaction.atomic
def close_early(
    *,
    call: Call,
    becomes_at: datetime,
    reason: Mapping[str, str],
    seen: datetime,
    by,
) -> CallChange:
    """At a moment before the deadline, with :data:`NOTICE` and the same grace, for whoever is writing now."""
    call = _locked(call, reason, seen, by)
    if not call.opens_at < becomes_at < call.deadline:
        raise NotEarlier
    if becomes_at < timezone.now() + NOTICE:
        raise TooLittleNotice
    change = _write(call, ChangeKind.CLOSED_EARLY, becomes_at, reason, by)
    call.closed_early_at = becomes_at
    call.save(update_fields=["closed_early_at"])
    _tell(change, BEFORE_SUBMISSION)
    return change


def _locked(call: Call, reason: Mapping[str, str], seen: datetime, by) -> Call:
    if not is_foundation(by):
        raise NotForYou
    if not any(words.strip() for words in reason.values()):
        raise ReasonMissing
    locked = Call.objects.select_for_update(of=("self",)).get(pk=call.pk)
    if not locked.published_at or locked.deadline <= timezone.now():
        raise DeadlineIsOver
    if locked.deadline != seen:
        raise DeadlineMovedMeanwhile
    return locked


def _write(call: Call, kind: str, becomes_at: datetime, reason, by) -> CallChange:
    return CallChange.objects.create(
        call=call,
        kind=kind,
        was_at=call.deadline,
        becomes_at=becomes_at,
        reason=dict(reason),
        at=timezone.now(),
        by=by,
    )


def _tell(change: CallChange, statuses) -> None:
    """Everybody of the teams, each once, in however many of them they are."""
    call = change.call
    members = TeamMember.objects.filter(
        application__call=call, application__status__in=statuses
    )
    people = members.exclude(person=None).values_list("person", flat=True).distinct()
    moment = timezone.localtime(change.becomes_at)
    reach_many(
        people=people.order_by("person"),
        kind=DEADLINES,
        event=change.kind,
        key=f"funding-deadline-{change.pk}",
        about=about_call(call),
        arguments={
            "call": call.pk,
            "change": change.pk,
            "name": dict(call.title),
            "moment": in_every_language(lambda: date_format(moment, "DATETIME_FORMAT")),
        },
        url=in_every_language(call.get_absolute_url),
    )
