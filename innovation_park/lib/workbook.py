"""Workbooks (XLSX) written as they are read: any number of rows, little memory, the same bytes for the same rows.

A cell is a number, a moment or a text, said outright: nothing in such a file is a formula, and a
text that a program might take for one has its apostrophe
(:func:`innovation_park.lib.spreadsheets.neutralise`).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, islice
from xml.sax.saxutils import escape, quoteattr

from .spreadsheets import neutralise

MOST_ROWS = 1_048_576  # of a sheet, its heading included
CHUNK = 64 * 1024
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the archive's first moment: no clock gets in
FIRST_DAY = date(1899, 12, 30)
TEXT, BOLD, DAY, MOMENT = range(4)  # places in the list of styles
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/>'
    '<xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True)
class Sheet:
    """``widths`` in characters; a sheet of more rows than programs open goes on in the next."""

    title: str
    header: list
    rows: Iterable[Iterable]
    widths: tuple[int, ...] = ()


class _Sink(io.RawIOBase):
    """What the archive has written since it was last asked."""

    def __init__(self):
        self.parts = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        self.parts += data
        return len(data)

    def take(self) -> bytes:
        taken, self.parts = bytes(self.parts), bytearray()
        return taken


class Archive:
    """A ZIP that can be sent while it is written: no clock, no names of machines, no second pass.

    ``is_large``: members may pass 2 GiB. Spreadsheet programs cannot read that form.
    """

    def __init__(self, *, is_large=False):
        self.sink = _Sink()
        self.is_large = is_large
        self.zip = zipfile.ZipFile(self.sink, "w", zipfile.ZIP_DEFLATED)

    def add(self, name: str, parts: Iterable[bytes]) -> Iterator[bytes]:
        entry = zipfile.ZipInfo(name, LONG_AGO)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system, entry.external_attr = 3, 0o644 << 16
        with self.zip.open(entry, "w", force_zip64=self.is_large) as file:
            for part in parts:
                file.write(part)
                if len(self.sink.parts) >= CHUNK:
                    yield self.sink.take()
        yield self.sink.take()

    def close(self) -> Iterator[bytes]:
        self.zip.close()
        yield self.sink.take()


def workbook(sheets: Iterable[Sheet]) -> Iterator[bytes]:
    """The file, in pieces."""
    archive = Archive()
    titles: list[str] = []
    for sheet in sheets:
        for title, rows in _split(sheet):
            titles.append(_free_title(title, titles))
            name = f"xl/worksheets/sheet{len(titles)}.xml"
            yield from archive.add(name, _batched(_sheet(sheet, rows)))
    for name, text in _frame(titles).items():
        yield from archive.add(name, [text.encode()])
    yield from archive.close()


def _split(sheet: Sheet) -> Iterator[tuple[str, Iterable]]:
    rows, number = iter(sheet.rows), 1
    while True:
        title = sheet.title if number == 1 else f"{sheet.title[:26]} {number}"
        first = next(rows, None)
        if first is None and number > 1:
            return
        begun = [] if first is None else [first]
        yield title, islice(chain(begun, rows), MOST_ROWS - 1)
        if first is None:
            return
        number += 1


def _free_title(title: str, taken: list[str]) -> str:
    """Programs refuse some signs, more than 31 characters, and the same title twice."""
    plain = "".join(" " if char in "[]:*?/\\'" else char for char in title)[:31]
    plain, number, wanted = plain.strip() or "Sheet", 1, plain.strip() or "Sheet"
    while plain.casefold() in {each.casefold() for each in taken}:
        number += 1
        plain = f"{wanted[:27]} {number}"
    return plain


def _sheet(sheet: Sheet, rows: Iterable) -> Iterator[str]:
    yield (
        f'{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        "</sheetView></sheetViews>"
    )
    widths = sheet.widths or (20,) * len(sheet.header)
    columns = (
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(widths, start=1)
    )
    yield f"<cols>{''.join(columns)}</cols><sheetData>"
    yield _row(sheet.header, BOLD)
    for row in rows:
        yield _row(row)
    yield "</sheetData></worksheet>"


def _row(cells: Iterable, style: int = TEXT) -> str:
    return f"<row>{''.join(_cell(cell, style) for cell in cells)}</row>"


def _cell(value, style: int) -> str:
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f"<c><v>{value!r}</v></c>"
    if isinstance(value, datetime):
        past = value.replace(tzinfo=None) - datetime.combine(
            FIRST_DAY, datetime.min.time()
        )
        return f'<c s="{MOMENT}"><v>{past.total_seconds() / 86400!r}</v></c>'
    if isinstance(value, date):
        return f'<c s="{DAY}"><v>{(value - FIRST_DAY).days}</v></c>'
    text = escape(_printable(neutralise(str(value))))
    marked = f' s="{style}"' if style else ""
    return f'<c t="inlineStr"{marked}><is><t xml:space="preserve">{text}</t></is></c>'


def _printable(text: str) -> str:
    """Without the two signs that XML cannot carry and that are no control characters."""
    return text.replace("\ufffe", "").replace("\uffff", "")


def _batched(texts: Iterable[str]) -> Iterator[bytes]:
    batch, size = [], 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= CHUNK:
            yield "".join(batch).encode()
            batch, size = [], 0
    yield "".join(batch).encode()


def _frame(titles: list[str]) -> dict[str, str]:
    """The parts around the sheets, by their names in the archive."""
    numbers = range(1, len(titles) + 1)
    sheets = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{n}" r:id="rId{n}"/>'
        for n, title in zip(numbers, titles, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{KIND}.worksheet+xml"/>'
        for n in numbers
    )
    styles = f'<Relationship Id="rId{len(titles) + 1}" Type="{OFFICE}/styles" Target="styles.xml"/>'
    book = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    return {
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/styles.xml": STYLES,
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}{styles}</Relationships>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{book}</Relationships>',
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/>{kinds}</Types>'
        ),
    }
