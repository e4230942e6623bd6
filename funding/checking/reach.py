"""Whether a condition can come true for anybody, and what would have to be answered for it.

A condition is written out as alternatives, each a set of demands on single answers; an answer can be demanded only
where its question is itself asked, so the conditions of the questions it names are written out with it. Each
question is then tried with the few answers that matter: its options, the numbers and days that are named and their
neighbours, nothing at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from ..composition import Field, Kind
from ..conditions import OPS, compare

# An alternative: (key, op, value as text, what it must be) as a set.
MOST_ALTERNATIVES = 2000
NUMBERS = {Kind.NUMBER, Kind.MONEY}


class TooEntangled(Exception):
    """More alternatives than anybody could have meant."""


class Reach:
    def __init__(self, fields: Iterable[Field]):
        self.fields = {field.key: field for field in fields}

    def can_hold(self, condition: Mapping | None) -> bool:
        return bool(self._alternatives(condition, True))

    def _alternatives(self, condition: Mapping | None, wanted: bool) -> list[tuple]:
        """Those that somebody could answer so."""
        if not condition:
            return [()] if wanted else []
        if "not" in condition:
            return self._alternatives(condition["not"], not wanted)
        for nest, joins in (("all", wanted), ("any", not wanted)):
            if nest in condition:
                inner = (self._alternatives(each, wanted) for each in condition[nest])
                return self._both(inner) if joins else _either(inner)
        return self._of_leaf(condition, wanted)

    def _of_leaf(self, leaf: Mapping, wanted: bool) -> list[tuple]:
        field = self.fields.get(leaf["key"])
        if field is None:
            return []
        demand = (leaf["key"], leaf["op"], _frozen(leaf.get("value", True)), wanted)
        answered = self._both(
            [
                [(demand, (leaf["key"], "answered", True, True))],
                self._asked(field, True),
            ]
        )
        if compare(leaf["op"], None, leaf.get("value", True)) is not wanted:
            return answered
        absent = [[((leaf["key"], "answered", True, False),)]]
        if field.is_required:
            absent.append(self._asked(field, False))
        return answered + self._both(absent)

    def _asked(self, field: Field, wanted: bool) -> list[tuple]:
        earlier = Reach(_before(self.fields, field.key))
        return earlier._alternatives(field.shown_when, wanted)

    def _both(self, inner: Iterable[list[tuple]]) -> list[tuple]:
        joined = [()]
        for alternatives in inner:
            joined = [
                merged
                for left in joined
                for right in alternatives
                if self._is_possible(merged := tuple(dict.fromkeys((*left, *right))))
            ]
            if len(joined) > MOST_ALTERNATIVES:
                raise TooEntangled
        return joined

    def _is_possible(self, demands: tuple) -> bool:
        keys = {key for key, *_rest in demands}
        return all(
            self._has_answer(key, [demand for demand in demands if demand[0] == key])
            for key in keys
        )

    def _has_answer(self, key: str, demands: list[tuple]) -> bool:
        return any(
            all(
                compare(op, answer, _thawed(value)) is wanted
                for _key, op, value, wanted in demands
            )
            for answer in _candidates(self.fields[key], demands)
        )


def _either(inner: Iterable[list[tuple]]) -> list[tuple]:
    found = [alternative for alternatives in inner for alternative in alternatives]
    if len(found) > MOST_ALTERNATIVES:
        raise TooEntangled
    return found


def _before(fields: Mapping[str, Field], key: str) -> Iterator[Field]:
    for each in fields.values():
        if each.key == key:
            return
        yield each


def _candidates(field: Field, demands: list[tuple]) -> list:
    """Answers of which one fulfils ``demands`` if any answer does."""
    named = [
        each
        for _key, op, value, _wanted in demands
        if op in OPS and op != "answered"
        for each in _listed(_thawed(value))
    ]
    return [None, *_answers(field, named, demands)]


def _answers(field: Field, named: list, demands: list[tuple]) -> list:
    options = [option.value for option in field.options]
    if field.kind == Kind.CHOICE:
        return options
    if field.kind == Kind.CHOICES:
        return _subsets(options, demands)
    if field.kind == Kind.YES_NO:
        return [True, False]
    if field.kind in NUMBERS:
        return list(_numbers(field, named))
    if field.kind == Kind.DATE:
        return list(_days(field, named))
    if field.kind in {Kind.TABLE, Kind.FILE}:
        return [[{"row": 1}]]
    return [*map(str, named), "something else"]


def _subsets(options: list[str], demands: list[tuple]) -> list[list[str]]:
    wanted = [value for _k, op, value, is_so in demands if op == "includes" and is_so]
    unwanted = [
        value for _k, op, value, is_so in demands if op == "includes" and not is_so
    ]
    least = [each for each in options if each in wanted]
    widest = [each for each in options if each not in unwanted]
    exact = [
        _listed(_thawed(value))
        for _k, op, value, _w in demands
        if op in {"is", "one_of"}
    ]
    exact = [each for each in exact if set(map(str, each)) <= set(options)]
    return [least, widest, *exact, *([each] for each in options)]


def _numbers(field: Field, named: list) -> Iterator[int]:
    low = field.least if isinstance(field.least, int) else None
    high = field.most if isinstance(field.most, int) else None
    marks = [int(each) for each in named if str(each).lstrip("-").isdigit()]
    for mark in {*marks, *(each for each in (low, high, 0) if each is not None)}:
        for each in (mark - 1, mark, mark + 1):
            if (low is None or each >= low) and (high is None or each <= high):
                yield each


def _days(field: Field, named: list) -> Iterator[str]:
    low, high = _day(field.least), _day(field.most)
    marks = {_day(each) for each in (*named, field.least, field.most)} - {None}
    for mark in marks or {date(2026, 1, 1)}:
        for step in (-1, 0, 1):
            each = mark + timedelta(days=step)
            if (low is None or each >= low) and (high is None or each <= high):
                yield each.isoformat()


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _listed(value: object) -> list:
    return value if isinstance(value, list) else [value]


def _frozen(value: object):
    return tuple(value) if isinstance(value, list) else value


def _thawed(value: object):
    return list(value) if isinstance(value, tuple) else value
