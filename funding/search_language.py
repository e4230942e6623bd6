"""The search language of the work places: ``status:in_review amount>50000000 lead:me -call:spring "night bus"``.

A part is a word, words in quotation marks, or a field with what it shall be: ``status:panel,reserve`` (one of
them), ``amount>=5m``, ``amount:10m..50m``, ``after:2026-12-01``. A minus before it says the opposite. All parts hold
together. What cannot be understood is a :class:`Fault`, which says where it stands and what may have been
meant; a search with a fault finds nothing, because acts on many rows begin with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import get_close_matches
from enum import Enum

from django.utils.translation import gettext as _

LONGEST = 500
MOST_PARTS = 20
LARGEST = 2**53
ANY, NONE, ME = "any", "none", "me"
PIECE = re.compile(r'\s+|(?P<part>(?:"[^"]*"?|[^\s"])+)')
HEAD = re.compile(r"(?P<name>[^\W\d_][\w]*)(?P<sign>>=|<=|:|>|<|=)", re.UNICODE)
SCALES = {
    "": 1,
    "k": 1_000,
    "m": 1_000_000,
    "b": 1_000_000_000,
    "만": 10_000,
    "억": 100_000_000,
    "ล้าน": 1_000_000,
}
NUMBER = re.compile(r"(\d+(?:\.\d{1,3})?)(k|m|b|만|억|ล้าน)?", re.IGNORECASE)
DAYS_AGO = re.compile(r"(\d{1,4})d")


class Kind(Enum):
    CHOICE = "choice"
    NUMBER = "number"
    DAY = "day"
    PERSON = "person"
    TEXT = "text"


@dataclass(frozen=True)
class Range:
    """Both ends belong to it; an end that is None is open."""

    least: int | date | None = None
    most: int | date | None = None


@dataclass(frozen=True)
class Term:
    """``values`` (one of them) or ``range`` of a field; of words, the field is empty."""

    field: str
    values: tuple[str, ...] = ()
    range: Range | None = None
    is_negated: bool = False
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Fault:
    start: int
    end: int
    sentence: str
    instead: str = ""


@dataclass(frozen=True)
class Query:
    text: str
    terms: tuple[Term, ...] = ()
    faults: tuple[Fault, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms or self.faults)

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The text in pieces, with whether each is what the first fault points at."""
        if not self.faults:
            return [(self.text, False)]
        fault = self.faults[0]
        parts = (
            (self.text[: fault.start], False),
            (self.text[fault.start : fault.end], True),
            (self.text[fault.end :], False),
        )
        return [part for part in parts if part[0]]

    @property
    def mended(self) -> str:
        """The text with the first suggestion put in, or nothing when there is none."""
        for each in self.faults:
            if each.instead:
                return self.text[: each.start] + each.instead + self.text[each.end :]
        return ""


class _Wrong(Exception):
    def __init__(self, sentence: str, instead: str = "", at: int = 0, length: int = 0):
        super().__init__(sentence)
        self.sentence, self.instead, self.at, self.length = (
            sentence,
            instead,
            at,
            length,
        )


