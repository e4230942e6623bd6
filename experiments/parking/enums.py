"""Words of the deal: who, why, and how it went."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    OWNER = "owner", _("Owner")
    DRIVER = "driver", _("Driver")


class Cause(models.TextChoices):
    """Why somebody could not park where they had booked."""

    OCCUPIED = "occupied", _("The space was occupied")
    OVERSTAY = "overstay", _("The driver before stays longer")
    WITHDRAWN = "withdrawn", _("The space is no longer lent")


class Verdict(models.TextChoices):
    """Of the deal, never of the person."""

    SMOOTH = "smooth", _("It went well")
    UNEVEN = "uneven", _("It went, with a hitch")
    FAILED = "failed", _("It did not work")


class Decision(models.TextChoices):
    OPEN = "open", _("Waiting for the park manager")
    FOR_OWNER = "for-owner", _("Decided for the owner")
    FOR_DRIVER = "for-driver", _("Decided for the driver")
    SETTLED = "settled", _("Settled between both")
