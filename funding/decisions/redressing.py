"""Asking for a review of how a decision came about: the whole course of it in one table.

It is about procedure: a conflict nobody saw, a document nobody opened, a rule that was not kept. What the reviewers
thought of the idea is not judged a second time.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

SEOUL = ZoneInfo("Asia/Seoul")
DAYS_TO_ASK = 30
DAYS_TO_ANSWER = 30


class Step(StrEnum):
    ASK = "ask"
    WITHDRAW = "withdraw"
    UPHOLD = "uphold"
    REJECT = "reject"


class Hand(StrEnum):
    """Who acts: the team's lead, or somebody of the foundation who had no part in the decision."""

    LEAD = "lead"
    ANOTHER = "another"


OPEN, UPHELD, REJECTED, WITHDRAWN = "open", "upheld", "rejected", "withdrawn"

# (status before, step): (status after, whose step it is). What is not here cannot happen.
TABLE: dict[tuple[str | None, Step], tuple[str, Hand]] = {
    (None, Step.ASK): (OPEN, Hand.LEAD),
    (OPEN, Step.WITHDRAW): (WITHDRAWN, Hand.LEAD),
    (OPEN, Step.UPHOLD): (UPHELD, Hand.ANOTHER),
    (OPEN, Step.REJECT): (REJECTED, Hand.ANOTHER),
}
OVER = {status for status, _hand in TABLE.values()} - {
    before for before, _step in TABLE
}


def after(status: str | None, step: Step, hand: Hand) -> str | None:
    """The status that follows, or ``None`` where this hand may not do this now."""
    following, whose = TABLE.get((status, step), (None, None))
    return following if whose == hand else None


def last_moment_to_ask(decided_at: datetime) -> datetime:
    """The end of the thirtieth day after the decision, in Seoul: the day of the letter does not count."""
    return _end_of(decided_at, DAYS_TO_ASK)


def answer_due(asked_at: datetime) -> datetime:
    return _end_of(asked_at, DAYS_TO_ANSWER)


def _end_of(moment: datetime, days: int) -> datetime:
    day: date = moment.astimezone(SEOUL).date() + timedelta(days=days + 1)
    return datetime.combine(day, time(), tzinfo=SEOUL)
