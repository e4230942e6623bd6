"""Why something cannot be had: it is closed, taken, or one has had enough of it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from experiments.permissions import Refused

from ..opening_hours import Span


class NotBookable(Refused):
    sentence = _("This cannot be booked at the moment.")


class Unavailable(Refused):
    """Carries what is free instead: ``times`` for the same things."""

    def __init__(self, times: list[Span] | None = None):
        super().__init__()
        self.times = times or []


class Closed(Unavailable):
    sentence = _("It is not open the whole of this time.")


class AlreadyTaken(Unavailable):
    sentence = _("Somebody else has just taken this time.")


class AlreadyYours(Unavailable):
    sentence = _(
        "You have booked in this time yourself. Look at your bookings, or choose another time."
    )


class AlreadyClosed(Refused):
    sentence = _(
        "It is already closed for a part of this time. Choose the time before or after."
    )


class QuotaReached(Refused):
    def __init__(self, limit: int):
        super().__init__(limit)
        self.limit = limit

    def __str__(self) -> str:
        return ngettext(
            "You may have %(limit)s open booking here, and you have it. End or cancel it first.",
            "You may have %(limit)s open bookings here, and you have them. End or cancel one first.",
            self.limit,
        ) % {"limit": self.limit}


class WeekIsFull(QuotaReached):
    """``limit`` in minutes."""

    def __str__(self) -> str:
        return ngettext(
            "You may use this %(limit)s minute a week, and this booking would go beyond.",
            "You may use this %(limit)s minutes a week, and this booking would go beyond.",
            self.limit,
        ) % {"limit": self.limit}


class NotEnoughPoints(Refused):
    """``left`` are those that could be spent; where only a name is kept nobody knows any more."""

    def __init__(self, points: int, left: int | None = None):
        super().__init__(points)
        self.points = points
        self.left = left

    def __str__(self) -> str:
        if self.left is None:
            words = ngettext(
                "It costs %(points)s point, more than you had to spend.",
                "It costs %(points)s points, more than you had to spend.",
                self.points,
            )
            return words % {"points": self.points}
        words = ngettext(
            "It costs %(points)s point, and you have %(left)s to spend.",
            "It costs %(points)s points, and you have %(left)s to spend.",
            self.points,
        )
        return words % {"points": self.points, "left": self.left}
