"""What is wrong with a calendar that is brought."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from experiments.permissions import Refused


class CalendarTooLarge(Refused):
    sentence = _("The file is larger than one megabyte. Export a shorter time.")


class CalendarTooMany(Refused):
    sentence = _(
        "The file repeats too often: more than five thousand dates. Export a shorter time or fewer calendars."
    )


class CalendarBroken(Refused):
    """``fault`` in the words of the format, which have no translation."""

    def __init__(self, line: int, fault: str):
        super().__init__(line)
        self.line = line
        self.fault = fault

    def __str__(self) -> str:
        return gettext("Line %(line)s cannot be read: %(fault)s") % {
            "line": self.line,
            "fault": self.fault,
        }
