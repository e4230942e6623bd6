"""What is wrong with a time, a length or a row of days."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from experiments.permissions import Refused


class InThePast(Refused):
    sentence = _("This time is over. Choose one that is still to come.")


class EndsBeforeItStarts(Refused):
    sentence = _("The end must come after the beginning.")


class OffTheStep(Refused):
    sentence = _("Begin and end on the marks of the clock that this place works with.")


class NoSuchHour(Refused):
    sentence = _(
        "This hour does not exist on that day: the clocks go forward. Choose another."
    )


class TooShort(Refused):
    def __init__(self, minutes: int):
        super().__init__(minutes)
        self.minutes = minutes

    def __str__(self) -> str:
        return ngettext(
            "The shortest booking here is %(minutes)s minute.",
            "The shortest booking here is %(minutes)s minutes.",
            self.minutes,
        ) % {"minutes": self.minutes}


class TooLong(TooShort):
    def __str__(self) -> str:
        return ngettext(
            "The longest booking here is %(minutes)s minute.",
            "The longest booking here is %(minutes)s minutes.",
            self.minutes,
        ) % {"minutes": self.minutes}


class TooSoon(TooShort):
    def __str__(self) -> str:
        return ngettext(
            "Book at least %(minutes)s minute ahead.",
            "Book at least %(minutes)s minutes ahead.",
            self.minutes,
        ) % {"minutes": self.minutes}


class TooFarAhead(TooShort):
    """``minutes`` are days here."""

    def __str__(self) -> str:
        return ngettext(
            "One can book %(days)s day ahead at most.",
            "One can book %(days)s days ahead at most.",
            self.minutes,
        ) % {"days": self.minutes}


class HoursOverlap(Refused):
    sentence = _("These hours overlap with others of the same day.")


class NoDates(Refused):
    sentence = _("Between these days there is no date of the series.")


class TooManyDates(Refused):
    sentence = _("A series has at most fifty-three dates: a year of weeks.")
