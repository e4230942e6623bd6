from django.db import models
from django.utils.translation import gettext_lazy as _

# What spreadsheets take for a formula at the beginning of a cell: no key begins so.
FORMULA_SIGNS = ("-", "+", "=", "@")


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


class Statistic(models.TextChoices):
    """How answers become one figure."""

    MEAN = "mean", _("Mean")
    MEDIAN = "median", _("Median")
    RATE = "rate", _("Share of yes")


class UnitOfAnalysis(models.TextChoices):
    """What counts as one in the statistics."""

    PERSON = "person", _("Persons")
    OBSERVATION = "observation", _("Observations")


class Direction(models.TextChoices):
    """On which side of the target success lies."""

    AT_LEAST = "at-least", _("At least the target")
    AT_MOST = "at-most", _("At most the target")


class Comparison(models.TextChoices):
    ABOVE = "above", _("above")
    BELOW = "below", _("below")


class Licence(models.TextChoices):
    """Of published results, by SPDX name."""

    CC_BY = "CC-BY-4.0", _("Creative Commons Attribution 4.0")
    CC0 = "CC0-1.0", _("Creative Commons Zero 1.0")
    KOGL = "KOGL-1", _("Korea Open Government Licence type 1")


class FieldKind(models.TextChoices):
    """What an answer is. The value that is stored stands beside each."""

    NUMBER = "number", _("Number")  # float, rounded to the field's decimals
    WHOLE = "whole", _("Whole number")  # int
    YES_NO = "yes-no", _("Yes or no")  # bool
    CHOICE = "choice", _("One of a list")  # key of the choice
    CHOICES = "choices", _("Several of a list")  # sorted list of keys
    TEXT = "text", _("Words")  # str; never published
    DAY = "day", _("Day")  # ISO date
    PHOTO = "photo", _("Photo")  # True; the picture is a record of its own
    PLACE = "place", _("Place")  # [latitude, longitude]; published as its district


class FilledBy(models.TextChoices):
    PARTICIPANTS = "participants", _("Participants")
    ORGANISERS = "organisers", _("Organisers")
    SENSORS = "sensors", _("Sensors and scripts")
    RECORDS = "records", _("Files of records about no person")


class HowOften(models.TextChoices):
    ONCE = "once", _("Once")
    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Every week")
    MONTHLY = "monthly", _("Every month")
    ANY_TIME = "any-time", _("Whenever there is something")


class Decision(models.TextChoices):
    """What the city made of it; the values are those of the concluded statuses."""

    ADOPTED = "adopted", _("Adopted")
    CHANGED = "changed", _("Adopted with changes")
    DROPPED = "dropped", _("Dropped")


class RegisteredPoint(models.TextChoices):
    """What a conclusion answers, point by point."""

    HYPOTHESIS = "hypothesis", _("Hypothesis")
    TARGET = "target", _("Metric and target")
    STOP_RULE = "stop-rule", _("Stop rule")
    ANALYSIS = "analysis", _("Analysis plan")
    RISKS = "risks", _("Risks and ethics")
    BUDGET = "budget", _("Budget")


class Verdict(models.TextChoices):
    HELD = "held", _("Held")
    PARTLY = "partly", _("Held in part")
    NOT_HELD = "not-held", _("Did not hold")
    OPEN = "open", _("Could not be answered")
