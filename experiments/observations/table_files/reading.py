"""From the bytes of a CSV, TSV, XLSX or JSON file to rows with their line numbers."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from innovation_park.lib.document_checks import check_xlsx

from .encodings import decode, detect_encoding

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
KINDS = (".csv", ".tsv", ".txt", ".json", ".xlsx")
MOST_ROWS = 500_000
MOST_COLUMNS = 300
# The column that says from which list of a JSON file a record is.
LIST_COLUMN = "(list)"
LONGEST_CELL = 2_000


class Unreadable(ValueError):
    """A file that holds no table we can read; printing it gives the sentence."""


@dataclass(frozen=True, slots=True)
class Row:
    """``line`` as an editor counts it; cells as they stand in the file."""

    line: int
    cells: list[str]


@dataclass
class Table:
    header: list[str]
    rows: list[Row]
    encoding: str = ""
    delimiter: str = ""
    lists: list[str] = field(default_factory=list)

    def from_(self, position: int) -> Iterator[Row]:
        return iter(self.rows[position:])


def read_table(
    content: bytes, name: str, *, encoding: str = "", delimiter: str = ""
) -> Table:
    """The whole table in memory, a few times the size of the file."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in KINDS:
        raise Unreadable(_("Send a table as %(kinds)s.") % {"kinds": " ".join(KINDS)})
    if suffix == ".xlsx":
        table = _read_xlsx(content)
    else:
        encoding = encoding or detect_encoding(content)
        try:
            text = decode(content, encoding)
        except (UnicodeError, LookupError):
            raise Unreadable(_("The file is not in this encoding.")) from None
        if "\x00" in text:
            raise Unreadable(_("This is not a text file. Save it as CSV."))
        if suffix == ".json":
            table = _read_json(text)
        else:
            table = _read_csv(text, delimiter or _delimiter_of(text, suffix))
        table.encoding = encoding
    _require_columns(table)
    return table


def _require_columns(table: Table) -> None:
    if not table.rows:
        raise Unreadable(_("There is no row below the header."))
    if len(table.rows) > MOST_ROWS:
        raise Unreadable(
            _("At most %(most)s rows in one file. Split it.") % {"most": MOST_ROWS}
        )
    if len(table.header) > MOST_COLUMNS:
        raise Unreadable(_("There are too many columns for a table."))
    twice = [name for name, count in Counter(table.header).items() if count > 1]
    if twice:
        raise Unreadable(
            _("Two columns have the same name: %(name)s. Rename one.")
            % {"name": twice[0][:60] or "–"}
        )


def _delimiter_of(text: str, suffix: str) -> str:
    """The sign that splits the first lines most alike; the header decides between two."""
    if suffix == ".tsv":
        return "\t"
    sample = "\n".join(text.splitlines()[:20])

    def columns(sign):
        rows = [row for row in csv.reader(io.StringIO(sample), delimiter=sign) if row]
        widths = Counter(map(len, rows[1:] or rows)).most_common(1)
        return (
            widths[0][1] if widths and widths[0][0] > 1 else 0,
            len(rows[0]) if rows else 0,
        )

    try:
        return max(DELIMITERS, key=columns)
    except csv.Error:
        return ","


def _read_csv(text: str, delimiter: str) -> Table:
    if delimiter not in DELIMITERS:
        raise Unreadable(_("Columns cannot be separated by this sign."))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines, line = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append(Row(line, cells))
            line = reader.line_num + 1
    except csv.Error:
        raise Unreadable(
            _("Line %(line)s cannot be read: is a quotation mark left open?")
            % {"line": line}
        ) from None
    if not lines:
        raise Unreadable(_("The file is empty."))
    header = _named(lines[0].cells)
    return Table(header, lines[1:], delimiter=delimiter)


def _named(cells) -> list[str]:
    """Names without blanks around them; nameless columns at the end are none."""
    header = [str(cell).strip()[:LONGEST_CELL] for cell in cells]
    while header and not header[-1]:
        header.pop()
    return [name or f"({number})" for number, name in enumerate(header, start=1)]


def _read_json(text: str) -> Table:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable(_("This is not JSON as a program writes it.")) from None
    lists = _lists_in(content)
    if not lists:
        raise Unreadable(_("There is no list of records in this file."))
    header, rows = {}, []
    for records in lists.values():
        for record in records:
            header.update(dict.fromkeys(map(str, record)))
    if len(lists) > 1:
        header[LIST_COLUMN] = None
    for name, records in lists.items():
        for record in records:
            named = {
                **{str(key): value for key, value in record.items()},
                LIST_COLUMN: name,
            }
            rows.append(Row(len(rows) + 1, [_cell(named.get(each)) for each in header]))
    return Table(list(header), rows, lists=list(lists))


def _lists_in(content) -> dict[str, list[dict]]:
    """A list of records, or several under their names."""
    found = {"": content} if isinstance(content, list) else content
    if not isinstance(found, dict):
        return {}
    return {
        str(name): records
        for name, records in found.items()
        if isinstance(records, list)
        and records
        and all(isinstance(record, dict) for record in records)
    }


def _read_xlsx(content: bytes) -> Table:
    from openpyxl import load_workbook  # noqa: PLC0415 - 16 MB in a process that never reads one

    try:
        check_xlsx(io.BytesIO(content))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        lines = [
            Row(number, [_cell(cell) for cell in cells])
            for number, cells in enumerate(
                sheet.iter_rows(values_only=True, max_row=MOST_ROWS + 2), start=1
            )
            if any(cell not in (None, "") for cell in cells)
        ]
    except ValidationError as refusal:
        raise Unreadable(refusal.messages[0]) from None
    except Exception:  # a library's own faults, of many kinds
        raise Unreadable(
            _("This is not a workbook we can read. Save it again.")
        ) from None
    if not lines:
        raise Unreadable(_("The first sheet is empty."))
    return Table(_named(lines[0].cells), lines[1:])


def _cell(value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        is_day = not (value.hour or value.minute or value.second)
        return value.date().isoformat() if is_day else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)[:LONGEST_CELL]
    return str(value)
