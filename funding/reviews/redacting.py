"""Copies for readers who may not know who wrote them: what is seen stays, what a file says about itself goes.

A picture is decoded and written anew. Of a PDF the pages are taken over without document information, XMP, page notes, comments,
bookmarks, forms and attached files; pictures inside it lose what the camera wrote. Office files carry their authors in a dozen
places, so they are not taken: print to PDF first. pypdf is loaded when a copy is made.
"""

from __future__ import annotations

import io
import struct
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from innovation_park.lib.uploads import clean_document, clean_picture

PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".avif"}
SAYS_MORE = ("/Metadata", "/PieceInfo", "/LastModified", "/AF", "/Annots", "/AA", "/B", "/Thumb")  # fmt: skip
# Of a JPEG's segments those that pictures need: the header, colours and Adobe's word on them.
KEPT_SEGMENTS = {0xE0, 0xE2, 0xEE}
FIRST_APP, LAST_APP, COMMENT, SCAN = 0xE0, 0xEF, 0xFE, 0xDA


def clean_copy(upload):
    """The upload with its bytes replaced; refuses with a sentence."""
    extension = PurePath(upload.name).suffix.lower()
    if extension in PICTURES:
        return clean_picture(upload)
    if extension == ".txt":
        return clean_document(upload)
    if extension != ".pdf":
        raise ValidationError(
            _("A copy for blind reading is a PDF, a picture or plain text: print what you have to PDF, then upload that.")
        )  # fmt: skip
    clean_document(upload)
    return _replaced(upload, stripped_pdf(upload.read()))


def stripped_pdf(content: bytes) -> bytes:
    """Twice over: what nothing leads to any more after the first time stays behind the second time."""
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        return _pages_alone(_pages_alone(content))
    except (PyPdfError, ValueError, KeyError, RecursionError):
        raise ValidationError(
            _("This PDF is locked or damaged. Print it to a new PDF, then upload that.")
        ) from None


def _pages_alone(content: bytes) -> bytes:
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415

    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(content)).pages:
        writer.add_page(page)
    for each in writer._objects:
        _strip(each)
    writer.metadata = None
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def text_of(content: bytes, extension: str) -> str:
    """What a program can read in a copy, to look for names in it; of pictures nothing."""
    if extension == ".txt":
        return content.decode("utf-8-sig", "replace")
    if extension != ".pdf":
        return ""
    from pypdf import PdfReader  # noqa: PLC0415

    return "\n".join(
        page.extract_text() for page in PdfReader(io.BytesIO(content)).pages
    )


def _strip(thing) -> None:
    """One object of the file; those it holds directly as well."""
    if isinstance(thing, dict):
        for name in SAYS_MORE:
            thing.pop(name, None)
        for each in list(thing.values()):
            _strip(each)
        if thing.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
            thing._data = without_camera(thing._data)
    elif isinstance(thing, list):
        for each in thing:
            _strip(each)


def without_camera(jpeg: bytes) -> bytes:
    """A JPEG without EXIF, XMP, IPTC and comments; its pixels are not touched."""
    if not jpeg.startswith(b"\xff\xd8"):
        return jpeg
    kept, at = [b"\xff\xd8"], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != SCAN:
        marker = jpeg[at + 1]
        end = at + 2 + struct.unpack(">H", jpeg[at + 2 : at + 4])[0]
        says_more = FIRST_APP <= marker <= LAST_APP and marker not in KEPT_SEGMENTS
        if not says_more and marker != COMMENT:
            kept.append(jpeg[at:end])
        at = end
    return b"".join([*kept, jpeg[at:]])


def _replaced(upload, content: bytes):
    upload.file.seek(0)
    upload.file.truncate()
    upload.file.write(content)
    upload.file.seek(0)
    upload.size = len(content)
    return upload
