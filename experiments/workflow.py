"""The life of an experiment and of a participation, as two tables.

Nothing here touches the database. :mod:`experiments.actions` is the only code that follows it.
"""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    DESIGNING = "designing", _("Designing")
    RECRUITING = "recruiting", _("Recruiting")
    RUNNING = "running", _("Running")
    PAUSED = "paused", _("Paused")
    EVALUATING = "evaluating", _("Evaluating")
    ADOPTED = "adopted", _("Concluded: adopted")
    CHANGED = "changed", _("Concluded: changed")
    DROPPED = "dropped", _("Concluded: dropped")


class Hat(models.TextChoices):
    """What somebody is to one experiment."""

    ORGANISER = "organiser", _("Organiser")
    PARK_MANAGER = "park manager", _("Park manager")


CONCLUDED = {Status.ADOPTED, Status.CHANGED, Status.DROPPED}
# The public sees an experiment from its first day; a proposal, too, is no secret.
OPEN_TO_JOIN = {Status.RECRUITING, Status.RUNNING}
# A conclusion is written in these.
ENDED = {Status.EVALUATING, *CONCLUDED}
UNDER_WAY = {Status.RECRUITING, Status.RUNNING, Status.PAUSED, Status.EVALUATING}

BOTH = {Hat.ORGANISER, Hat.PARK_MANAGER}

# (from, to): who may do it. A pair that is not listed cannot happen.
TRANSITIONS = {
    (Status.PROPOSED, Status.DESIGNING): {Hat.PARK_MANAGER},
    (Status.PROPOSED, Status.DROPPED): {Hat.PARK_MANAGER},
    (Status.DESIGNING, Status.RECRUITING): BOTH,
    (Status.DESIGNING, Status.DROPPED): {Hat.PARK_MANAGER},
    (Status.RECRUITING, Status.RUNNING): BOTH,
    (Status.RECRUITING, Status.PAUSED): BOTH,
    (Status.RECRUITING, Status.DROPPED): {Hat.PARK_MANAGER},
    (Status.RUNNING, Status.PAUSED): BOTH,
    (Status.RUNNING, Status.EVALUATING): BOTH,
    (Status.PAUSED, Status.RECRUITING): BOTH,
    (Status.PAUSED, Status.RUNNING): BOTH,
    (Status.PAUSED, Status.EVALUATING): BOTH,
    (Status.PAUSED, Status.DROPPED): {Hat.PARK_MANAGER},
    (Status.EVALUATING, Status.RUNNING): BOTH,  # the data did not suffice
    (Status.EVALUATING, Status.ADOPTED): {Hat.PARK_MANAGER},
    (Status.EVALUATING, Status.CHANGED): {Hat.PARK_MANAGER},
    (Status.EVALUATING, Status.DROPPED): {Hat.PARK_MANAGER},
}

# How long an experiment may stay without the next step, where no date of its own says so.
PROMISED = {
    Status.PROPOSED: timedelta(days=30),
    Status.DESIGNING: timedelta(days=60),
    Status.PAUSED: timedelta(days=30),
    Status.EVALUATING: timedelta(days=90),
}


def may_move(hats: set[Hat], source: Status, target: Status) -> bool:
    return bool(hats & TRANSITIONS.get((source, target), set()))


def targets_from(source: Status, hats: set[Hat]) -> list[Status]:
    """Where somebody with these hats may take it, in the order of :class:`Status`."""
    return [target for target in Status if may_move(hats, source, target)]


class ParticipationStatus(models.TextChoices):
    GUARDIAN = "guardian", _("Waiting for the guardian")
    JOINED = "joined", _("Joined")
    WAITING = "waiting", _("On the waiting list")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# Those who hold one of the experiment's places.
HOLDS_A_PLACE = {ParticipationStatus.GUARDIAN, ParticipationStatus.JOINED}
ACTIVE = HOLDS_A_PLACE | {ParticipationStatus.WAITING}

# "" is before the first day. Nobody falls back from a place to the list.
PARTICIPATION_TRANSITIONS = {
    ("", ParticipationStatus.JOINED),
    ("", ParticipationStatus.GUARDIAN),
    ("", ParticipationStatus.WAITING),
    (ParticipationStatus.GUARDIAN, ParticipationStatus.JOINED),
    (ParticipationStatus.WAITING, ParticipationStatus.JOINED),
    (ParticipationStatus.WAITING, ParticipationStatus.GUARDIAN),
    (ParticipationStatus.GUARDIAN, ParticipationStatus.WITHDRAWN),
    (ParticipationStatus.JOINED, ParticipationStatus.WITHDRAWN),
    (ParticipationStatus.WAITING, ParticipationStatus.WITHDRAWN),
}

GUARDIAN_AGE = 14  # below it a guardian agrees as well
GUARDIAN_HAS = timedelta(days=7)
