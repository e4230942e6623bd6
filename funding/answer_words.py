"""Questions and answers in words, in the reader's language: for pages that check, receipts, and whoever reads them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .answers import total_of
from .composition import Composition, Field, Kind
from .conditions import is_answered


def in_words(
    form: Composition, values: dict, *, without: Collection[str] = ()
) -> list[dict]:
    """Sections with the rows that are asked; ``without`` leaves fields out by key, columns as "table.column"."""
    shown = {each.key for each in form.shown_fields(values)}
    sections = []
    for section in form.sections:
        rows = [
            row_of(field, values.get(field.key), without=without) | {"page": page}
            for page in section.pages
            for field in page.fields
            if field.key in shown and field.key not in without
        ]
        if rows:
            sections.append({"section": section, "title": section.title, "rows": rows})
    return sections


def row_of(field: Field, value, *, without: Collection[str] = ()) -> dict:
    columns = [
        each for each in field.columns if f"{field.key}.{each.key}" not in without
    ]
    return {
        "key": field.key,
        "kind": str(field.kind),
        "label": field.label,
        "words": words_of(field, value),
        "is_answered": is_answered(value),
        "columns": columns,
        "table": [
            [(each, words_of(each, row.get(each.key))) for each in columns]
            for row in (value or ())
        ]
        if field.kind == Kind.TABLE
        else [],
        "totals": [_total(field, each, value) for each in columns]
        if any(each.kind == Kind.MONEY for each in columns)
        else [],
        "files": [],
    }


def words_of(field: Field, value) -> str:
    if not is_answered(value):
        return ""
    return WORDS.get(field.kind, _as_typed)(field, value)


def _as_typed(field: Field, value) -> str:
    return str(value)


def _money(field: Field, value) -> str:
    if not isinstance(value, int):
        return str(value)
    return _("%(amount)s won") % {"amount": f"{value:,}"}


def _number(field: Field, value) -> str:
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def _day(field: Field, value) -> str:
    try:
        return date_format(date.fromisoformat(value), "DATE_FORMAT")
    except ValueError:
        return str(value)


def _choice(field: Field, value) -> str:
    return str(field.label_of(value))


def _choices(field: Field, value) -> str:
    return ", ".join(str(field.label_of(each)) for each in value)


def _yes_no(field: Field, value) -> str:
    return _("Yes") if value else _("No")


def _rows(field: Field, value) -> str:
    """For where a table has no room."""
    return "\n".join(
        " · ".join(
            filter(None, (words_of(each, row.get(each.key)) for each in field.columns))
        )
        for row in value
    )


def _files(field: Field, value) -> str:
    return "\n".join(map(str, value))


WORDS = {
    Kind.MONEY: _money,
    Kind.NUMBER: _number,
    Kind.DATE: _day,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.YES_NO: _yes_no,
    Kind.TABLE: _rows,
    Kind.FILE: _files,
}


def _total(table: Field, column: Field, rows) -> str:
    if column.kind != Kind.MONEY:
        return ""
    return _money(column, total_of(table, rows, column.key))
