"""The life of a booking, as one table. Nothing here touches the database."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    HELD = "held", _("Held for you")
    REQUESTED = "requested", _("Waiting for approval")
    CONFIRMED = "confirmed", pgettext_lazy("booking", "Confirmed")
    IN_USE = "in-use", _("In use")
    ENDED = "ended", _("Ended")
    LAPSED = "lapsed", _("Not confirmed in time")
    CANCELLED = "cancelled", _("Cancelled")
    REFUSED = "refused", _("Not approved")
    NO_SHOW = "no-show", _("Nobody came")


# These take their time from everybody else, and have claims; the others have none but of the past.
HOLDS_TIME = {Status.HELD, Status.REQUESTED, Status.CONFIRMED, Status.IN_USE}
# What counts against a person's quota.
OPEN = HOLDS_TIME

# What it costs is spent: it was used, or kept from others until too late. Points given back before are not there any more.
SPENT = {Status.ENDED, Status.NO_SHOW, Status.CANCELLED}

# A pair that is not listed cannot happen.
TRANSITIONS = {
    (Status.HELD, Status.CONFIRMED),
    (Status.HELD, Status.REQUESTED),
    (Status.HELD, Status.LAPSED),
    (Status.HELD, Status.CANCELLED),
    (Status.REQUESTED, Status.CONFIRMED),
    (Status.REQUESTED, Status.REFUSED),
    (Status.REQUESTED, Status.CANCELLED),
    (Status.REQUESTED, Status.LAPSED),
    (Status.CONFIRMED, Status.IN_USE),
    (Status.CONFIRMED, Status.CANCELLED),
    (Status.CONFIRMED, Status.NO_SHOW),
    (Status.CONFIRMED, Status.ENDED),
    (Status.IN_USE, Status.ENDED),
    (Status.IN_USE, Status.CANCELLED),  # the space turned out to be occupied
}


def may_move(before: str, after: str) -> bool:
    return (before, after) in TRANSITIONS
