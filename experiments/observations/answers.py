"""What an answer may be: kinds, ranges, units and choices, enforced in one place for every way in.

Nothing here touches the database. Whoever fills in a page, a sensor that sends JSON and a file
that is imported all pass :func:`clean_answers`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from experiments.enums import FieldKind

YES = {"true", "yes", "1", "y", "on", "예", "ใช่"}
NO = {"false", "no", "0", "n", "off", "아니요", "ไม่ใช่"}
LONGEST_TEXT = 2000
# A number beyond it is a slip of the finger in any unit, and would drown every mean.
LARGEST = 1e12


class AnswerRefused(ValueError):
    """One answer that cannot be; printing it gives the sentence for whoever gave it."""


class AnswersRefused(ValueError):
    """``faults``: a sentence per field key; ``""`` is about the whole form."""

    def __init__(self, faults: dict[str, str]):
        super().__init__(" ".join(faults.values()))
        self.faults = faults


def clean_answers(
    fields, given: Mapping, *, refused_purposes: Collection[str] = ()
) -> dict:
    """The answers as they are stored, by field key; absent ones are left out.

    ``fields`` are :class:`experiments.models.ProtocolField`; ``given`` is what was typed or sent. Fields whose
    purpose was refused are neither asked for nor kept. Raises :class:`AnswersRefused` with all faults.
    """
    asked = {each.key: each for each in fields if each.purpose not in refused_purposes}
    known = {each.key for each in fields}
    faults = {
        key: _("There is no field of this name in the form.")
        for key in given
        if key not in known
    }
    cleaned = {}
    for key, field in asked.items():
        try:
            value = clean_answer(field, given.get(key))
        except AnswerRefused as refusal:
            faults[key] = str(refusal)
            continue
        if value is not None:
            cleaned[key] = value
        elif field.is_required:
            faults[key] = _("This needs an answer.")
    if faults:
        raise AnswersRefused(faults)
    if not cleaned:
        raise AnswersRefused({"": _("Nothing is filled in yet.")})
    return cleaned


def clean_answer(field, given):
    """``None`` when nothing was given; else the stored value, see :class:`FieldKind`."""
    if (
        given is None
        or given == ""
        or given == []
        or (isinstance(given, str) and not given.strip())
    ):
        return None
    return CLEANERS[field.kind](field, given)


def _number(field, given) -> float:
    if isinstance(given, bool):
        raise AnswerRefused(_("This needs a number."))
    try:
        value = float(
            given.strip().replace(",", ".") if isinstance(given, str) else given
        )
    except (TypeError, ValueError, OverflowError):
        raise AnswerRefused(_("This needs a number, for example 12.5.")) from None
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise AnswerRefused(_("This number is not possible."))
    _require_range(field, value)
    return round(value, field.decimals)


def _whole(field, given) -> int:
    value = _number(field, given)
    if value != int(value):
        raise AnswerRefused(_("This needs a whole number, for example 3."))
    return int(value)


def _require_range(field, value: float) -> None:
    unit = f" {field.unit}" if field.unit else ""
    if field.minimum is not None and value < field.minimum:
        raise AnswerRefused(
            _("At least %(limit)s%(unit)s. Is the unit right?")
            % {"limit": limit_in_words(field.minimum), "unit": unit}
        )
    if field.maximum is not None and value > field.maximum:
        raise AnswerRefused(
            _("At most %(limit)s%(unit)s. Is the unit right?")
            % {"limit": limit_in_words(field.maximum), "unit": unit}
        )


def limit_in_words(limit: float) -> str:
    """600, not 600.0."""
    return number_format(int(limit) if limit == int(limit) else limit)


def _yes_no(_field, given) -> bool:
    if isinstance(given, bool):
        return given
    text = str(given).strip().casefold()
    if text in YES or text in NO:
        return text in YES
    raise AnswerRefused(_("This needs yes or no."))


def _choice(field, given) -> str:
    keys = [each["key"] for each in field.choices]
    text = str(given).strip()
    if text not in keys:
        raise AnswerRefused(
            _("Choose one of: %(choices)s.") % {"choices": ", ".join(keys)}
        )
    return text


def _choices(field, given) -> list[str]:
    several = given if isinstance(given, list | tuple) else str(given).split(";")
    return sorted({_choice(field, each) for each in several})


def _text(_field, given) -> str:
    whole = str(given).encode(errors="replace").decode()  # no half letters
    text = whole.replace("\r\n", "\n").replace("\x00", "").strip()
    if len(text) > LONGEST_TEXT:
        raise AnswerRefused(
            _("At most %(limit)s characters; this has %(length)s.")
            % {"limit": LONGEST_TEXT, "length": len(text)}
        )
    return text


def _day(_field, given) -> str:
    try:
        return date.fromisoformat(str(given).strip()).isoformat()
    except ValueError:
        raise AnswerRefused(
            _("This needs a day as year-month-day, for example 2026-11-22.")
        ) from None


def _photo(_field, given) -> bool:
    """The picture itself travels beside the answers; here is only that there is one."""
    if given is not True:
        raise AnswerRefused(_("Send the photo with the form."))
    return True


def _place(_field, given) -> list[float]:
    parts = given if isinstance(given, list | tuple) else str(given).split(",")
    try:
        latitude, longitude = (round(float(part), 5) for part in parts)
    except (TypeError, ValueError, OverflowError):
        raise AnswerRefused(_("This needs a place as latitude, longitude.")) from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise AnswerRefused(_("This place is not on the Earth."))
    return [latitude, longitude]


CLEANERS = {
    FieldKind.NUMBER: _number,
    FieldKind.WHOLE: _whole,
    FieldKind.YES_NO: _yes_no,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
    FieldKind.TEXT: _text,
    FieldKind.DAY: _day,
    FieldKind.PHOTO: _photo,
    FieldKind.PLACE: _place,
}
