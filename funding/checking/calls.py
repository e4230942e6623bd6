"""What is wrong with the facts of a call: its dates and amounts, beside its composition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from ..composition import AFTER_SELECTION, WITH_APPLICATION, Composition
from .faults import Fault

SEOUL = ZoneInfo("Asia/Seoul")
SHORTEST = timedelta(days=7)
MOST_GRACE = 24 * 60


class CallFacts(Protocol):
    opens_at: datetime
    closes_at: datetime
    grace_minutes: int
    decides_on: date
    total_amount: int
    least_amount: int
    most_amount: int
    evidence_when: str


def check_call(call: CallFacts, composition: Composition) -> list[Fault]:
    return [
        *_dates(call),
        *_amounts(call),
        *_asked_amount(call, composition),
        *_evidence(call, composition),
    ]


def _dates(call: CallFacts) -> Iterator[Fault]:
    if call.closes_at <= call.opens_at:
        yield Fault("call/closes_at", _("The call closes before it opens."))
    elif call.closes_at - call.opens_at < SHORTEST:
        yield Fault(
            "call/closes_at", _("Nobody writes a good application in less than a week.")
        )
    if call.decides_on <= call.closes_at.astimezone(SEOUL).date():
        yield Fault(
            "call/decides_on", _("The decision is expected before the call has closed.")
        )
    if not 0 <= call.grace_minutes <= MOST_GRACE:
        yield Fault(
            "call/grace_minutes",
            _("Grace is at most a day: a longer one is a later deadline."),
        )


def _amounts(call: CallFacts) -> Iterator[Fault]:
    if call.least_amount < 1 or call.least_amount > call.most_amount:
        yield Fault(
            "call/least_amount",
            _(
                "The smallest amount must be more than nothing, and not above the largest."
            ),
        )
    if call.most_amount > call.total_amount:
        yield Fault(
            "call/most_amount",
            _("One application may ask for more than the whole call has."),
        )


def _asked_amount(call: CallFacts, composition: Composition) -> Iterator[Fault]:
    """The bounds of the question, where it has any, must leave room within those of the call."""
    asked = next(
        (each for each in composition.fields() if each.key == "amount_asked"), None
    )
    if asked is None:
        return
    low, high = asked.least or 0, asked.most or call.most_amount
    if low > call.most_amount or high < call.least_amount:
        yield Fault(
            "call/most_amount",
            _("No amount fits both the call and the question “amount_asked”."),
        )


def _evidence(call: CallFacts, composition: Composition) -> Iterator[Fault]:
    when = call.evidence_when
    if when == AFTER_SELECTION:
        too_early = [
            document
            for document in composition.documents_asked(WITH_APPLICATION)
            if document.is_required
        ]
        for document in too_early:
            yield Fault(
                f"documents/{document.key}",
                _(
                    "The call promises to ask for evidence only after selection, but this is asked with the application."
                ),
            )
    elif when == WITH_APPLICATION and not composition.documents_asked(WITH_APPLICATION):
        yield Fault(
            "documents",
            _(
                "Evidence is never asked: the call says with the application, the documents do not."
            ),
        )
