"""The life of an experiment as the public reads it: what happened, and what comes next by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Experiment, Move
from .models.experiment_choices import REGISTRATION_FACTS
from .workflow import CONCLUDED, ENDED, PROMISED, Hat, Status


@dataclass(frozen=True)
class Registered:
    """The version in force, when it was registered, and when the first was."""

    number: int
    registered_at: datetime
    first_at: datetime


def timeline_of(experiment: Experiment) -> list[dict]:
    """Steps for ``includes/timeline.html``; one query, for rows of ``with_registration()`` with their ``conclusion``."""
    moves = list(experiment.moves.select_related("by__profile").order_by("at", "pk"))
    steps = [_proposed(experiment)] if not moves or moves[0].source else []
    steps += [_done(move, is_demo=experiment.is_demo) for move in moves]
    since = steps[-1]["at"]
    if experiment.status not in CONCLUDED:
        steps[-1] = {**steps[-1], "state": "now"}
    steps = sorted([*steps, *_published(experiment)], key=lambda step: step["at"])
    if experiment.status not in CONCLUDED:
        steps.append(next_step(experiment, since=since))
    elif day := conclusion_due(experiment, moves):
        steps.append(_awaited(experiment, _("The conclusion is published"), day))
    return steps


def _published(experiment) -> list[dict]:
    """What was registered, and what was concluded."""
    registration = registration_of(experiment)
    steps = []
    if registration:
        steps.append(_registered(experiment, registration.first_at, _("Registered")))
    if registration and registration.number > 1:
        title = _("Registration changed: version %(number)s") % {
            "number": registration.number
        }
        steps.append(_registered(experiment, registration.registered_at, title))
    conclusion = getattr(experiment, "conclusion", None)
    if conclusion and conclusion.is_published:
        steps.append(
            {
                "at": conclusion.published_at,
                "title": _("Conclusion published"),
                "text": str(conclusion.decision_words),
                "who": str(conclusion.decision_owner),
                "state": "done",
            }
        )
    return steps


def _registered(experiment, at: datetime, title: str) -> dict:
    return {
        "at": at,
        "title": title,
        "text": "",
        "who": str(experiment.responsible),
        "state": "done",
    }


def registration_of(experiment: Experiment) -> Registered | None:
    """The registration in force; a query, unless the row comes from ``with_registration()``."""
    if not hasattr(experiment, "registration_number"):
        rows = Experiment.objects.filter(pk=experiment.pk).with_registration()
        for name, value in rows.values(*REGISTRATION_FACTS).get().items():
            setattr(experiment, name, value)
    if experiment.registration_number is None:
        return None
    return Registered(*(getattr(experiment, name) for name in REGISTRATION_FACTS))


def conclusion_due(experiment: Experiment, moves: list[Move]) -> date | None:
    """The day by which the conclusion was promised; ``None`` when there is one, or nothing was measured.

    Whatever recruited has something to conclude, also if it was dropped on the way; without a
    registration there is nothing to conclude against, and the list of findings says so.
    """
    ended = ended_on(experiment, moves)
    if not ended or not any(move.target == Status.RECRUITING for move in moves):
        return None
    conclusion = getattr(experiment, "conclusion", None)
    if conclusion and conclusion.is_published:
        return None
    if registration_of(experiment) is None:
        return None
    return ended + PROMISED[Status.EVALUATING]


@dataclass(frozen=True)
class Owed:
    """A conclusion that is promised and not published yet."""

    due_on: date

    @property
    def late(self) -> str:
        return late_in_words(self.due_on)


def owed_of(experiment: Experiment, moves: list[Move] | None = None) -> Owed | None:
    """``moves``: all of them in their order, where they are at hand."""
    if moves is None:
        moves = moves_of(experiment)
    due = conclusion_due(experiment, moves)
    return Owed(due) if due else None


def moves_of(experiment: Experiment) -> list[Move]:
    return list(experiment.moves.order_by("at", "pk"))


def ended_on(experiment: Experiment, moves: list[Move]) -> date | None:
    """When measuring ended: the last step into evaluation or the end, else the last day if it is past."""
    if experiment.status in ENDED:
        last = [move for move in moves if move.target == Status.EVALUATING]
        last = last or [move for move in moves if move.target in CONCLUDED]
        return timezone.localdate(last[-1].at) if last else None
    is_past = experiment.ends_on and experiment.ends_on < timezone.localdate()
    return experiment.ends_on if is_past else None


def _proposed(experiment) -> dict:
    title = Status.PROPOSED.label
    return {
        "at": experiment.created_at,
        "title": title,
        "text": "",
        "who": "",
        "state": "done",
    }


def _done(move: Move, *, is_demo: bool) -> dict:
    return {
        "at": move.at,
        "title": Status(move.target).label,
        "text": str(move.reason),
        "who": who_moved(move, is_demo=is_demo),
        "state": "done",
    }


def who_moved(move: Move, *, is_demo: bool) -> str:
    """In which role they acted, with the name they show to others, if any.

    People of a demonstration are their role and nothing else.
    """
    hat = Hat(move.by_role).label
    profile = getattr(move.by, "profile", None)
    if is_demo or profile is None or not profile.display_name:
        return hat
    return f"{profile.display_name}, {hat}"


def next_step(experiment: Experiment, *, since: datetime) -> dict:
    """What comes next, and the day by which it was promised; lateness is said in words."""
    title, due = _expected(experiment, since)
    return _awaited(experiment, title, due)


def late_in_words(due: date) -> str:
    """``3 days late``; empty while there is time."""
    days = (timezone.localdate() - due).days
    if days <= 0:
        return ""
    return ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days}


def _awaited(experiment, title: str, due: date) -> dict:
    text = late_in_words(due)
    return {
        "at": timezone.make_aware(datetime.combine(due, time())),
        "title": title,
        "text": text,
        "who": str(experiment.responsible),
        "state": "late" if text else "next",
    }


def _expected(experiment: Experiment, since: datetime) -> tuple[str, date]:
    promised = timezone.localdate(since) + PROMISED.get(experiment.status, timedelta())
    return {
        Status.PROPOSED: (_("The park decides whether to design it"), promised),
        Status.DESIGNING: (_("Participants can join"), promised),
        Status.RECRUITING: (
            _("The experiment starts"),
            experiment.starts_on or promised,
        ),
        Status.RUNNING: (
            _("The results are evaluated"),
            experiment.ends_on or promised,
        ),
        Status.PAUSED: (_("It goes on, or the park says why not"), promised),
        Status.EVALUATING: (
            _(
                "The conclusion is published, and the city decides: adopt, change or drop"
            ),
            promised,
        ),
    }[experiment.status]
