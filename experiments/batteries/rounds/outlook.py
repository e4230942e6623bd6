"""What is in the boxes and which of them want emptying: the books and the reports, read and forecast.

Seven queries for any number of boxes; what boxes have in common is learned once an hour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.core.cache import cache
from django.db.models import Q, Sum
from django.utils import timezone

from experiments.batteries.custody.models import CustodyEvent, DayBalance, Stock
from experiments.batteries.custody.workflow import Act
from experiments.batteries.enums import Outcome, PointStatus, ReportKind, Source
from experiments.batteries.models import BatteryPoint, PointReport

from .forecast.calibration import Calibration, back_test
from .forecast.level import Box, Habits, Interval, Level, learn, level_of, rate_of
from .forecast.reasons import Reason

USUAL_CAPACITY = 12_000  # grams, where nobody has said how much a box holds
SEEN_DAYS = 180  # of the past that is read
WEEKS = 12  # whole ones, by which weekdays are told apart
ROUND_WEEKDAYS = range(5)  # Monday to Friday
HABITS_KEY = "batteries.habits"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Outlook:
    """Of one box: how full it is now, how full it will be when the van could come next, and why that matters."""

    point: BatteryPoint
    now: Level
    later: Level
    reason: Reason

    @property
    def is_due(self) -> bool:
        return self.reason.is_due


def next_round_day(day: date) -> date:
    """The day on which the van could come if it did not come on ``day``."""
    day += ONE_DAY
    while day.weekday() not in ROUND_WEEKDAYS:
        day += ONE_DAY
    return day


def boxes() -> list[BatteryPoint]:
    """All that the park empties: in use, and there. One query."""
    return list(emptied_by_us().order_by("pk"))


def emptied_by_us():
    """The park's own boxes, and others that somebody brought batteries to. What open lists tell of elsewhere is not ours to empty."""
    standing = BatteryPoint.objects.filter(is_active=True).exclude(
        status=PointStatus.GONE
    )
    return standing.filter(Q(source=Source.PARK) | Q(custody_node__isnull=False))


def fill_of(
    points: Iterable[BatteryPoint],
    at: datetime | None = None,
    *,
    day: date | None = None,
) -> dict[int, Outlook]:
    """By the key of the point, as of ``at``; the van could come on ``day`` (today), and then on the next day of rounds."""
    now = at or timezone.now()
    points = list(points)
    habits = habits_at(now)
    histories = histories_of([each.pk for each in points], now)
    known, reports = _known(points), _reports(points, histories)
    today = timezone.localtime(now).date()
    by = next_round_day(max(day or today, today))
    zone = ZoneInfo(timezone.get_current_timezone_name())
    then = datetime.combine(by, time(17), zone)
    found = {}
    for point in points:
        history = histories.get(point.pk, ())
        box = Box(
            point.capacity_grams or USUAL_CAPACITY,
            _since(point, history, now),
            known.get(point.pk, 0),
            reports.get(point.pk, 0),
            tuple(history),
        )
        found[point.pk] = _outlook(point, box, habits, now, then)
    return found


def _outlook(point, box: Box, habits: Habits, now: datetime, then: datetime) -> Outlook:
    level = level_of(box, habits, now, now)
    later = level_of(box, habits, now, max(then, now))
    reason = Reason.of(
        level,
        later,
        per_day=rate_of(box.history, habits, now).mean,
        since=timezone.localtime(box.since).date(),
        today=timezone.localtime(now).date(),
        by=then.date(),
    )
    return Outlook(point, level, later, reason)


def _since(point: BatteryPoint, history, now: datetime) -> datetime:
    if history:
        return history[-1].at
    return max(point.created_at, now - timedelta(days=SEEN_DAYS))


