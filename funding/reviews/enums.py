from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    """Fields of digital innovation that reviewers know and applications are about."""

    MOBILITY = "mobility", _("Mobility and transport")
    ENERGY = "energy", _("Energy")
    ENVIRONMENT = "environment", _("Environment and waste")
    HEALTH = "health", _("Care and health")
    ACCESS = "access", _("Accessibility")
    DATA = "data", _("Data and artificial intelligence")
    DEVICES = "devices", _("Sensors and devices")
    SAFETY = "safety", _("Safety and privacy")
    LEARNING = "learning", _("Learning and work")
    COMMERCE = "commerce", _("Shops and local economy")
    CULTURE = "culture", _("Culture and tourism")
    PUBLIC = "public", _("Public services")
    BUSINESS = "business", _("Business models and growth")


class Level(models.IntegerChoices):
    SOME = 1, _("I know the field")
    GOOD = 2, _("I work in it")
    EXPERT = 3, _("I am an expert in it")


class AssignmentStatus(models.TextChoices):
    PROPOSED = "proposed", _("Waiting for an answer")
    ACCEPTED = "accepted", _("Being reviewed")
    DECLINED = "declined", _("Not taken on")
    RELEASED = "released", _("Taken back")
    DONE = "done", _("Review handed in")


# Hold a place of the application, and count in somebody's load.
HOLDS_PLACE = (
    AssignmentStatus.PROPOSED,
    AssignmentStatus.ACCEPTED,
    AssignmentStatus.DONE,
)
# The application is open to the reviewer: the question of conflicts has been answered.
OPENS = (AssignmentStatus.ACCEPTED, AssignmentStatus.DONE)


class WhyNot(models.TextChoices):
    CONFLICT = "conflict", _("Conflict of interest")
    NO_TIME = "no_time", _("No time before the deadline")
    NO_EXPERT = "no_expert", _("Not my field")


class ReviewState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    HANDED_IN = "handed_in", _("Handed in")


class TieKind(models.TextChoices):
    """What a reviewer may have to do with a firm or a person; the keys are those of :class:`funding.enums.ConflictKind`."""

    EMPLOYMENT = "employment", _("I work or worked there")
    OWNERSHIP = "ownership", _("I own part of it")
    FAMILY = "family", _("Family or close friend")
    COLLABORATION = "collaboration", _("We work or worked together")
    MENTOR = "mentor", _("I advise or advised them")
    COMPETITOR = "competitor", _("A competitor of mine")


class DeclaredKind(models.TextChoices):
    """What a reviewer answers when asked whether there is a conflict; the keys are those of ``ConflictKind``."""

    EMPLOYMENT = "employment", _("I work or worked there")
    OWNERSHIP = "ownership", _("I own part of it")
    FAMILY = "family", _("Family or close friend")
    COLLABORATION = "collaboration", _("We work or worked together")
    MENTOR = "mentor", _("I advise or advised them")
    COMPETITOR = "competitor", _("A competitor of mine")
    DECLARED = "declared", _("Something else, or I recognise who it is")
