"""One cell of the list of car parks at a time: its value, and why it was mended if it was.

Raises ``ValueError`` with a sentence where nothing sensible can be read.
"""

from __future__ import annotations

import math
import re
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ..codes import CarParkKind, CarParkUse

DAY = 24 * 60
SEOUL = ZoneInfo("Asia/Seoul")
KINDS = {
    "NW": (CarParkKind.OFF_STREET, "노외 주차장"),
    "NS": (CarParkKind.ON_STREET, "노상 주차장"),
}
USES = {
    "1": CarParkUse.HOURLY,
    "2": CarParkUse.RESIDENTS,
    "3": CarParkUse.BOTH,
    "5": CarParkUse.COACHES,
}
OFFICE = re.compile(r"0\d{1,2}-\d{3,4}-\d{4}(~\d)?|1\d{3}-\d{4}")


class Mended(NamedTuple):
    value: object
    why: str = ""


def hours(opens: str, closes: str) -> Mended:
    """Minutes of the day. ``2400`` is midnight at the end of it; ``0`` to ``0`` says nothing and is left open."""
    first, last = _clock(opens), _clock(closes)
    if (first, last) == (0, 0):
        return Mended((None, None), "hours from 0 to 0 say nothing: left empty")
    if closes.strip() == "24":
        return Mended((first, DAY), "closing time 24 was read as 24:00")
    if last == 0:
        return Mended((first, DAY), "closing time 0 was read as 24:00")
    if last <= first:
        raise ValueError(f"it closes at {closes}, before it opens at {opens}.")
    if last == DAY:
        return Mended((first, last), "closing time 2400, which no clock has, is 24:00")
    return Mended((first, last))


def _clock(told: str) -> int:
    told = told.strip()
    if not (told.isascii() and told.isdigit() and len(told) <= 4):
        raise ValueError(f"“{told}” is not a time of day.")
    number = int(told)
    if number == 24:
        return DAY
    hour, minute = divmod(number, 100)
    if minute > 59 or hour * 60 + minute > DAY:
        raise ValueError(f"“{told}” is not a time of day.")
    return hour * 60 + minute


def kind(code: str, words: str) -> Mended:
    code, words = code.strip(), words.strip()
    if code not in KINDS:
        return Mended(
            CarParkKind.OFF_STREET, f"kind “{code}” is unknown: taken as off the street"
        )
    found, usual = KINDS[code]
    return Mended(found, "" if words == usual else f"kind “{words}” was read by {code}")


def use(code: str) -> CarParkUse:
    return USES.get(code.strip(), CarParkUse.UNKNOWN)


def moment(told: str) -> Mended:
    for pattern, why in (
        ("%Y-%m-%d %H:%M:%S", ""),
        ("%Y/%m/%d %H:%M:%S", "a date with strokes was read"),
    ):
        try:
            found = datetime.strptime(told.strip(), pattern)
        except ValueError:
            continue
        return Mended(found.replace(tzinfo=SEOUL), why)
    raise ValueError(f"“{told}” is not a date with a time.")


def fee(told: str) -> int | None:
    """Whole won; empty where the list does not say."""
    return _number(told, 10_000_000)


def minutes(told: str) -> int | None:
    """None too where it is 0: no fee is taken every nought minutes."""
    return _number(told, 7 * DAY) or None


def _number(told: str, most: int) -> int | None:
    if not told.strip():
        return None
    try:
        number = float(told)
    except ValueError:
        raise ValueError(f"“{told}” is not a number.") from None
    if not math.isfinite(number) or not 0 <= number <= most:
        raise ValueError(f"“{told}” is beyond what a car park can ask.")
    return round(number)


def phone(told: str) -> Mended:
    """Of an office. Somebody's own mobile number has no place on a public page."""
    plain = re.sub(r"\s", "", told)
    if not plain:
        return Mended("")
    whole = re.sub(r"^(0\d)\)", r"\1-", plain)
    whole = re.sub(r"^(0\d)-(?=\1-)", "", whole)
    if OFFICE.fullmatch(whole) and not whole.startswith("01"):
        return Mended(
            whole, "" if whole == told else f"telephone “{told}” was written {whole}"
        )
    if re.search(r"01\d", whole):
        return Mended("", "somebody's own mobile number was left out")
    return Mended("", f"“{told}” is no telephone number: left out")
