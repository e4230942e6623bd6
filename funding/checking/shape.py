"""Whether a composition has the form that everything else relies on, before anything is read from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..composition import AFTER_SELECTION, STAGE_KINDS, WITH_APPLICATION, Kind
from ..conditions import OPS
from .faults import Fault, without_lists

KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
# Groups within groups: more than these no screen shows, and nobody follows.
DEEPEST = 3


@dataclass(frozen=True)
class Maybe:
    """What may be left out, or be nothing."""

    spec: object


@dataclass(frozen=True)
class OneOf:
    values: tuple


class Key(str):
    __slots__ = ()


class Words(dict):
    pass


class Condition(dict):
    pass


OPTIONS = Maybe([{"value": str, "label": Words}])
FIELD = {
    "key": Key,
    "kind": OneOf(tuple(Kind)),
    "label": Words,
    "help": Maybe(Words),
    "is_required": Maybe(bool),
    "words_most": Maybe(int),
    "least": Maybe((int, str)),
    "most": Maybe((int, str)),
    "options": OPTIONS,
    "is_identifying": Maybe(bool),
    "shown_when": Maybe(Condition),
    "profile": Maybe(str),
}
FIELD_OR_TABLE = {**FIELD, "columns": Maybe([FIELD])}
PAGE = {"key": Key, "title": Words, "fields": [FIELD_OR_TABLE]}
SHAPE = {
    "eligibility": [
        {
            "key": Key,
            "question": Words,
            "kind": OneOf((Kind.YES_NO, Kind.CHOICE, Kind.NUMBER, Kind.DATE)),
            "rule": {"op": str, "value": (bool, int, str, list)},
            "reason": Words,
            "rule_name": Maybe(Words),
            "rule_url": Maybe(str),
            "options": OPTIONS,
        }
    ],
    "sections": [
        {
            "key": Key,
            "title": Words,
            "note": Maybe(Words),
            "needs": Maybe([str]),
            "pages": [PAGE],
        }
    ],
    "criteria": [
        {
            "key": Key,
            "name": Words,
            "description": Maybe(Words),
            "weight": int,
            "most": int,
            "anchors": dict,
        }
    ],
    "stages": [
        {
            "key": Key,
            "kind": OneOf(STAGE_KINDS),
            "reviewers_each": Maybe(int),
            "is_blind": Maybe(bool),
        }
    ],
    "match": {
        "least_percent": int,
        "least_cash_percent": int,
        "most_in_kind_percent": int,
    },
    "feedback": {
        "least_characters": int,
        "on_each_criterion": bool,
        "shows_scores": Maybe(bool),
    },
    "documents": [
        {
            "key": Key,
            "name": Words,
            "when": OneOf((WITH_APPLICATION, AFTER_SELECTION)),
            "is_required": Maybe(bool),
        }
    ],
}
PARTS = {"sections": "form", "feedback": "stages"}


def check_shape(data: object) -> list[Fault]:
    if not isinstance(data, Mapping):
        return [Fault("form", _("This is no composition of a call."))]
    faults = list(_object(SHAPE, data, ""))
    for number, criterion in enumerate(data.get("criteria") or ()):
        if isinstance(criterion, Mapping):
            faults += _anchors(criterion, f"criteria/{number + 1}")
    return [Fault(without_lists(fault.where), fault.sentence) for fault in faults]


def _misfits(spec: object, data: object, where: str) -> Iterator[Fault]:
    if isinstance(spec, Maybe):
        if data is not None:
            yield from _misfits(spec.spec, data, where)
    elif isinstance(spec, dict):
        yield from _object(spec, data, where)
    elif isinstance(spec, list):
        yield from _list(spec[0], data, where)
    elif not _fits(spec, data):
        yield Fault(
            where, _("“%(value)s” cannot stand here.") % {"value": _short(data)}
        )


def _object(spec: dict, data: object, where: str) -> Iterator[Fault]:
    if not isinstance(data, Mapping):
        yield Fault(where, _("Something is missing here."))
        return
    for name, inner in spec.items():
        place = f"{where}/{name}" if where else PARTS.get(name, name)
        if name not in data and not isinstance(inner, Maybe):
            yield Fault(place, _("Something is missing here."))
        else:
            yield from _misfits(inner, data.get(name), place)
    for name in data.keys() - spec.keys():
        yield Fault(
            f"{where}/{name}".strip("/"),
            _("“%(value)s” cannot stand here.") % {"value": _short(name)},
        )


def _list(spec: object, data: object, where: str) -> Iterator[Fault]:
    if not isinstance(data, list):
        yield Fault(where, _("Something is missing here."))
        return
    for number, each in enumerate(data, start=1):
        name = each.get("key") if isinstance(each, Mapping) else None
        yield from _misfits(spec, each, f"{where}/{name or number}")


def _fits(spec: object, data: object) -> bool:
    if isinstance(spec, OneOf):
        return isinstance(data, str) and data in spec.values
    if spec is Key:
        return isinstance(data, str) and bool(KEY.fullmatch(data))
    if spec is Words:
        return isinstance(data, Mapping) and all(
            isinstance(each, str) for each in data.values()
        )
    if spec is Condition:
        return not data or _is_condition(data, DEEPEST)
    if spec is int:
        return isinstance(data, int) and not isinstance(data, bool)
    return isinstance(data, spec)


def _is_condition(data: object, deepest: int, is_denied: bool = False) -> bool:
    if not isinstance(data, Mapping):
        return False
    if "not" in data:
        return (
            len(data) == 1
            and not is_denied
            and _is_condition(data["not"], deepest, is_denied=True)
        )
    for nest in ("all", "any"):
        if nest in data:
            inner = data[nest]
            return (
                len(data) == 1
                and deepest > 0
                and isinstance(inner, list)
                and all(_is_condition(each, deepest - 1) for each in inner)
            )
    if data.get("op") == "one_of" and not isinstance(data.get("value"), list):
        return False
    return isinstance(data.get("key"), str) and data.get("op") in OPS


def _anchors(criterion: Mapping, where: str) -> Iterator[Fault]:
    anchors = criterion.get("anchors")
    for score, words in (anchors if isinstance(anchors, Mapping) else {}).items():
        if not str(score).isdigit() or not _fits(Words, words):
            yield Fault(
                f"{where}/anchors",
                _("“%(value)s” cannot stand here.") % {"value": _short(score)},
            )


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
