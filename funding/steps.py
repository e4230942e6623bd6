"""What somebody of the foundation may do with one application now, and what stands in the way of each step."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils import timezone

from innovation_park.lib.refusals import Refused

from .guards import Attempt, ask_all
from .models import Application
from .permissions import relations_of
from .workflow import (
    Event,
    Guard,
    Relation,
    Status,
    events_from,
    relation_that_may,
    step_for,
)

# Asked when the step is taken, with what is typed there.
ASKED_LATER = {Guard.REASON_GIVEN}


@dataclass(frozen=True)
class Condition:
    """One guard of a step; ``sentence`` says what is in the way."""

    label: str
    holds: bool
    sentence: str = ""


@dataclass(frozen=True)
class Next:
    event: Event
    target: Status | None
    conditions: list[Condition]
    needs_reason: bool

    @property
    def is_open(self) -> bool:
        return all(each.holds for each in self.conditions)


def next_steps(application: Application, user) -> list[Next]:
    """In the order of the table; each guard is asked as it would be, and nothing is written."""
    relations = relations_of(user, application)
    found = events_from(application.status, relations)
    return [_next(application, user, relations, event) for event in found]


def _next(application, user, relations: set[Relation], event: Event) -> Next:
    step = step_for(application.status, event)
    attempt = Attempt(
        application,
        step,
        user,
        relation_that_may(step, relations),
        "",
        {},
        timezone.now(),
    )
    conditions = [
        _condition(attempt, each) for each in step.guards if each not in ASKED_LATER
    ]
    return Next(event, step.target, conditions, Guard.REASON_GIVEN in step.guards)


def _condition(attempt: Attempt, name: Guard) -> Condition:
    try:
        ask_all(replace(attempt, step=replace(attempt.step, guards=(name,))))
    except Refused as refusal:
        return Condition(str(name.label), False, str(refusal))
    return Condition(str(name.label), True)
