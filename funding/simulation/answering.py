from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ..composition import Composition, Field, Kind, Section
from ..conditions import compare, is_answered
from ..eligibility import WITHIN_YEARS, is_eligible, years_before
from ..matching import MatchRule

WORDS = ("light", "river", "window", "bridge", "signal", "garden", "stair", "market")


@dataclass(frozen=True)
class Applicant:
    """Somebody by lot. ``missing`` are required questions that could not be answered, with the sections never begun."""

    answers: Mapping
    is_eligible: bool
    missing: tuple[str, ...]


def fill_in(
    composition: Composition, least: int, most: int, on: date, rng: Random
) -> Applicant:
    """One applicant fills in the form, section by section as each becomes possible."""
    sums = _sums(composition.match, least, most, rng)
    answers: dict = {}
    begun: set[str] = set()
    while ready := [each for each in composition.sections if _may_begin(each, begun)]:
        begun.add(ready[0].key)
        for key in (field.key for field in ready[0].fields()):
            shown = {field.key for field in composition.shown_fields(answers)}
            if key in shown:
                answers[key] = sums.get(key, _answer(composition.field(key), on, rng))
    eligibility = {
        question.key: _eligibility_answer(question, on, rng)
        for question in composition.eligibility
    }
    return Applicant(
        composition.shown_answers(answers),
        is_eligible(composition, eligibility, on),
        _missing(composition, answers, begun),
    )


def _may_begin(section: Section, begun: set[str]) -> bool:
    return section.key not in begun and set(section.needs) <= begun


def _missing(composition: Composition, answers: Mapping, begun: set[str]) -> tuple:
    never = [each.key for each in composition.sections if each.key not in begun]
    empty = [
        field.key
        for field in composition.shown_fields(answers)
        if field.is_required and not is_answered(answers.get(field.key))
    ]
    return (*never, *empty)


def _sums(rule: MatchRule, least: int, most: int, rng: Random) -> dict[str, int]:
    sums = rule.example(rng.randint(least, most))
    return {
        "amount_asked": sums["asked"],
        "match_cash": sums["cash"],
        "match_in_kind": sums["in_kind"],
    }


def _answer(field: Field, on: date, rng: Random) -> object:
    """Something the question takes; now and then nothing, where nothing is allowed."""
    if not field.is_required and rng.random() < 0.3:
        return None
    options = [option.value for option in field.options]
    if field.kind == Kind.CHOICE:
        return rng.choice(options) if options else None
    if field.kind == Kind.CHOICES:
        return rng.sample(options, rng.randint(1, len(options))) if options else None
    if field.kind == Kind.YES_NO:
        return rng.random() < 0.5
    if field.kind in {Kind.NUMBER, Kind.MONEY}:
        low = field.least if isinstance(field.least, int) else 0
        high = field.most if isinstance(field.most, int) else low + 1000
        return rng.randint(low, high) if low <= high else None
    return _longer_answer(field, on, rng)


def _longer_answer(field: Field, on: date, rng: Random) -> object:
    if field.kind == Kind.DATE:
        return str(
            field.least or field.most or on + timedelta(days=rng.randint(1, 300))
        )
    if field.kind == Kind.FILE:
        return [{"name": "drawing.pdf"}]
    if field.kind == Kind.TABLE:
        rows = max(field.least or 1, 1)
        return [
            {column.key: _answer(column, on, rng) for column in field.columns}
            for _row in range(rows)
        ]
    return " ".join(
        rng.choice(WORDS) for _word in range(min(field.words_most or 8, 40))
    )


def _eligibility_answer(question, on: date, rng: Random) -> object:
    """Nearly always what the rule wants: people who are not eligible seldom apply."""
    op, value = question.rule["op"], question.rule["value"]
    fits = rng.random() < 0.97
    if question.kind == Kind.YES_NO:
        return value is fits
    if question.kind == Kind.CHOICE:
        values = [option.value for option in question.options]
        wanted = [each for each in values if compare(op, each, value) is fits]
        return rng.choice(wanted or values)
    if op == WITHIN_YEARS:
        return years_before(on, value - 1 if fits else value + 1).isoformat()
    if question.kind == Kind.DATE:
        return value
    return value + (1 if op in {"at_least", "more_than"} else -1) * (1 if fits else -1)
