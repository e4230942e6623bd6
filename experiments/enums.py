from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    """What an experiment is about; each has a plot pattern of its own."""

    PARKING = "parking", _("Shared parking")
    BATTERIES = "batteries", _("Battery recycling")
    BARRIERS = "barriers", _("Barrier-free city")
    NIGHT_BUS = "night-bus", _("Night buses")
    ENERGY = "energy", _("Energy")
    CARE = "care", _("Care and health")
    GREEN = "green", _("Green city")
    OTHER = "other", _("Other ideas")


class Access(models.TextChoices):
    """What makes taking part possible; the words a resident would search for."""

    STEP_FREE = "step-free", _("Step-free places")
    ACCESSIBLE_TOILET = "accessible-toilet", _("Accessible toilet")
    SIGN_LANGUAGE = "sign-language", _("Korean Sign Language")
    SCREEN_READER = "screen-reader", _("Works with screen readers")
    NO_PHONE = "no-phone", _("Possible without a smartphone")
    FROM_HOME = "from-home", _("Possible from home")


class DataWish(models.TextChoices):
    """What a person wants to happen to their data when they withdraw."""

    KEEP_ANONYMOUS = "keep", _("Keep my data without my name")
    DELETE = "delete", _("Delete my data")
