"""Answers to the questions of a form: what was typed becomes a value, and what is wrong with a value is said.

Nothing typed is thrown away: what cannot be read as its kind stays as text, with a fault beside it, until somebody
mends it. Values are those of :mod:`funding.composition`; rows of tables carry an ``id`` besides, by which they are
merged. Texts are kept as typed, blanks and all. No database.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from math import ceil, isfinite

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .composition import Field, Kind
from .conditions import is_answered

LONGEST = {
    Kind.LINE: 300,
    Kind.TEXT: 20_000,
    Kind.EMAIL: 254,
    Kind.URL: 500,
    Kind.ADDRESS: 400,
    Kind.NUMBER: 40,
    Kind.MONEY: 40,
    Kind.DATE: 40,
    Kind.CHOICE: 100,
    Kind.YES_NO: 10,
}
MOST_ROWS = 60
MOST_CHOSEN = 60
LARGEST = 10**15  # won; a column of the database takes as much
NOT_KEPT = re.compile(r"[\x00\ud800-\udfff]")
ROW_ID = re.compile(r"[a-z0-9]{1,16}")
THAI = re.compile(r"[\u0e00-\u0e7f]+")
THAI_WORD = 6  # letters: Thai puts no blanks between words
LONG_WORD = 60  # what has no blanks for longer is counted by its length
YES_NO = {"yes": True, "no": False}
DIGITS = re.compile(r"[-+]?\d+(?:\.\d+)?")


def read(field: Field, typed):
    """The value of what a form sent: text, or a list of texts for ``choices``, or of rows for a table."""
    if field.kind == Kind.CHOICES:
        known = [option.value for option in field.options]
        return [each for each in known if each in (typed or ())][:MOST_CHOSEN]
    if field.kind == Kind.TABLE:
        return [row for row in (_row(field, each) for each in typed or ()) if row]
    text = NOT_KEPT.sub("", str(typed or "")).replace("\r\n", "\n").replace("\r", "\n")
    if field.kind in (Kind.NUMBER, Kind.MONEY):
        return _number(text, is_whole=field.kind == Kind.MONEY)
    if field.kind == Kind.YES_NO:
        return YES_NO.get(text)
    if field.kind in (Kind.TEXT, Kind.ADDRESS):
        return text if text.strip() else ""
    return " ".join(text.split())


def _row(table: Field, typed: Mapping) -> dict | None:
    """``None`` when nothing is filled in."""
    cells = {
        column.key: read(column, typed.get(column.key)) for column in table.columns
    }
    if not any(is_answered(cell) for cell in cells.values()):
        return None
    return {"id": typed["id"], **cells}


def _number(text: str, *, is_whole: bool):
    plain = unicodedata.normalize("NFKC", text).strip()
    bare = re.sub(r"[\s,_₩]|원$", "", plain)
    if len(bare) > LONGEST[Kind.NUMBER] or not DIGITS.fullmatch(bare):
        return plain
    value = float(bare)
    if value.is_integer():
        return int(bare.partition(".")[0])
    return plain if is_whole or not isfinite(value) else value


def is_too_long(field: Field, value) -> bool:
    """Longer than anybody writes: it is not kept, and the page that holds it says so."""
    if field.kind == Kind.TABLE:
        return len(value) > MOST_ROWS or any(
            is_too_long(column, row.get(column.key))
            for row in value
            for column in field.columns
        )
    return isinstance(value, str) and len(value) > LONGEST.get(field.kind, 300)


def too_long_words(field: Field) -> str:
    if field.kind == Kind.TABLE:
        return _("This is too much for one table: at most %(rows)d rows.") % {
            "rows": MOST_ROWS
        }
    return _(
        "This is longer than %(most)s characters. Shorten it; until then what was saved before stays."
    ) % {"most": f"{LONGEST[field.kind]:,}"}


def fault_of(field: Field, value) -> str:
    """What is wrong with an answer, or ""; nothing is wrong with none."""
    if not is_answered(value):
        return ""
    if is_too_long(field, value):
        return too_long_words(field)
    return FAULTS.get(field.kind, _no_fault)(field, value)


def lack_of(field: Field, value) -> str:
    """What has to be there before it can be submitted."""
    if field.is_required and not is_answered(value):
        return LACKS.get(field.kind, lambda: _("Answer this question."))()
    return ""


LACKS = {
    Kind.CHOICE: lambda: _("Choose one."),
    Kind.CHOICES: lambda: _("Choose at least one."),
    Kind.YES_NO: lambda: _("Answer yes or no."),
    Kind.FILE: lambda: _("Add a file."),
    Kind.TABLE: lambda: _("Fill in at least one row."),
}


def _no_fault(field: Field, value) -> str:
    return ""


def _words_fault(field: Field, value) -> str:
    if not field.words_most:
        return ""
    over = count_words(value) - field.words_most
    if over <= 0:
        return ""
    return ngettext(
        "This is %(over)d word too long.", "This is %(over)d words too long.", over
    ) % {"over": over}


def _number_fault(field: Field, value) -> str:
    if isinstance(value, str):
        if field.kind == Kind.MONEY:
            return _("Write an amount in whole won, like 50,000,000.")
        return _("Write a number.")
    if abs(value) >= LARGEST:
        return _("This number is too large.")
    least = 0 if field.least is None and field.kind == Kind.MONEY else field.least
    return _bounds_fault(value, least, field.most, lambda bound: f"{bound:,}")


def _date_fault(field: Field, value) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        return _("Choose a day, or write it like 2026-11-23.")
    return _bounds_fault(
        value, field.least, field.most, lambda day: date_format(date.fromisoformat(day))
    )


def _bounds_fault(value, least, most, said) -> str:
    if least is not None and value < least:
        return _("At least %(bound)s.") % {"bound": said(least)}
    if most is not None and value > most:
        return _("At most %(bound)s.") % {"bound": said(most)}
    return ""


def _choice_fault(field: Field, value) -> str:
    known = {option.value for option in field.options}
    return "" if value in known else _("Choose one of these.")


def _email_fault(field: Field, value) -> str:
    try:
        validate_email(value)
    except ValidationError:
        return _("Write it like name@example.org.")
    return ""


def _url_fault(field: Field, value) -> str:
    try:
        URLValidator(schemes=["http", "https"])(value)
    except ValidationError:
        return _("Write the whole address, like https://example.org.")
    return ""


def _table_fault(field: Field, value) -> str:
    for number, row in enumerate(value, start=1):
        for column in field.columns:
            cell = row.get(column.key)
            if fault := fault_of(column, cell) or lack_of(column, cell):
                return _("Row %(number)d, %(column)s: %(fault)s") % {
                    "number": number,
                    "column": column.label,
                    "fault": fault,
                }
    return _bounds_fault(
        len(value),
        field.least,
        field.most,
        lambda rows: ngettext("%(n)d row", "%(n)d rows", rows) % {"n": rows},
    )


def _files_fault(field: Field, value) -> str:
    return _bounds_fault(
        len(value),
        field.least,
        field.most,
        lambda files: ngettext("%(n)d file", "%(n)d files", files) % {"n": files},
    )


FAULTS = {
    Kind.LINE: _words_fault,
    Kind.TEXT: _words_fault,
    Kind.NUMBER: _number_fault,
    Kind.MONEY: _number_fault,
    Kind.DATE: _date_fault,
    Kind.CHOICE: _choice_fault,
    Kind.EMAIL: _email_fault,
    Kind.URL: _url_fault,
    Kind.TABLE: _table_fault,
    Kind.FILE: _files_fault,
}


def count_words(text: str) -> int:
    """What stands between blanks. ``static/js/funding/words.js`` counts the same way while somebody writes."""
    return sum(_words_in(part) for part in text.split())


def _words_in(part: str) -> int:
    thai = sum(ceil(len(run) / THAI_WORD) for run in THAI.findall(part))
    rest = len(THAI.sub("", part))
    return thai + ceil(rest / LONG_WORD)


def total_of(table: Field, rows, key: str) -> int:
    """What a column of money adds up to; what is no number yet counts for nothing."""
    return sum(row[key] for row in rows or () if isinstance(row.get(key), int))
