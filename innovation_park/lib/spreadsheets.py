"""Tables to download that no spreadsheet program mistakes for formulas."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import AsyncIterator, Iterable, Iterator
from io import StringIO

from asgiref.sync import sync_to_async
from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA_STARTS = frozenset("=+-@|")
# What a program may drop before it looks for a formula.
SKIPPED = "\"'`´‘’“”＂＇"
LONGEST_CELL = 32_767  # of a spreadsheet program
CHUNK = 64 * 1024


def neutralise(value):
    """Text that a spreadsheet shows as it stands; numbers, moments and None stay what they are.

    A text that some program would run gets an apostrophe in front. Control characters
    go (a NUL hides what follows), line breaks become line feeds.
    """
    if value is None or isinstance(value, int | float) or hasattr(value, "isoformat"):
        return value
    text = str(value)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    starts_oddly = text[:1] in ("\t", "\n")
    text = "".join(char for char in text if _is_printed(char))[:LONGEST_CELL]
    return f"'{text}" if starts_oddly or _could_run(text) else text


def _is_printed(char: str) -> bool:
    return char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs")


def _could_run(text: str) -> bool:
    """Also behind blanks, quotes and invisible signs, and in full-width disguise (＝)."""
    for char in text:
        if char in SKIPPED or char.isspace() or unicodedata.category(char) == "Cf":
            continue
        return bool(set(unicodedata.normalize("NFKC", char)) & FORMULA_STARTS)
    return False


def csv_response(
    filename: str, header: Iterable[str], rows: Iterable[Iterable]
) -> StreamingHttpResponse:
    """CSV in UTF-8 with a byte order mark (Excel needs it for Korean and Thai), streamed."""
    return streamed(f"{filename}.csv", CSV, csv_chunks(header, rows))


def xlsx_response(
    filename: str, header: Iterable[str], rows: Iterable[Iterable], *, title: str = ""
) -> StreamingHttpResponse:
    """One sheet with a heading row that stays in sight; built on disk, not in memory."""
    sheet_title = title or _("Table")
    from .sheet_files import sheet_file  # noqa: PLC0415 - 16 MB in a process that never sends one

    return streamed(f"{filename}.xlsx", XLSX, sheet_file(sheet_title, header, rows))


def csv_chunks(
    header: Iterable[str], rows: Iterable[Iterable], *, quoting=csv.QUOTE_ALL
) -> Iterator[bytes]:
    buffer = StringIO()
    writer = csv.writer(buffer, quoting=quoting)
    buffer.write("\ufeff")
    writer.writerow([neutralise(cell) for cell in header])
    for row in rows:
        writer.writerow([neutralise(cell) for cell in row])
        if buffer.tell() >= CHUNK:
            yield _take(buffer)
    yield _take(buffer)


def _take(buffer: StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()


def streamed(
    filename: str, content_type: str, chunks: Iterator[bytes]
) -> StreamingHttpResponse:
    """A file to download, sent while it is made."""
    response = StreamingHttpResponse(_in_thread(chunks), content_type=content_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, filename)
    return response


async def _in_thread(chunks: Iterator[bytes]) -> AsyncIterator[bytes]:
    """The rows come from the database, which must not be asked on the event loop."""
    while (chunk := await sync_to_async(next)(chunks, None)) is not None:
        yield chunk