def histories_of(
    points: Iterable[int] | None, now: datetime
) -> dict[int, list[Interval]]:
    """Emptyings by the key of the point, in order of time. Two queries."""
    since = now - timedelta(days=SEEN_DAYS)
    emptied = CustodyEvent.objects.filter(
        act=Act.EMPTY, corrects=None, correction=None, at__gte=since, at__lte=now
    )
    told = DayBalance.objects.filter(
        lot_number=0,
        received__gt=0,
        day__gte=since.date(),
        node__point__isnull=False,
    )
    if points is not None:
        points = list(points)
        emptied = emptied.filter(source__point__in=points)
        told = told.filter(node__point__in=points)
    registered = defaultdict(list)
    for point, day, grams in told.values_list("node__point", "day", "received"):
        registered[point].append((day, grams))
    by_point = defaultdict(list)
    rows = emptied.order_by("at", "pk").values_list("source__point", "at", "grams")
    for point, at, grams in rows:
        by_point[point].append((at, grams))
    return {
        point: list(_intervals(rows, registered[point]))
        for point, rows in by_point.items()
    }


def _intervals(emptied: list[tuple[datetime, int]], told: list[tuple[date, int]]):
    """The first emptying only says when the box began to fill. What came on the day of an emptying came before it."""
    for (since, _before), (at, grams) in zip(emptied, emptied[1:], strict=False):
        first, last = timezone.localtime(since).date(), timezone.localtime(at).date()
        registered = sum(each for day, each in told if first < day <= last)
        if at > since:
            yield Interval(since, at, grams, registered)


def _known(points: list[BatteryPoint]) -> dict[int, int]:
    rows = Stock.objects.filter(node__point__in=points, lot_number=0)
    return dict(rows.values_list("node__point", "grams"))


def _reports(points: list[BatteryPoint], histories: dict) -> dict[int, int]:
    """Open reports that it is full, since it was emptied last; somebody who says so twice is one. A check that found it full
    is as good as a report."""
    rows = PointReport.objects.filter(
        point__in=points, kind=ReportKind.FULL, outcome=Outcome.OPEN
    )
    said: dict[int, set] = defaultdict(set)
    for pk, point, person, at in rows.values_list("pk", "point", "person", "at"):
        history = histories.get(point)
        if not history or at > history[-1].at:
            said[point].add(person or f"#{pk}")
    for point in points:
        if point.status == PointStatus.FULL and not said[point.pk]:
            said[point.pk].add("checked")
    return {point: len(people) for point, people in said.items()}


def habits_at(now: datetime) -> Habits:
    zone = timezone.get_current_timezone()
    kept = cache.get(HABITS_KEY)
    if kept is None:
        learned = learn(histories_of(None, now).values(), _by_weekday(now))
        kept = {**asdict(learned), "zone": None}
        cache.set(HABITS_KEY, kept, 3600)
    return Habits(**{**kept, "weekdays": tuple(kept["weekdays"]), "zone": zone})


def _by_weekday(now: datetime) -> list[int]:
    """Grams that drop-offs brought in whole weeks, Monday first. One query."""
    today = timezone.localtime(now).date()
    end = today - timedelta(days=today.weekday())
    days = DayBalance.objects.filter(
        lot_number=0,
        node__point__isnull=False,
        day__lt=end,
        day__gte=end - timedelta(weeks=WEEKS),
    )
    sums = [0] * 7
    for day, grams in days.values_list("day").annotate(Sum("received")).order_by():
        sums[day.weekday()] += grams
    return sums


def calibration_at(now: datetime) -> Calibration:
    """How good the forecast has been over the half year that is read. Learned anew every hour, like the habits."""
    key = f"{HABITS_KEY}.trials"
    kept = cache.get(key)
    if kept is None:
        histories = histories_of(None, now)
        sizes = BatteryPoint.objects.filter(pk__in=histories).values_list(
            "pk", "capacity_grams"
        )
        capacities = {pk: grams or USUAL_CAPACITY for pk, grams in sizes}
        kept = back_test(histories, capacities, _by_weekday(now))
        cache.set(key, kept, 3600)
    return kept


def panel_of(point: BatteryPoint, _user) -> dict | None:
    """For the desk of one point, where it is one that the park empties."""
    if not emptied_by_us().filter(pk=point.pk).exists():
        return None
    return {"reason": fill_of([point])[point.pk].reason}
