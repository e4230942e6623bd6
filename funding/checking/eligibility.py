from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from ..composition import Composition, Kind, Question
from ..eligibility import RULES, WITHIN_YEARS
from .faults import Fault, repeated

MOST_QUESTIONS = 8


def check_eligibility(composition: Composition) -> list[Fault]:
    questions = composition.eligibility
    faults = []
    if len(questions) > MOST_QUESTIONS:
        sentence = _(
            "Ask at most %(most)s questions about eligibility: these are %(count)s."
        )
        faults.append(
            Fault(
                "eligibility",
                sentence % {"most": MOST_QUESTIONS, "count": len(questions)},
            )
        )
    for key in repeated(question.key for question in questions):
        faults.append(Fault(f"eligibility/{key}", _("Two questions have this key.")))
    for question in questions:
        faults += (
            Fault(f"eligibility/{question.key}", sentence)
            for sentence in _wrong_rule(question)
        )
    return faults


def _wrong_rule(question: Question) -> Iterator[str]:
    op, value = question.rule["op"], question.rule["value"]
    if op not in RULES[question.kind]:
        yield _("This rule does not fit this kind of answer.")
    elif not _fits(question.kind, op, value):
        yield _("The value of the rule does not fit this kind of answer.")
    elif question.kind == Kind.CHOICE:
        yield from _wrong_choices(question, value if op == "one_of" else [value])
    if question.rule_url and not question.rule_url.startswith(
        ("https://", "http://", "/", "#")
    ):
        yield _("The address of the rule must begin with https://.")


def _wrong_choices(question: Question, named: list) -> Iterator[str]:
    values = [option.value for option in question.options]
    if len(values) < 2 or repeated(values):
        yield _("Offer at least two answers that differ.")
    unknown = [value for value in named if value not in values]
    if unknown:
        yield _("The rule names an answer that nobody can give: %(answers)s.") % {
            "answers": ", ".join(map(str, unknown))
        }
    elif question.rule["op"] == "one_of" and not named:
        yield _("Nobody can pass this question.")


def _fits(kind: Kind, op: str, value: object) -> bool:
    if kind == Kind.YES_NO:
        return isinstance(value, bool)
    if op == WITHIN_YEARS or kind == Kind.NUMBER:
        is_number = isinstance(value, int) and not isinstance(value, bool)
        return is_number and (op != WITHIN_YEARS or 0 < value <= 100)
    if kind == Kind.DATE:
        return _is_day(value)
    return isinstance(value, list if op == "one_of" else str)


def _is_day(value: object) -> bool:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True
