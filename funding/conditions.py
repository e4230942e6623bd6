"""When a question is asked: conditions over other answers, and whether they can ever come true.

A condition is JSON: ``{"key": "has_partner", "op": "is", "value": true}``, or nested: ``{"all": [...]}``,
``{"any": [...]}``, ``{"not": ...}``; nothing at all always holds. Of a question that was not answered nothing
holds but that it was not answered. Pure: no database, no clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

NOTHING = (None, "", [], {})
YES_NO = {"yes": True, "no": False, "true": True, "false": False}


def is_answered(answer: object) -> bool:
    return answer not in NOTHING


def _plain(value: object) -> object:
    """A yes is a yes, however it was written down; a whole number equals its text."""
    if isinstance(value, str):
        return YES_NO.get(value.strip().lower(), value.strip())
    return value


def _same(answer: object, value: object) -> bool:
    if isinstance(answer, list):
        wanted = value if isinstance(value, list) else [value]
        return sorted(map(str, answer)) == sorted(map(str, wanted))
    answer, value = _plain(answer), _plain(value)
    if isinstance(answer, bool) or isinstance(value, bool):
        return answer is value
    return str(answer) == str(value)


def _ordered(answer: object, value: object, compare: Callable[[object, object], bool]):
    """Days are compared as days, everything else as numbers; what is neither compares as false."""
    for read in (_day, _number):
        left, right = read(answer), read(value)
        if left is not None and right is not None:
            return compare(left, right)
    return False


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _number(value: object) -> float | None:
    if isinstance(value, bool):
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _includes(answer: object, value: object) -> bool:
    return str(value) in map(str, answer if isinstance(answer, list) else [answer])


COMPARING: Mapping[str, Callable[[object, object], bool]] = {
    "is": _same,
    "is_not": lambda answer, value: not _same(answer, value),
    "includes": _includes,
    "one_of": lambda answer, value: any(_same(answer, each) for each in value),
    "more_than": lambda answer, value: _ordered(answer, value, lambda a, b: a > b),
    "less_than": lambda answer, value: _ordered(answer, value, lambda a, b: a < b),
    "at_least": lambda answer, value: _ordered(answer, value, lambda a, b: a >= b),
    "at_most": lambda answer, value: _ordered(answer, value, lambda a, b: a <= b),
}
OPS = (*COMPARING, "answered")


def compare(op: str, answer: object, value: object) -> bool:
    if op == "answered":
        return is_answered(answer) is (value is not False)
    return is_answered(answer) and COMPARING[op](answer, value)


def condition_holds(condition: Mapping | None, answers: Mapping) -> bool:
    if not condition:
        return True
    if "all" in condition:
        return all(condition_holds(each, answers) for each in condition["all"])
    if "any" in condition:
        return any(condition_holds(each, answers) for each in condition["any"])
    if "not" in condition:
        return not condition_holds(condition["not"], answers)
    return compare(
        condition["op"], answers.get(condition["key"]), condition.get("value", True)
    )


def leaves(condition: Mapping | None) -> Iterator[Mapping]:
    """The comparisons in a condition, outermost first."""
    if not condition:
        return
    for nest in ("all", "any"):
        for each in condition.get(nest, ()):
            yield from leaves(each)
    yield from leaves(condition.get("not"))
    if "key" in condition:
        yield condition


def keys_in(condition: Mapping | None) -> set[str]:
    return {leaf["key"] for leaf in leaves(condition)}
