"""One sheet as a file of Excel."""

import tempfile
from collections.abc import Iterable, Iterator

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from .spreadsheets import CHUNK, neutralise


def sheet_file(
    title: str, header: Iterable, rows: Iterable[Iterable]
) -> Iterator[bytes]:
    """The bytes of an .xlsx file with one sheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_title(title))
    heading = [_cell(sheet, cell, Font(bold=True)) for cell in header]
    sheet.freeze_panes = "A2"
    for column in range(1, len(heading) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 22
    sheet.append(heading)
    for row in rows:
        sheet.append([_cell(sheet, cell) for cell in row])
    with tempfile.TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


def _cell(sheet, value, font: Font | None = None) -> WriteOnlyCell:
    """A text stays a text: the cell's type is said outright, not guessed from a leading =."""
    value = neutralise(value)
    if getattr(value, "tzinfo", None) is not None:
        value = value.replace(tzinfo=None)  # the format knows no zones
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.alignment = Alignment(vertical="top", wrap_text="\n" in value)
    if font:
        cell.font = font
    return cell


def _sheet_title(title: str) -> str:
    return "".join(" " if char in "[]:*?/\\" else char for char in title)[:31]
