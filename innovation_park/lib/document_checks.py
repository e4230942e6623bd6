"""Is a document what its name says, and does it stay still? One check for each kind we take."""

import re
import stat
import zipfile
import zlib
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MAX_ENTRIES = 2_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 120
MAX_XML_HEAD = 4_096
MAX_PDF_UNPACKED = 64 * 1024 * 1024
ARCHIVES = {".7z", ".bz2", ".gz", ".jar", ".rar", ".tar", ".tgz", ".xz", ".zip"}
ACTING_NAMES = re.compile(
    rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z])"
)
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
FORBIDDEN_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def check_pdf(file) -> None:
    content = file.read()
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-2048:]:
        raise ValidationError(
            _("This is not a complete PDF. Export it again as PDF, then upload that.")
        )
    for part in (content, *_unpacked_streams(content)):
        names = ESCAPED.sub(lambda match: bytes.fromhex(match[1].decode()), part)
        if ACTING_NAMES.search(names):
            raise ValidationError(
                _(
                    "This PDF contains a program or another file. Print it to a new PDF, which leaves them out, then upload that."
                )
            )


def _unpacked_streams(content: bytes):
    """Compressed objects may hide a program; unpack them up to a limit, never beyond."""
    left = MAX_PDF_UNPACKED
    for match in STREAM.finditer(content):
        try:
            part = zlib.decompressobj().decompress(match[1], min(left, 4 * 1024 * 1024))
        except zlib.error:
            continue
        yield part
        left -= len(part)
        if left <= 0:
            raise ValidationError(
                _(
                    "This PDF unpacks to far too much. Export it again in a smaller size."
                )
            )


def check_zip(file) -> None:
    with _opened(file) as archive:
        if any(
            PurePosixPath(entry.filename).suffix.lower() in ARCHIVES
            for entry in archive.infolist()
        ):
            raise ValidationError(
                _(
                    "There is an archive inside the archive. Unpack it first and pack its files directly."
                )
            )


def check_docx(file) -> None:
    _check_office(
        file,
        "word/document.xml",
        _(
            "This is not a Word document (.docx). Save it as .docx again, then upload that."
        ),
    )


def check_xlsx(file) -> None:
    _check_office(
        file,
        "xl/workbook.xml",
        _(
            "This is not an Excel workbook (.xlsx). Save it as .xlsx again, then upload that."
        ),
    )


def _check_office(file, main_part: str, sentence: str) -> None:
    with _opened(file) as archive:
        names = set(archive.namelist())
        if not {"[Content_Types].xml", main_part} <= names:
            raise ValidationError(sentence)
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise ValidationError(
                _(
                    "The document contains macros. Save it without macros, then upload that."
                )
            )
        for name in names:
            if name.endswith((".xml", ".rels")) and _declares_entities(archive, name):
                raise ValidationError(
                    _(
                        "The document refers to outside files in a way that is not safe. Copy its content into a new document and save that."
                    )
                )


def _declares_entities(archive: zipfile.ZipFile, name: str) -> bool:
    with archive.open(name) as part:
        head = part.read(MAX_XML_HEAD).replace(b"\x00", b"").upper()
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head


def _opened(file) -> zipfile.ZipFile:
    """The archive, once its table of contents is found harmless. Nothing is unpacked for that."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise ValidationError(
            _(
                "The file is damaged or not what its name says. Save it again, then upload that."
            )
        ) from None
    entries = archive.infolist()
    packed = sum(entry.compress_size for entry in entries) or 1
    unpacked = sum(entry.file_size for entry in entries)
    if (
        len(entries) > MAX_ENTRIES
        or unpacked > MAX_UNPACKED
        or unpacked / packed > MAX_RATIO
    ):
        raise ValidationError(
            _("The file unpacks to far too much. Split it into smaller ones.")
        )
    if any(_leads_outside(entry) for entry in entries):
        raise ValidationError(
            _(
                "The archive contains links or paths that lead out of it. Pack the plain files again."
            )
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise ValidationError(
            _(
                "The file is locked with a password, so readers could not open it. Save it without one."
            )
        )
    return archive


def _leads_outside(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename.replace("\\", "/")
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return (
        is_link
        or name.startswith("/")
        or ".." in name.split("/")
        or ":" in name.split("/")[0]
    )


def check_text(file) -> None:
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValidationError(
            _(
                "The text is not in UTF-8, so Korean and Thai letters would break. Save it as UTF-8, then upload that."
            )
        ) from None
    if FORBIDDEN_CONTROLS.search(text):
        raise ValidationError(
            _("This is not plain text. Save it as text in UTF-8, then upload that.")
        )


CHECKS = {
    ".csv": check_text,
    ".docx": check_docx,
    ".pdf": check_pdf,
    ".txt": check_text,
    ".xlsx": check_xlsx,
    ".zip": check_zip,
}
