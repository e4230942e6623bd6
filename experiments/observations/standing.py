"""How a participant stands to the forms: what is due, what was done, what was begun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils import timezone

from experiments.enums import FilledBy
from experiments.models import Participation

from .models import Draft, Observation
from .protocol import Form, Protocol
from .rhythm import Period, period_of


@dataclass(frozen=True)
class Task:
    """One form as one participant sees it today."""

    form: Form
    period: Period | None  # none: as often as one likes
    last_on: date | None
    draft: Draft | None

    @property
    def is_done(self) -> bool:
        """For now: the next time begins with the next period."""
        return bool(self.period and self.last_on and self.period.holds(self.last_on))

    @property
    def is_due(self) -> bool:
        return self.period is not None and not self.is_done

    @property
    def due_by(self) -> date | None:
        return self.period.last if self.period and self.is_due else None


def tasks_of(
    participation: Participation, protocol: Protocol, today: date | None = None
) -> list[Task]:
    """The forms filled in by participants, in their order. Two queries."""
    today = today or timezone.localdate()
    own = Observation.objects.filter(participation=participation).exclude(values={})
    last = dict(own.values_list("form").annotate(Max("observed_on")).order_by())
    drafts = {each.form: each for each in participation.drafts.all()}
    return [
        Task(
            form,
            period_of(form.form.how_often, today),
            last.get(form.key),
            drafts.get(form.key),
        )
        for form in protocol.filled_by(FilledBy.PARTICIPANTS)
    ]
