"""Words of rounds."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanState(models.TextChoices):
    QUICK = "quick", _("A first plan; a better one is being looked for")
    SOLVED = "solved", _("The plan is worked out")
    FAILED = "failed", _("The first plan stands: looking for a better one failed")


class StopState(models.TextChoices):
    WAITING = "waiting", _("To empty")
    EMPTIED = "emptied", _("Emptied")
    SKIPPED = "skipped", _("Could not be emptied")


class Obstacle(models.TextChoices):
    """Why a box could not be emptied."""

    CLOSED = "closed", _("Nobody could let me in")
    GONE = "gone", _("It is not there")
    BLOCKED = "blocked", _("I could not get to it")
    UNSAFE = "unsafe", _("It is not safe: smoke, heat, leaking or swollen cells")
    NO_ROOM = "no_room", _("The van is full")


class LeftOut(models.TextChoices):
    """Why a box is in no tour."""

    HEAVY = "heavy", _("More than a van can carry")
    FAR = "far", _("Too far for one shift")
    CLOSED = "closed", _("Not open while a van could be there")
    NO_VAN = "no-van", _("No van goes on this day")
    NO_ROOM = "no-room", _("No room left in today’s tours")
