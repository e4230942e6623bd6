"""Sums over many awards, each by one query, however many there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth

from .enums import WITH_THE_TEAM, AccountKind
from .models import Account, AwardQuerySet, Posting
from .schedule import add_months

SHOWN_MONTHS = 18
MATCH = (AccountKind.MATCH_CASH, AccountKind.MATCH_IN_KIND)


@dataclass(frozen=True)
class Month:
    """Sums from the beginning up to the end of the month."""

    first: date
    released: int
    matched: int


def monthly(awards: AwardQuerySet, today: date) -> list[Month]:
    """The last months up to this one; empty where no money has moved."""
    posted = Posting.objects.filter(
        transaction__award__in=awards.order_by().values("pk"),
        transaction__is_sealed=True,
        account__kind__in=(*WITH_THE_TEAM, *MATCH),
    )
    rows = (
        posted.annotate(month=TruncMonth("transaction__on"))
        .values("month", "account__kind")
        .annotate(won=Sum("amount"))
        .order_by("month")
    )
    moved = [(each["month"], each["account__kind"], each["won"]) for each in rows]
    if not moved:
        return []
    begin = max(moved[0][0], add_months(today.replace(day=1), 1 - SHOWN_MONTHS))
    return [_month(first, moved) for first in _months(begin, today)]


def _months(begin: date, today: date) -> list[date]:
    months = [begin]
    while (following := add_months(months[-1], 1)) <= today:
        months.append(following)
    return months


def _month(first: date, moved: list) -> Month:
    sums = {True: 0, False: 0}
    for month, kind, won in moved:
        if month <= first:
            sums[kind in MATCH] += won
    return Month(first, released=sums[False], matched=sums[True])


def sums_of(awards: AwardQuerySet) -> tuple[dict[str, int], dict[str, int]]:
    """How many awards by status, and won by kind of account: every award has one account of each kind."""
    kept = Account.objects.filter(award__in=awards.order_by().values("pk"))
    rows = kept.values_list("award__application__status", "kind").annotate(
        number=Count("pk"), won=Sum("balance")
    )
    counts, sums = {}, dict.fromkeys(AccountKind.values, 0)
    for status, kind, number, won in rows:
        counts[status] = number
        sums[kind] += won
    return counts, sums
