"""In which encoding a text was saved, decided by what would be written in it."""

from __future__ import annotations

import codecs
import re

# Python's name, and what people call it.
ENCODINGS = {
    "utf-8-sig": "UTF-8, with a byte order mark",
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 (LE), without a mark",
    "utf-16-be": "UTF-16 (BE), without a mark",
    "cp949": "CP949 / EUC-KR (Korean)",
    "cp874": "CP874 / TIS-620 (Thai)",
    "latin-1": "Latin-1 (Western)",
}
SAMPLE = 256 * 1024
NOT_ASCII = re.compile(rb"[\x80-\xff]+")
# Vowels above and below, and tones: in Thai each stands behind a consonant or another one.
THAI_MARK = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
MARK_IN_PLACE = re.compile(
    "[\u0e01-\u0e2e\u0e31-\u0e3a\u0e47-\u0e4e](?=[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])"
)
MOSTLY = 0.8


def detect_encoding(content: bytes) -> str:
    """The key of :data:`ENCODINGS`; every file gets one, the last of them fits any bytes."""
    if content.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if without_mark := _wide(content[:SAMPLE]):
        return without_mark
    if _decodes(content, "utf-8"):
        return "utf-8"
    sample = content[:SAMPLE]
    if _decodes(content, "cp949") and _is_korean(sample):
        return "cp949"
    if _decodes(content, "cp874") and _is_thai(sample):
        return "cp874"
    return "cp949" if _decodes(content, "cp949") else "latin-1"


def decode(content: bytes, encoding: str) -> str:
    """Raises :class:`UnicodeError` when the file is not in it."""
    return content.decode(encoding).removeprefix("\ufeff")


def _wide(sample: bytes) -> str:
    """Every other byte of a table is zero: its separators and digits are ASCII."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 10
    if odd > enough and odd > 4 * even:
        return "utf-16-le"
    if even > enough and even > 4 * odd:
        return "utf-16-be"
    return ""


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeError:
        return False
    return True


def _is_korean(sample: bytes) -> bool:
    """Hangul in its old square (lead bytes B0 to C8) and nothing else to speak of."""
    runs = b"".join(run for run in NOT_ASCII.findall(sample) if len(run) % 2 == 0)
    leads = runs[::2]
    common = sum(0xB0 <= lead <= 0xC8 for lead in leads)
    return bool(leads) and common / len(leads) >= MOSTLY


def _is_thai(sample: bytes) -> bool:
    text = sample.decode("cp874", errors="replace")
    letters = [char for char in text if char > "\x7f"]
    thai = sum("\u0e00" <= char <= "\u0e7f" for char in letters)
    marks = len(THAI_MARK.findall(text))
    in_place = len(MARK_IN_PLACE.findall(text))
    return (
        bool(letters) and thai / len(letters) >= MOSTLY and in_place >= marks * MOSTLY
    )
