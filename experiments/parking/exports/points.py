"""The books of points, for everybody: no person in them, no space and no day, and every balance can be worked out again.

A period is a month that is over, or several where fewer than five people's points moved in one: then a month waits for
the next. Within a period each account has one line, the sum of what it earned and spent.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from ..codes import AccountKind, Entry
from ..models import Account, Posting, Transaction

SEOUL = ZoneInfo("Asia/Seoul")
FEWEST_ACCOUNTS = 5
HEADINGS = ("from", "to", "account", "points")


@dataclass
class Period:
    """``first`` is the first day and ``end`` the first day after; ``lines`` are net points by account code."""

    first: date
    end: date
    lines: Counter = field(default_factory=Counter)
    people: set[str] = field(default_factory=set)
    kinds: dict[str, Counter] = field(default_factory=lambda: defaultdict(Counter))
    moved_by: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, other: Period) -> None:
        self.end = other.end
        for code, points in other.lines.items():
            self.lines[code] += points
        self.people |= other.people
        for kind, sums in other.kinds.items():
            self.kinds[kind].update(sums)
        for kind, codes in other.moved_by.items():
            self.moved_by[kind] |= codes

    @property
    def told_kinds(self) -> dict[str, dict]:
        """Those by which the points of enough people moved: one room of one evening is seen by others."""
        return {
            kind: dict(self.kinds[kind])
            for kind in Entry.values
            if len(self.moved_by[kind]) >= FEWEST_ACCOUNTS
        }


def published_periods(now: datetime | None = None) -> list[Period]:
    """Two queries. What is too small to be shown yet waits."""
    published, waiting = [], None
    for month in _months(now or timezone.now()):
        if waiting:
            waiting.add(month)
        else:
            waiting = month
        if len(waiting.people) >= FEWEST_ACCOUNTS:
            published.append(waiting)
            waiting = None
    return published


def _months(now: datetime) -> list[Period]:
    this_month = now.astimezone(SEOUL).date().replace(day=1)
    start = datetime(this_month.year, this_month.month, 1, tzinfo=SEOUL)
    months: dict[date, Period] = {}

    def of(moment: datetime) -> Period:
        first = moment.astimezone(SEOUL).date()
        return months.setdefault(first, Period(first, _next_month(first)))

    lines = Posting.objects.filter(
        transaction__is_sealed=True, transaction__posted_at__lt=start
    ).annotate(month=TruncMonth("transaction__posted_at", tzinfo=SEOUL))
    for month, code, whose, kind, points in lines.values_list(
        "month", "account__code", "account__kind", "transaction__kind"
    ).annotate(sum=Sum("points")):
        of(month).lines[code] += points
        if whose == AccountKind.PERSON:
            of(month).people.add(code)
            of(month).moved_by[kind].add(code)
    moved = Transaction.objects.sealed().filter(posted_at__lt=start)
    for month, kind, number, minutes in (
        moved.annotate(month=TruncMonth("posted_at", tzinfo=SEOUL))
        .values_list("month", "kind")
        .annotate(number=Count("pk"), minutes=Sum("minutes"))
    ):
        of(month).kinds[kind].update(number=number, minutes=minutes)
    return [months[first] for first in sorted(months)]


def _next_month(first: date) -> date:
    return (
        date(first.year + 1, 1, 1)
        if first.month == 12
        else date(first.year, first.month + 1, 1)
    )


def points_table(periods: list[Period]) -> Iterator[tuple]:
    """Rows under :data:`HEADINGS`; the order is that of the codes, which tells nothing."""
    for period in periods:
        for code in sorted(period.lines):
            yield (
                period.first.isoformat(),
                period.end.isoformat(),
                code,
                period.lines[code],
            )


def points_document(periods: list[Period]) -> dict:
    """The same as JSON, with what the points of five people or more moved for, and the balances at the end."""
    return {
        "title": "Points of shared parking",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "park_account": park_code(),
        "periods": [
            {
                "from": period.first.isoformat(),
                "to": period.end.isoformat(),
                "accounts": dict(sorted(period.lines.items())),
                "kinds": period.told_kinds,
            }
            for period in periods
        ],
        "balances": dict(sorted(balances(periods).items())),
    }


def balances(periods: list[Period]) -> Counter:
    sums = Counter()
    for period in periods:
        for code, points in period.lines.items():
            sums[code] += points
    return sums


def park_code() -> str:
    return (
        Account.objects.filter(kind=AccountKind.PARK)
        .values_list("code", flat=True)
        .first()
        or ""
    )


def ledger_difference() -> int:
    """Nought, or the books are wrong: what transactions miss, and what was left open, added up without its sign."""
    sums = (
        Posting.objects.values("transaction")
        .annotate(sum=Sum("points"))
        .exclude(sum=0)
        .values_list("sum", flat=True)
    )
    return sum(map(abs, sums)) + Transaction.objects.filter(is_sealed=False).count()