@dataclass(frozen=True)
class Language:
    """What may be asked: fields with their kind, and the choices of those that have some."""

    fields: Mapping[str, Kind]
    choices: Mapping[str, Sequence[str]]

    def parse(self, text: str, *, today: date) -> Query:
        text = text[:LONGEST]
        terms, faults = [], []
        parts = [found for found in PIECE.finditer(text) if found["part"]]
        for found in parts[:MOST_PARTS]:
            try:
                terms.append(self._term(found["part"], found.start(), today))
            except _Wrong as wrong:
                start = found.start() + wrong.at
                end = start + wrong.length if wrong.length else found.end()
                faults.append(Fault(start, end, wrong.sentence, wrong.instead))
        if parts[MOST_PARTS:]:
            sentence = _("At most %(n)s parts can be searched for at once.")
            first = parts[MOST_PARTS].start()
            faults.append(Fault(first, len(text), sentence % {"n": MOST_PARTS}))
        return Query(text, tuple(terms), tuple(faults))

    def _term(self, part: str, start: int, today: date) -> Term:
        is_negated = part.startswith("-") and len(part) > 1
        body = part[1:] if is_negated else part
        shift = len(part) - len(body)
        end = start + len(part)
        if body.count('"') % 2:
            at = shift + body.rindex('"')
            raise _Wrong(
                _("These quotation marks are not closed."), body[at - shift :] + '"', at
            )
        head = HEAD.match(body)
        if head is None:
            words = _unquoted(body)
            if not words.strip():
                raise _Wrong(_("There are no words between these quotation marks."))
            return Term("", (words,), None, is_negated, start, end)
        name = self._known(head["name"].lower(), head["sign"], body, shift)
        value = body[head.end() :]
        if not value:
            raise _Wrong(
                _("Write after %(field)s what it shall be.") % {"field": head[0]}
            )
        values, span = self._value(name, head["sign"], value, shift + head.end(), today)
        return Term(name, values, span, is_negated, start, end)

    def _known(self, name: str, sign: str, body: str, shift: int) -> str:
        if name not in self.fields:
            near = get_close_matches(name, self.fields, n=1, cutoff=0.6)
            sentence = _("There is no field “%(field)s”. There are: %(fields)s.")
            told = {"field": name, "fields": ", ".join(self.fields)}
            raise _Wrong(sentence % told, near[0] if near else "", shift, len(name))
        is_measured = self.fields[name] in (Kind.NUMBER, Kind.DAY)
        if sign in ("<", ">", "<=", ">=") and not is_measured:
            sentence = _("“%(field)s” cannot be more or less: write %(field)s:…")
            raise _Wrong(sentence % {"field": name}, ":", shift + len(name), len(sign))
        return name

    def _value(self, name, sign, value, at, today):
        kind = self.fields[name]
        if kind in (Kind.NUMBER, Kind.DAY):
            read = _number if kind is Kind.NUMBER else _day_reader(today)
            return (), _range(sign, value, read, kind, at)
        values = tuple(each for each in _split(value) if each)
        if not values:
            raise _Wrong(_("Write here what it shall be."), "", at, len(value))
        if name in self.choices:
            values = tuple(self._choice(name, each, value, at) for each in values)
        return values, None

    def _choice(self, name: str, given: str, value: str, at: int) -> str:
        choices = self.choices[name]
        if (plain := given.lower().replace("-", "_")) in choices:
            return plain
        if given.lower() in choices:
            return given.lower()
        near = get_close_matches(given.lower(), choices, n=1, cutoff=0.5)
        sentence = _(
            "“%(value)s” is nothing that %(field)s can be. It can be: %(all)s."
        )
        told = {"value": given, "field": name, "all": ", ".join(choices)}
        place = at + max(value.find(given), 0)
        raise _Wrong(sentence % told, near[0] if near else "", place, len(given))

    def suggest(self, text: str) -> list[str]:
        """How the last part may go on: fields, or what the field can be."""
        last = text.split()[-1] if text and not text[-1].isspace() else ""
        minus, last = ("-", last[1:]) if last.startswith("-") else ("", last)
        head = HEAD.match(last)
        if head and head["name"].lower() in self.choices:
            begun = last[head.end() :].rpartition(",")[2].lower()
            whole = last[: len(last) - len(begun)]
            options = self.choices[head["name"].lower()]
            return [
                f"{minus}{whole}{each}" for each in options if each.startswith(begun)
            ]
        if head:
            return []
        names = [each for each in self.fields if each.startswith(last.lower())]
        return [f"{minus}{each}{self.first_sign(each)}" for each in names]

    def first_sign(self, name: str) -> str:
        return ">" if self.fields[name] is Kind.NUMBER else ":"


