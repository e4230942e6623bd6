"""What can be booked, what a place offers, and where a booking comes from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    ROOM = "room", _("Room")
    WORKSHOP = "workshop", _("Workshop")
    DESK = "desk", _("Desk")
    EQUIPMENT = "equipment", _("Equipment")
    PARKING = "parking", _("Parking space")


class Purpose(models.TextChoices):
    """Why the time is taken. Only ``BOOKING`` is somebody's wish."""

    BOOKING = "booking", _("Booking")
    CLOSURE = "closure", _("Closed")
    IMPORTED = "imported", _("Busy elsewhere")


class Feature(models.IntegerChoices):
    """What makes a place usable for more people; powers of two, so that a resource has them in one number."""

    STEP_FREE = 1, _("Step-free way in")
    WIDE = 2, _("Wide enough for a wheelchair")
    LIFT = 4, _("Lift")
    TOILET = 8, _("Accessible toilet nearby")
    HEARING_LOOP = 16, _("Hearing loop")
    HEIGHT_TABLE = 32, _("Tables of adjustable height")
    QUIET = 64, _("Quiet, low light possible")
    CHARGER = 128, _("Electric charger")


def features_in(number: int) -> list[Feature]:
    return [feature for feature in Feature if number & feature]
