"""What the codes of the city's list of car parks and of the ledger of points stand for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CarParkKind(models.TextChoices):
    ON_STREET = "on-street", _("On the street")
    OFF_STREET = "off-street", _("Off the street")


class CarParkUse(models.TextChoices):
    HOURLY = "hourly", _("For everyone, by time")
    BOTH = "both", _("By time, and for residents")
    RESIDENTS = "residents", _("For residents with priority")
    COACHES = "coaches", _("By time, and for coaches")
    UNKNOWN = "unknown", _("Not stated")


class PlacedBy(models.TextChoices):
    """How near to itself a car park without coordinates is drawn."""

    NEIGHBOURHOOD = "neighbourhood", _("somewhere in its neighbourhood")
    DISTRICT = "district", _("somewhere in its district")
    NOTHING = "nothing", _("nobody knows where")


class AccountKind(models.TextChoices):
    PARK = "park", _("The park's own")
    PERSON = "person", _("Somebody's")


class Entry(models.TextChoices):
    """Why points changed hands."""

    SHARED = "shared", _("Hours shared")
    USED = "used", _("Hours used")
    OVERSTAY = "overstay", _("Stayed too long")
    REFUND = "refund", _("Given back")
    SPACE = "space", _("Rooms and things used")
