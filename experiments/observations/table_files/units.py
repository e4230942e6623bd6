"""Units of measure that files come in, and how one becomes the other."""

from __future__ import annotations

# Of each kind the factor to its first unit; temperatures have a zero of their own.
KINDS = {
    "length": {"m": 1, "km": 1000, "cm": 0.01, "mm": 0.001},
    "time": {"s": 1, "min": 60, "h": 3600, "d": 86400},
    "energy": {"Wh": 1, "kWh": 1000, "MWh": 1_000_000, "J": 1 / 3600, "kJ": 1 / 3.6},
    "power": {"W": 1, "kW": 1000, "MW": 1_000_000},
    "mass": {"g": 1, "kg": 1000, "t": 1_000_000, "mg": 0.001},
    "volume": {"l": 1, "ml": 0.001, "m³": 1000},
    "speed": {"km/h": 1, "m/s": 3.6},
    "share": {"%": 1, "‰": 0.1},
    "temperature": {"°C": 1, "°F": 1, "K": 1},
}
SPELLINGS = {
    "meter": "m", "meters": "m", "metre": "m", "metres": "m", "미터": "m", "เมตร": "m",
    "kilometer": "km", "kilometers": "km", "킬로미터": "km", "กม.": "km", "กิโลเมตร": "km",
    "sec": "s", "secs": "s", "second": "s", "seconds": "s", "초": "s", "วินาที": "s",
    "mins": "min", "minute": "min", "minutes": "min", "분": "min", "นาที": "min",
    "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "시간": "h", "ชั่วโมง": "h",
    "day": "d", "days": "d", "일": "d", "วัน": "d",
    "kwh": "kWh", "wh": "Wh", "mwh": "MWh", "kw": "kW",
    "℃": "°C", "c": "°C", "℉": "°F", "f": "°F", "도": "°C",
    "liter": "l", "litre": "l", "liters": "l", "litres": "l", "리터": "l", "ลิตร": "l",
    "m3": "m³", "킬로그램": "kg", "그램": "g", "percent": "%", "퍼센트": "%",
    "kmh": "km/h", "kph": "km/h",
}  # fmt: skip
KNOWN = {unit: kind for kind, units in KINDS.items() for unit in units}


def known_unit(written: str) -> str:
    """The unit in its one spelling; empty when we do not know it."""
    written = written.strip()
    if written in KNOWN:
        return written
    lower = written.casefold()
    by_case = {unit.casefold(): unit for unit in KNOWN}
    return SPELLINGS.get(written) or SPELLINGS.get(lower) or by_case.get(lower, "")


def convert(value: float, source: str, target: str) -> float | None:
    """``None`` when one cannot become the other."""
    source, target = known_unit(source), known_unit(target)
    if not source or KNOWN.get(source) != KNOWN.get(target, ""):
        return None
    if KNOWN[source] == "temperature":
        return _from_kelvin(_to_kelvin(value, source), target)
    units = KINDS[KNOWN[source]]
    return value * units[source] / units[target]


def relatives_of(unit: str) -> list[str]:
    """Units it can be converted from, itself left out."""
    unit = known_unit(unit)
    return [each for each in KINDS.get(KNOWN.get(unit, ""), {}) if each != unit]


def _to_kelvin(value: float, unit: str) -> float:
    if unit == "°C":
        return value + 273.15
    return (value + 459.67) * 5 / 9 if unit == "°F" else value


def _from_kelvin(value: float, unit: str) -> float:
    if unit == "°C":
        return round(value - 273.15, 9)
    return round(value * 9 / 5 - 459.67, 9) if unit == "°F" else value