def _unquoted(text: str) -> str:
    return text.replace('"', "")


def _split(value: str) -> list[str]:
    """At commas that stand outside quotation marks."""
    parts = re.findall(r'(?:"[^"]*"|[^,"])+', value)
    return [_unquoted(part).strip() for part in parts]


def _range(sign: str, value: str, read, kind: Kind, at: int) -> Range:
    value = _unquoted(value)
    if ".." in value:
        return _from_to(sign, value, read, at)
    exact = read(value, at)
    step = 1 if kind is Kind.NUMBER else timedelta(days=1)
    ends = {
        ":": (exact, exact),
        "=": (exact, exact),
        ">=": (exact, None),
        "<=": (None, exact),
        ">": (exact + step, None),
        "<": (None, exact - step),
    }
    return Range(*ends[sign])


def _from_to(sign: str, value: str, read, at: int) -> Range:
    if sign not in (":", "="):
        sentence = _("A span from … to … follows a colon.")
        raise _Wrong(sentence, ":", at - len(sign), len(sign))
    first, last = value.split("..", 1)
    if not first and not last:
        raise _Wrong(_("Write where it begins or ends."), "", at, len(value))
    least = read(first, at) if first else None
    most = read(last, at + len(first) + 2) if last else None
    if least is not None and most is not None and most < least:
        raise _Wrong(
            _("This ends before it begins."), f"{last}..{first}", at, len(value)
        )
    return Range(least, most)


def _number(text: str, at: int) -> int:
    """Whole won: ``50000000``, ``50_000_000``, ``50m``, ``5000만``, ``0.5억``."""
    found = NUMBER.fullmatch(text.replace("_", "").replace(",", ""))
    if found is None:
        sentence = _("“%(value)s” is no number. Write for example 50000000 or 50m.")
        raise _Wrong(sentence % {"value": text}, "", at, len(text))
    whole, _point, part = found[1].partition(".")
    scale = SCALES[(found[2] or "").lower()]
    number = int(whole) * scale + (int(part) * scale // 10 ** len(part) if part else 0)
    if number > LARGEST:
        raise _Wrong(_("This number is too large."), "", at, len(text))
    return number


def _day_reader(today: date):
    def read(text: str, at: int) -> date:
        """``2026-12-01``, ``2026-12`` (its first day), ``today``, or ``7d``: seven days ago."""
        try:
            if text.lower() == "today":
                return today
            if found := DAYS_AGO.fullmatch(text.lower()):
                return today - timedelta(days=int(found[1]))
            if re.fullmatch(r"\d{4}-\d{2}", text):
                text += "-01"
            found = date.fromisoformat(text)
            if found.year < 1900 or found.year > 2999:
                raise ValueError
            return found
        except ValueError:
            sentence = _(
                "“%(value)s” is no day. Write for example %(day)s, today or 7d."
            )
            told = {"value": text, "day": today.isoformat()}
            raise _Wrong(sentence % told, "", at, len(text)) from None

    return read


def in_words(terms: Sequence[Term]) -> str:
    """The canonical text of the terms: reading it gives the same terms."""
    return " ".join(_said(term) for term in terms)


def _said(term: Term) -> str:
    minus = "-" if term.is_negated else ""
    if not term.field:
        return f"{minus}{_quoted(term.values[0], is_free=True)}"
    if term.range is None:
        return f"{minus}{term.field}:{','.join(map(_quoted, term.values))}"
    least, most = term.range.least, term.range.most
    ends = ("" if least is None else str(least), "" if most is None else str(most))
    return f"{minus}{term.field}:{ends[0]}..{ends[1]}"


def _quoted(text: str, is_free: bool = False) -> str:
    is_plain = re.fullmatch(r"[^\s\",]+", text) and not (
        is_free and (HEAD.match(text) or text.startswith("-"))
    )
    return text if is_plain else f'"{text}"'
