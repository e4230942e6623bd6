"""How far somebody has come towards what the priority rules give, worked out from what they shared: hours, not points."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import datetime

from django.db.models.functions import Coalesce
from django.utils import timezone

from experiments.bookings.workflow import Status

from .models import Deal, PriorityRule


@dataclass(frozen=True)
class Progress:
    """One rule, for one person, at one moment."""

    rule: PriorityRule
    since: datetime
    minutes: int

    @property
    def hours(self) -> int:
        return self.minutes // 60

    @property
    def is_reached(self) -> bool:
        return self.minutes >= self.rule.shared_minutes

    @property
    def missing_hours(self) -> int:
        """Begun hours count whole."""
        return max(0, -((self.minutes - self.rule.shared_minutes) // 60))

    @property
    def shown_minutes(self) -> int:
        """No bar is longer than full."""
        return min(self.minutes, self.rule.shared_minutes)


def progress_of(person, at: datetime | None = None) -> list[Progress]:
    """Every rule in force; three queries, however much was shared."""
    at = at or timezone.now()
    rules = list(
        PriorityRule.objects.in_force(at).prefetch_related("districts").order_by("pk")
    )
    if not rules:
        return []
    longest = months_before(at, max(rule.months for rule in rules))
    shared = _shared_by(person, longest, at)
    return [_progress(rule, shared, at) for rule in rules]


def _shared_by(person, since: datetime, until: datetime) -> list[tuple]:
    """(moment, minutes, district) of every stay that ended then; one query. A card under which an hour earns nothing counts alike."""
    ended = Deal.objects.filter(space__owner=person, booking__status=Status.ENDED)
    stays = ended.annotate(moment=Coalesce("left_at", "booking__ends_at")).filter(
        moment__gt=since, moment__lte=until
    )
    return [
        (moment, round((ends - starts).total_seconds() / 60), district)
        for moment, starts, ends, district in stays.values_list(
            "moment", "booking__starts_at", "booking__ends_at", "space__district"
        )
    ]


def classes_raised(person, at: datetime | None = None) -> int:
    """By how many classes the rules raise the person's resident priority: the best of them, they do not add up."""
    reached = [each for each in progress_of(person, at) if each.is_reached]
    return max((each.rule.classes for each in reached), default=0)


def _progress(rule: PriorityRule, shared: list, at: datetime) -> Progress:
    since = months_before(at, rule.months)
    places = {each.pk for each in rule.districts.all()}
    minutes = sum(
        minutes
        for moment, minutes, district in shared
        if moment > since and (not places or district in places)
    )
    return Progress(rule, since, minutes)


def months_before(moment: datetime, months: int) -> datetime:
    """The same day of an earlier month, or its last: four months before the 31st of March is the 30th of November."""
    total = moment.year * 12 + moment.month - 1 - months
    year, month = divmod(total, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return moment.replace(year=year, month=month + 1, day=min(moment.day, last))
