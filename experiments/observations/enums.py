from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.TextChoices):
    """By which way an observation came in."""

    PHONE = "phone", _("Filled in here")
    KEY = "key", _("Sent by a sensor or script")
    FILE = "file", _("Read from a file")


class Outcome(models.TextChoices):
    """What became of one row of a file."""

    ACCEPTED = "accepted", _("Accepted")
    REPAIRED = "repaired", _("Repaired and accepted")
    KNOWN = "known", _("Already there")
    REFUSED = "refused", _("Refused")


class ImportStatus(models.TextChoices):
    MAPPING = "mapping", _("Waiting for its columns to be named")
    WAITING = "waiting", _("Waiting for its turn")
    RUNNING = "running", _("Being read")
    DONE = "done", _("Done")
    FAILED = "failed", _("Stopped by a fault")
