"""Figures of a day as observations of an experiment: what the records of an app say, once for each day that is over."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from django.utils import timezone

from experiments.observations.actions import record_batch
from experiments.observations.actions.batches import Became, Entry
from experiments.observations.enums import Source
from experiments.observations.protocol import Form, protocol_of

SEOUL = ZoneInfo("Asia/Seoul")
DAYS_BACK = 14


def record_days(
    experiment,
    *,
    unit: str,
    names: Collection[str],
    figures_of: Callable[[date], dict],
) -> int:
    """How many were new. Forms about no person get them, where they have fields of these ``names``."""
    protocol = protocol_of(experiment)
    forms = [each for each in protocol.forms if asks(each, names)] if protocol else []
    if not forms:
        return 0
    today = timezone.now().astimezone(SEOUL).date()
    days = [today - timedelta(days=back) for back in range(DAYS_BACK, 0, -1)]
    told = [(day, figures) for day in days if (figures := figures_of(day))]
    done = []
    for form in forms:
        entries = [entry_of(experiment, form, *each, unit=unit) for each in told]
        done += record_batch(
            experiment=experiment, form=form, entries=entries, source=Source.KEY
        )
    return sum(each.became == Became.CREATED for each in done)


def asks(form: Form, names: Collection[str]) -> bool:
    return form.is_about_no_person and any(form.field(key) for key in names)


def entry_of(experiment, form: Form, day: date, figures: dict, *, unit: str) -> Entry:
    """The key is the day's: it is written once, and what was written is not written over."""
    key = f"{unit}:{experiment.slug}:{form.key}:{day.isoformat()}"
    return Entry(
        client_key=uuid5(NAMESPACE_URL, key),
        observed_at=datetime.combine(day, time(12), tzinfo=SEOUL),
        given={name: value for name, value in figures.items() if form.field(name)},
        unit=unit,
    )
