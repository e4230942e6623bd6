"""Who filled in what and when: a row for each participant's code, a column for each day, week or month."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from experiments.enums import FilledBy
from experiments.models import Experiment, Move
from experiments.timeline import ended_on
from experiments.workflow import ParticipationStatus

from ..codes import code_of
from ..entries.tally import Filled, Tally
from ..protocol import Form, Protocol
from .schedule import SHOWN, Slot, slots_of


class Mark(models.TextChoices):
    FILLED = "filled", _("filled in")
    MISSING = "missing", _("missing")
    DUE = "due", _("due now")
    NOT_ASKED = "not-asked", _("not asked yet")


@dataclass(frozen=True)
class Calendar:
    """The slots of one form, each also as a bit, in step with what was filled in (:class:`Filled`)."""

    slots: list[Slot]
    newest: int
    shown: list[tuple[Slot, int]]  # the last of them, with their bits
    open: int  # what is not over today
    after: list[int]  # for each slot: it and all later ones

    def filled(self, periods: int) -> int:
        return periods << self._ahead

    def asked_since(self, day: date) -> int:
        """The slots that were not over on that day."""
        at = bisect_left(self.slots, day, key=lambda slot: slot.last_on)
        return self.after[at] if at < len(self.after) else 0

    @property
    def _ahead(self) -> int:
        """By how many periods the slots go on after the newest entry."""
        return _top(self.slots, self.newest) - self.newest


def calendar_of(how_often: str, slots: list[Slot], newest: int) -> Calendar:
    top, today = _top(slots, newest), timezone.localdate()
    bits = [1 << (top - slot.number) for slot in slots]
    return Calendar(
        slots=slots,
        newest=newest,
        shown=list(zip(slots, bits, strict=True))[-SHOWN.get(how_often, 1) :],
        open=sum(
            bit for slot, bit in zip(slots, bits, strict=True) if slot.last_on >= today
        ),
        after=list(accumulate(reversed(bits)))[::-1],
    )


def _top(slots: list[Slot], newest: int) -> int:
    return max(newest, slots[-1].number) if slots else newest


@dataclass(frozen=True)
class Line:
    """One participant. ``asked`` and ``done`` are bits of slots; ``due``: asked, not done, and not over."""

    code: str
    entries: int
    asked: int
    done: int
    due: int
    calendar: Calendar

    @property
    def marks(self) -> list[tuple[Slot, Mark]]:
        return [(slot, self._mark(bit)) for slot, bit in self.calendar.shown]

    def _mark(self, bit: int) -> Mark:
        if bit & self.done:
            return Mark.FILLED
        if not bit & self.asked:
            return Mark.NOT_ASKED
        return Mark.DUE if bit & self.due else Mark.MISSING

    @cached_property
    def filled(self) -> int:
        return self.done.bit_count()

    @cached_property
    def expected(self) -> int:
        """Counts every slot, shown or not."""
        return self.asked.bit_count() - self.due.bit_count()

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
    counted: Tally,
    people: dict[int, date],
    running: list[tuple[date, date]],
    last_on: date,
) -> list[Completeness]:
    """Of ``people``, who take part now; nothing is asked while it is paused, nor after ``last_on``."""
    first_on = experiment.starts_on or min(people.values(), default=last_on)
    found = []
    for form in protocol.filled_by(FilledBy.PARTICIPANTS):
        how_often, tally = form.form.how_often, counted.of(form)
        slots = [
            slot
            for slot in slots_of(how_often, first_on, last_on)
            if any(
                start <= slot.last_on and slot.first_on <= end for start, end in running
            )
        ]
        calendar = calendar_of(how_often, slots, tally.newest)
        lines = [
            _line(pk, max(since, first_on), tally.people.get(pk, Filled()), calendar)
            for pk, since in people.items()
        ]
        lines.sort(key=lambda line: (-line.missing, line.code))
        found.append(Completeness(form, [slot for slot, _bit in calendar.shown], lines))
    return found


def asked_until(experiment: Experiment, moves: list[Move]) -> date:
    """Today, or the day on which measuring ended: nobody is asked while it is evaluated."""
    today = timezone.localdate()
    ended = ended_on(experiment, moves)
    return min(filter(None, (today, experiment.ends_on, ended)))


def _line(pk: int, since: date, filled: Filled, calendar: Calendar) -> Line:
    asked = calendar.asked_since(since)
    done = asked & calendar.filled(filled.periods)
    due = asked & calendar.open & ~done
    return Line(code_of(pk), filled.entries, asked, done, due, calendar)
