"""What one pass over all rows leaves behind: small enough to be kept, also of a million of them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import date

from experiments.models import Experiment

from ..consented import Row, rows_of
from ..protocol import NUMBERS, Form, Protocol
from ..rhythm import number_of
from .outliers import Judged, Odd, Values, judge


@dataclass(frozen=True)
class Filled:
    """How often one participant filled in one form, and in which periods.

    Bit ``n`` of ``periods`` is the ``n``-th period before the newest one of the form.
    """

    entries: int = 0
    periods: int = 0


@dataclass(frozen=True)
class FormTally:
    """``newest``: the number of the last period (:func:`number_of`) in which somebody filled it in."""

    entries: int = 0
    last_on: date | None = None
    newest: int = 0
    people: dict[int, Filled] = field(default_factory=dict)


@dataclass(frozen=True)
class Tally:
    """``judged``: what looks odd, by form and field; only fields of which something does."""

    forms: dict[str, FormTally] = field(default_factory=dict)
    judged: dict[tuple[str, str], Judged] = field(default_factory=dict)

    def of(self, form: Form) -> FormTally:
        return self.forms.get(form.key, FormTally())


def tally_of(experiment: Experiment, protocol: Protocol) -> Tally:
    """Of the rows that consent carries, those of who refused publication too: it is for organisers."""
    counters = {each.key: _Counter(each) for each in protocol.forms}
    for row in rows_of(experiment, protocol, to_publish=False):
        if counter := counters.get(row.form):
            counter.add(row)
    judged = {
        (form, key): found
        for form, counter in counters.items()
        for key, values in counter.values.items()
        if (found := judge(values)) and found.odd
    }
    return Tally({key: each.tally() for key, each in counters.items()}, judged)


class _Counter:
    """Of one form: entries and periods by person, numbers by field."""

    def __init__(self, form: Form):
        self._how_often = form.form.how_often
        self._entries = 0
        self._last_on: date | None = None
        self._people: dict[int, list] = {}
        self.values = {
            each.key: Values() for each in form.fields if each.kind in NUMBERS
        }

    def add(self, row: Row) -> None:
        self._entries += 1
        if self._last_on is None or row.observed_on > self._last_on:
            self._last_on = row.observed_on
        if row.person:
            counted = self._people.setdefault(row.person, [0, set()])
            counted[0] += 1
            counted[1].add(number_of(self._how_often, row.observed_on))
        for key, values in self.values.items():
            number = row.values.get(key)
            if type(number) in (int, float):
                values.add(row.pk, number)

    def tally(self) -> FormTally:
        newest = max(
            (max(periods) for _count, periods in self._people.values()), default=0
        )
        people = {
            person: Filled(count, sum(1 << (newest - each) for each in periods))
            for person, (count, periods) in self._people.items()
        }
        return FormTally(self._entries, self._last_on, newest, people)


def to_text(tally: Tally) -> str:
    """Compact JSON; bits are written in hexadecimal."""
    forms = {
        key: {
            "entries": each.entries,
            "last_on": each.last_on and each.last_on.isoformat(),
            "newest": each.newest,
            "people": {
                person: [filled.entries, f"{filled.periods:x}"]
                for person, filled in each.people.items()
            },
        }
        for key, each in tally.forms.items()
    }
    judged = [[*key, asdict(each)] for key, each in tally.judged.items()]
    return json.dumps({"forms": forms, "judged": judged}, separators=(",", ":"))


def from_text(text: str) -> Tally:
    read = json.loads(text)
    forms = {
        key: FormTally(
            entries=each["entries"],
            last_on=each["last_on"] and date.fromisoformat(each["last_on"]),
            newest=each["newest"],
            people={
                int(person): Filled(count, int(periods, 16))
                for person, (count, periods) in each["people"].items()
            },
        )
        for key, each in read["forms"].items()
    }
    judged = {
        (form, key): Judged(**{**each, "odd": [Odd(**odd) for odd in each["odd"]]})
        for form, key, each in read["judged"]
    }
    return Tally(forms, judged)
