"""The life of an experiment as the public reads it: what happened, and what comes next by when."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Experiment, Move
from .workflow import CONCLUDED, PROMISED, Hat, Status


def timeline_of(experiment: Experiment) -> list[dict]:
    """Steps for ``includes/timeline.html``; two queries."""
    moves = list(experiment.moves.select_related("by__profile").order_by("at", "pk"))
    steps = [_proposed(experiment)] if not moves or moves[0].source else []
    steps += [_done(move, is_demo=experiment.is_demo) for move in moves]
    if experiment.status not in CONCLUDED:
        steps[-1] = {**steps[-1], "state": "now"}
        steps.append(next_step(experiment, since=steps[-1]["at"]))
    return steps


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
    days_late = (timezone.localdate() - due).days
    text = ""
    if days_late > 0:
        text = ngettext("%(days)d day late", "%(days)d days late", days_late) % {
            "days": days_late
        }
    return {
        "at": timezone.make_aware(datetime.combine(due, time())),
        "title": title,
        "text": text,
        "who": str(experiment.responsible),
        "state": "late" if days_late > 0 else "next",
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
        Status.EVALUATING: (_("The city decides: adopt, change or drop"), promised),
    }[experiment.status]
