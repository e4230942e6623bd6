"""The eligibility check: what an answer means under the rule of its question. No database; the day is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .composition import Composition, Kind, Question
from .conditions import compare, is_answered

# "founded_on within_years 7": on the day that counts the seventh anniversary is not over yet.
WITHIN_YEARS = "within_years"
RULES = {
    Kind.YES_NO: ("is",),
    Kind.CHOICE: ("is", "is_not", "one_of"),
    Kind.NUMBER: ("at_least", "at_most", "more_than", "less_than"),
    Kind.DATE: (WITHIN_YEARS, "at_least", "at_most"),
}


@dataclass(frozen=True)
class Verdict:
    """``passes`` is ``None`` while the question is not answered."""

    question: Question
    answer: object
    passes: bool | None


def years_before(day: date, years: int) -> date:
    """The same day ``years`` earlier; the 28th of February where there is no 29th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def fulfils(rule: Mapping, answer: object, on: date) -> bool:
    op, value = rule["op"], rule["value"]
    if op == WITHIN_YEARS:
        oldest = years_before(on, value).isoformat()
        return compare("at_least", answer, oldest) and compare(
            "at_most", answer, on.isoformat()
        )
    return compare(op, answer, value)


def judge(composition: Composition, answers: Mapping, on: date) -> list[Verdict]:
    """Every question with what its answer means on the day ``on``, usually the last day of the call."""
    return [
        Verdict(
            question,
            answers.get(question.key),
            fulfils(question.rule, answers[question.key], on)
            if is_answered(answers.get(question.key))
            else None,
        )
        for question in composition.eligibility
    ]


def is_eligible(composition: Composition, answers: Mapping, on: date) -> bool:
    """Every question answered, and every rule fulfilled."""
    return all(verdict.passes for verdict in judge(composition, answers, on))
