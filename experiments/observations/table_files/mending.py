"""What a cell means, and what had to be mended to read it. Every repair has a code; none is silent."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from .units import convert, known_unit

SEOUL = ZoneInfo("Asia/Seoul")
NOTHING = {"-", "–", "—", "n/a", "na", "null", "none", "nan", "없음", "ไม่มี", "#n/a"}
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?", re.IGNORECASE)
WITH_UNIT = re.compile(r"([+-]?[\d.,'\u00a0\u202f ]*\d)\s*([^\d\s.,'+-][^\d]*)")
GROUPED = {
    ".": re.compile(r"[+-]?\d{1,3}([, '\u00a0\u202f]\d{3})+(\.\d+)?"),
    ",": re.compile(r"[+-]?\d{1,3}([. '\u00a0\u202f]\d{3})+(,\d+)?"),
}
COMMA = re.compile(r"[+-]?\d+,\d+")
WRITTEN_DAY = {
    "": re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"),
    "date-compact": re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)"),
    "date-dots": re.compile(r"(?P<y>\d{4})\. ?(?P<m>\d{1,2})\. ?(?P<d>\d{1,2})\.?"),
    "date-slashes": re.compile(r"(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})"),
    "date-words": re.compile(r"(?P<y>\d{4})년 ?(?P<m>\d{1,2})월 ?(?P<d>\d{1,2})일"),
    "date-short": re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
}
DAY_LAST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
CLOCK = re.compile(
    r"(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?", re.IGNORECASE
)
BUDDHIST = range(2400, 2700)
YEARS = range(1900, 2200)


class CannotRead(ValueError):
    """``code`` and ``values`` of the note that says why."""

    def __init__(self, code: str, **values):
        super().__init__(code)
        self.code, self.values = code, values


def plain(cell: str, notes: list) -> str:
    """Without blanks around it and without full-width letters."""
    narrow = unicodedata.normalize("NFKC", cell) if not cell.isascii() else cell
    if _digits(narrow) != _digits(cell):
        notes.append("full-width")
    else:
        narrow = cell
    stripped = narrow.replace("\ufeff", "").strip()
    if stripped != narrow:
        notes.append("whitespace")
    return stripped


def _digits(text: str) -> str:
    return "".join(char for char in text if "0" <= char <= "9")


def number(cell: str, notes: list, *, unit="", written_unit="", decimal=".") -> str:
    """As Python writes it, in ``unit``. ``written_unit`` is that of the column, a unit beside the number wins."""
    text, beside = _without_unit(cell, notes)
    text = _without_groups(text, notes, decimal)
    if not NUMBER.fullmatch(text):
        raise CannotRead("not-a-number", given=cell[:60])
    source = beside or known_unit(written_unit) or written_unit
    if not source or not unit or source == unit or source == known_unit(unit):
        return text
    converted = convert(float(text), source, unit)
    if converted is None:
        raise CannotRead("wrong-unit", given=source[:30], unit=unit)
    notes.append(("converted", {"given": source, "unit": unit}))
    return repr(converted)


def _without_unit(cell: str, notes: list) -> tuple[str, str]:
    match = WITH_UNIT.fullmatch(cell)
    if not match or re.fullmatch("e", match[2], re.IGNORECASE):
        return cell, ""
    unit = known_unit(match[2])
    if not unit:
        raise CannotRead("unknown-unit", given=match[2][:30])
    notes.append(("unit-suffix", {"unit": unit}))
    return match[1].strip(), unit


def _without_groups(text: str, notes: list, decimal: str) -> str:
    if GROUPED[decimal].fullmatch(text):
        notes.append("thousands")
        text = re.sub(r"[ '\u00a0\u202f]", "", text)
        text = text.replace("," if decimal == "." else ".", "")
    if COMMA.fullmatch(text):
        notes.append("decimal-comma")
        text = text.replace(",", ".")
    return text


def moment(cell: str, notes: list, *, order: str = "") -> datetime:
    """A moment with its zone. Days begin at midnight in Seoul; ``order`` is ``dmy`` or ``mdy`` where the year is last."""
    day_text, _gap, clock_text = cell.replace("T", " ", 1).strip().partition(" ")
    match = CLOCK.fullmatch(clock_text.strip()) if clock_text else None
    day = _day(day_text if match else cell, notes, order)
    if match is None:
        return datetime.combine(day, time(), SEOUL)
    hour, minute, second, zone = match.groups()
    try:
        naive = datetime.combine(day, time(int(hour), int(minute), int(second or 0)))
        if zone:
            return datetime.fromisoformat(f"{naive.isoformat()}{zone.upper()}")
    except ValueError:
        raise CannotRead("not-a-moment", given=cell[:60]) from None
    notes.append("zone-assumed")
    return naive.replace(tzinfo=SEOUL)


def _day(text: str, notes: list, order: str) -> date:
    for repair, pattern in WRITTEN_DAY.items():
        if match := pattern.fullmatch(text.strip()):
            if repair:
                notes.append(repair)
            return _real_day(
                int(match["y"]), int(match["m"]), int(match["d"]), text, notes
            )
    if match := DAY_LAST.fullmatch(text.strip()):
        if order not in ("dmy", "mdy"):
            raise CannotRead("ambiguous-date", given=text[:60])
        notes.append(f"date-{order}")
        first, second, year = map(int, match.groups())
        day, month = (first, second) if order == "dmy" else (second, first)
        return _real_day(year, month, day, text, notes)
    raise CannotRead("not-a-moment", given=text[:60])


def _real_day(year: int, month: int, day: int, text: str, notes: list) -> date:
    if year in BUDDHIST:
        notes.append("buddhist-year")
        year -= 543
    try:
        found = date(year, month, day)
    except ValueError:
        raise CannotRead("not-a-moment", given=text[:60]) from None
    if found.year not in YEARS:
        raise CannotRead("not-a-moment", given=text[:60])
    return found
