"""Who filled in what and when: a row for each participant's code, a column for each day, week or month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.enums import FilledBy, HowOften
from experiments.models import Experiment
from experiments.timeline import ended_on
from experiments.workflow import ParticipationStatus

from ..codes import code_of
from ..protocol import Form, Protocol
from .schedule import SHOWN, Slot, slot_around, slots_of


class Mark(models.TextChoices):
    FILLED = "filled", _("filled in")
    MISSING = "missing", _("missing")
    DUE = "due", _("due now")
    NOT_ASKED = "not-asked", _("not asked yet")


@dataclass(frozen=True)
class Line:
    """One participant; ``filled`` of ``expected`` counts every slot, shown or not."""

    code: str
    marks: list[tuple[Slot, Mark]]
    entries: int
    filled: int
    expected: int

    @property
    def missing(self) -> int:
        return self.expected - self.filled


@dataclass(frozen=True)
class Completeness:
    """Of one form. Without slots (entries come at any time) only ``entries`` says something."""

    form: Form
    slots: list[Slot]
    lines: list[Line]

    @property
    def filled(self) -> int:
        return sum(line.filled for line in self.lines)

    @property
    def expected(self) -> int:
        return sum(line.expected for line in self.lines)

    @property
    def missing(self) -> int:
        return self.expected - self.filled

    @property
    def share(self) -> int | None:
        return round(100 * self.filled / self.expected) if self.expected else None

    @property
    def silent(self) -> int:
        """How many never filled it in at all."""
        return sum(not line.entries for line in self.lines)


def participants_since(experiment: Experiment) -> dict[int, date]:
    """Who takes part now, by key, with the day they joined. One query."""
    joined = experiment.participations.filter(status=ParticipationStatus.JOINED)
    return {
        pk: timezone.localdate(at) for pk, at in joined.values_list("pk", "joined_at")
    }


def completeness_of(
    experiment: Experiment,
    protocol: Protocol,
    days: dict[tuple[str, int], dict[date, int]],
    people: dict[int, date],
    running: list[tuple[date, date]],
) -> list[Completeness]:
    """``days`` counts entries by form and person, and in it by day; nothing is asked while it is paused. One query."""
    last_on = asked_until(experiment)
    return [
        _of_form(experiment, form, last_on, days, people, running)
        for form in protocol.filled_by(FilledBy.PARTICIPANTS)
    ]


def asked_until(experiment: Experiment) -> date:
    """Today, or the day on which measuring ended: nobody is asked while it is evaluated."""
    today = timezone.localdate()
    ended = ended_on(experiment, list(experiment.moves.order_by("at", "pk")))
    return min(filter(None, (today, experiment.ends_on, ended)))


def _of_form(
    experiment, form: Form, last_on: date, days, people, running
) -> Completeness:
    how_often = form.form.how_often
    first_on = experiment.starts_on or min(people.values(), default=last_on)
    slots = [
        slot
        for slot in slots_of(how_often, first_on, last_on)
        if any(begin <= slot.last_on and slot.first_on <= end for begin, end in running)
    ]
    shown = slots[-SHOWN.get(how_often, 1) :]
    lines = [
        _line(
            form, pk, max(since, first_on), days.get((form.key, pk), {}), slots, shown
        )
        for pk, since in people.items()
    ]
    lines.sort(key=lambda line: (-line.missing, line.code))
    return Completeness(form, shown, lines)


def _line(form: Form, pk: int, since, entries, slots, shown) -> Line:
    today = timezone.localdate()
    asked = {slot for slot in slots if slot.last_on >= since}
    done = asked & _filled(form.form.how_often, entries, slots)
    due = {slot for slot in asked if slot.last_on >= today} - done
    marks = [(slot, _mark(slot, asked, done, due)) for slot in shown]
    expected = len(asked) - len(due)
    return Line(code_of(pk), marks, sum(entries.values()), len(done), expected)


def _filled(how_often: str, entries: dict[date, int], slots: list[Slot]) -> set[Slot]:
    if how_often == HowOften.ONCE:
        return set(slots) if entries else set()
    return {slot_around(how_often, day) for day in entries} if slots else set()


def _mark(slot: Slot, asked: set[Slot], done: set[Slot], due: set[Slot]) -> Mark:
    if slot in done:
        return Mark.FILLED
    if slot not in asked:
        return Mark.NOT_ASKED
    return Mark.DUE if slot in due else Mark.MISSING
