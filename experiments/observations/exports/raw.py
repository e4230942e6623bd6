"""What organisers take along: every entry of one form, under codes, with its corrections; streamed.

One pass over entries and corrections side by side, so a million rows need no more memory than ten.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.utils.translation import gettext as _

from experiments.models import Experiment
from innovation_park.lib.spreadsheets import CSV, XLSX, csv_chunks
from innovation_park.lib.workbook import Sheet, workbook

from ..codes import code_of
from ..consented import Change, Row, changes_of, rows_of
from ..protocol import Form, Protocol
from .cells import cell, json_items, plain

KINDS = {"csv": CSV, "xlsx": XLSX, "json": "application/json"}


def raw_chunks(
    experiment: Experiment, protocol: Protocol, form: Form, kind: str
) -> Iterator[bytes]:
    """The file in pieces; ``kind`` is one of :data:`KINDS`."""
    entries = entries_of(experiment, protocol, form)
    return {"csv": _csv, "xlsx": _xlsx, "json": _json}[kind](protocol, form, entries)


def entries_of(
    experiment: Experiment, protocol: Protocol, form: Form
) -> Iterator[tuple[Row, list[Change]]]:
    """Each entry with what was corrected in it."""
    changes = changes_of(experiment, protocol, form=form.key)
    change = next(changes, None)
    for row in rows_of(experiment, protocol, form=form.key, to_publish=False):
        own = []
        while change is not None and change.row <= row.pk:
            if change.row == row.pk:
                own.append(change)
            change = next(changes, None)
        yield row, own


def _header(form: Form) -> list[str]:
    fixed = ["entry", "participant", "unit", "day", "district"]
    return [*fixed, *(each.key for each in form.fields), "corrections"]


def _cells(form: Form, row: Row, changes: list[Change]) -> list:
    return [
        row.pk,
        code_of(row.person) if row.person else None,
        row.unit,
        row.observed_on,
        row.district,
        *(cell(each, row.values.get(each.key)) for each in form.fields),
        "\n".join(_in_words(each) for each in changes),
    ]


def _in_words(change: Change) -> str:
    return _("%(field)s: %(old)s became %(new)s on %(day)s, because: %(reason)s") % {
        "field": change.field,
        "old": _value(change.old),
        "new": _value(change.new),
        "day": change.at.date().isoformat(),
        "reason": change.reason,
    }


def _value(value) -> str:
    return _("no answer") if value is None else json.dumps(value, ensure_ascii=False)


def _csv(protocol: Protocol, form: Form, entries) -> Iterator[bytes]:
    rows = (
        [plain(each) for each in _cells(form, row, changes)] for row, changes in entries
    )
    return csv_chunks(_header(form), rows)


def _xlsx(protocol: Protocol, form: Form, entries) -> Iterator[bytes]:
    rows = (_cells(form, row, changes) for row, changes in entries)
    return workbook(
        [
            Sheet(str(form.form.name), _header(form), rows),
            Sheet(_("Data dictionary"), *_dictionary(protocol, form)),
        ]
    )


def _dictionary(protocol: Protocol, form: Form) -> tuple[list, list]:
    header = [_("Column"), _("Question"), _("Kind of answer"), _("Unit")]
    header += [_("Smallest value"), _("Largest value"), _("Choices")]
    rows = [
        [
            each.key,
            str(each.label),
            each.get_kind_display(),
            each.unit,
            each.minimum,
            each.maximum,
            ";".join(choice["key"] for choice in each.choices),
        ]
        for each in form.fields
    ]
    version = protocol.registration.number
    note = _("From version %(number)s of the registration") % {"number": version}
    return header, [*rows, [note]]


def _json(protocol: Protocol, form: Form, entries) -> Iterator[bytes]:
    head = {
        "form": form.key,
        "registration": protocol.registration.number,
        "fields": [
            {"key": each.key, "kind": each.kind, "unit": each.unit}
            for each in form.fields
        ],
    }
    yield json.dumps(head, ensure_ascii=False)[:-1].encode() + b', "entries": ['
    entries_in_json = (
        json.dumps(_entry(row, changes), ensure_ascii=False) for row, changes in entries
    )
    yield from json_items(entries_in_json)
    yield b"]}\n"


def _entry(row: Row, changes: list[Change]) -> dict:
    return {
        "entry": row.pk,
        "participant": code_of(row.person) if row.person else None,
        "unit": row.unit,
        "day": row.observed_on.isoformat(),
        "district": row.district,
        "values": row.values,
        "corrections": [
            {
                "field": each.field,
                "old": each.old,
                "new": each.new,
                "reason": each.reason,
                "at": each.at.isoformat(),
            }
            for each in changes
        ],
    }
