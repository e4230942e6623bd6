"""Grams by kind of place, by week and district, by material: read off custody's running sums, never off its events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, F, QuerySet, Sum, Value
from django.db.models.functions import TruncWeek
from django.utils import timezone

from experiments.batteries.custody.enums import BOUNDLESS, NodeKind
from experiments.batteries.custody.models import (
    Certificate,
    DayBalance,
    Node,
    Recovered,
    Stock,
)
from experiments.batteries.rewards.enums import State
from experiments.batteries.rewards.figures import FEWEST_PEOPLE
from experiments.batteries.rewards.models import SEOUL, DropOff

COLUMNS = ("received", "found", "sent", "lost")
WHOLE = ""  # instead of a material: the weight of the batteries


@dataclass(frozen=True)
class Sums:
    """In grams. ``stock`` is what is there now; within a time it is not asked."""

    received: int = 0
    found: int = 0
    sent: int = 0
    lost: int = 0
    stock: int = 0

    @property
    def difference(self) -> int:
        """Nought, or something cannot be explained."""
        return self.received + self.found - self.sent - self.lost - self.stock


def this_monday(now: datetime | None = None) -> date:
    today = (now or timezone.now()).astimezone(SEOUL).date()
    return today - timedelta(days=today.weekday())


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=SEOUL)


def sums_by_kind(since: date | None = None) -> dict[str, Sums]:
    """Since the first day, or of the whole time. One query."""
    if since is None:
        return _grouped(Stock.objects.all(), "node__kind", (*COLUMNS, "grams"))
    return _grouped(DayBalance.objects.filter(day__gte=since), "node__kind", COLUMNS)


def sums_of(nodes: Iterable[Node]) -> dict[int, Sums]:
    """By the key of the place. One query."""
    stocks = Stock.objects.filter(node__in=[each.pk for each in nodes])
    return _grouped(stocks, "node_id", (*COLUMNS, "grams"))


def _grouped(rows: QuerySet, by: str, columns: tuple[str, ...]) -> dict:
    sums = {f"of_{name}": Sum(name) for name in columns}
    told = rows.values_list(by).annotate(**sums).order_by()
    return {key: Sums(*grams) for key, *grams in told}


def places() -> QuerySet[Node]:
    """Hubs, vans and recyclers first, then the boxes, each kind in the order in which they came."""
    kept = Node.objects.exclude(kind__in=BOUNDLESS).select_related("point__district")
    return kept.order_by(F("point_id").asc(nulls_first=True), "kind", "pk")


@dataclass(frozen=True)
class Won:
    """What recyclers made of batteries of one chemistry: ``grams`` by material, out of ``recycled``."""

    chemistry: str
    recycled: int
    grams: dict[str, int]

    @property
    def share(self) -> float:
        return sum(self.grams.values()) / self.recycled


def won_by_chemistry(since: date | None = None) -> list[Won]:
    """As certified by recyclers. One query; its rows are kinds of batteries and materials."""
    certificates = Certificate.objects.all()
    if since:
        certificates = certificates.filter(at__gte=_begin(since))
    recycled = (
        certificates.order_by()
        .values_list("lot__chemistry", Value(WHOLE))
        .annotate(sum=Sum("confirmed_grams"))
    )
    won = (
        Recovered.objects.filter(certificate__in=certificates)
        .values_list("certificate__lot__chemistry", "material")
        .annotate(sum=Sum("grams"))
    )
    grams: dict[str, dict[str, int]] = defaultdict(dict)
    for chemistry, material, told in sorted(recycled.union(won, all=True)):
        grams[chemistry][material] = told
    return [Won(chemistry, told.pop(WHOLE), told) for chemistry, told in grams.items()]


def materials_of(won: Iterable[Won]) -> dict[str, int]:
    """Over all chemistries, the heaviest first."""
    grams: dict[str, int] = defaultdict(int)
    for each in won:
        for material, weight in each.grams.items():
            grams[material] += weight
    return dict(sorted(grams.items(), key=lambda pair: (-pair[1], pair[0])))


def weeks_by_district(
    since: date, until: date | None = None
) -> dict[tuple[int | None, date], Sums]:
    """What came into boxes and was weighed out of them, by (key of the district, Monday). One query."""
    days = DayBalance.objects.filter(node__kind=NodeKind.BOX, day__gte=since)
    if until:
        days = days.filter(day__lt=until)
    sums = {f"of_{name}": Sum(name) for name in COLUMNS}
    told = (
        days.annotate(week=TruncWeek("day"))
        .values_list("node__point__district", "week")
        .annotate(**sums)
        .order_by()
    )
    return {(district, week): Sums(*grams) for district, week, *grams in told}


def told_weeks(since: date, until: date) -> dict[tuple[int | None, date], int]:
    """Drop-offs that were confirmed, where five people or more brought them: of fewer nothing is told. One query.

    Those who gave no name count as nobody: they may be one person.
    """
    confirmed = DropOff.objects.filter(
        state=State.CONFIRMED,
        at__gte=_begin(since),
        at__lt=_begin(until),
    )
    told = (
        confirmed.annotate(week=TruncWeek("at", tzinfo=SEOUL))
        .values_list("point__district", "week")
        .annotate(people=Count("account", distinct=True), all=Count("pk"))
        .order_by()
    )
    return {
        (district, week.date()): count
        for district, week, people, count in told
        if people >= FEWEST_PEOPLE
    }
