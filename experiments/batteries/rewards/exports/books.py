"""The books of rewards, for everybody: no person in them, no box and no date, and every reward can be worked out again.

Of each district by itself: a period is a month that is over, or several where fewer than five people's batteries counted
or rewards moved in one: then a month waits for the next. A day is a label that says which drop-offs fell on one day,
because caps are by the day, and nothing of when that was.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ..enums import AccountKind, State
from ..models import SEOUL, Account, DropOff, Posting, RuleCard, Stock

FEWEST_PEOPLE = 5
HEADINGS = ("district", "from", "to", "account", "reward", "kind", "pieces")
CHECKER = Path(__file__).with_name("check_books.py")


@dataclass
class Period:
    """``days``: (card, account, label) to cells and grams; ``moves``: (account, stock, kind) to pieces."""

    first: date
    end: date
    days: dict[tuple, Counter] = field(default_factory=lambda: defaultdict(Counter))
    moves: Counter = field(default_factory=Counter)
    people: set[str] = field(default_factory=set)

    def add(self, other: Period) -> None:
        self.end = other.end
        for key, amount in other.days.items():
            self.days[key].update(amount)
        for key, pieces in other.moves.items():
            self.moves[key] += pieces
        self.people |= other.people


def published_periods(now: datetime | None = None) -> dict[int, list[Period]]:
    """By the key of the district. Three queries. What is too small to be shown yet waits."""
    published = {}
    for district, months in _months(now or timezone.now()).items():
        periods, waiting = [], None
        for first in sorted(months):
            if waiting:
                waiting.add(months[first])
            else:
                waiting = months[first]
            if len(waiting.people) >= FEWEST_PEOPLE:
                periods.append(waiting)
                waiting = None
        if periods:
            published[district] = periods
    return published


def _months(now: datetime) -> dict[int, dict[date, Period]]:
    first = now.astimezone(SEOUL).replace(
        day=1, hour=0, minute=0, second=0, microsecond=0
    )
    found: dict[int, dict[date, Period]] = defaultdict(dict)

    def of(district: int, moment: datetime) -> Period:
        month = moment.astimezone(SEOUL).date()
        return found[district].setdefault(month, Period(month, _next_month(month)))

    for moment, sign in (("decided_at", 1), ("taken_back_at", -1)):
        for district, month, card, code, day, cells, grams in _counted(moment, first):
            period = of(district, month)
            told = {"cells": sign * cells, "grams": sign * grams}
            period.days[card, code, _label(code, day)].update(told)
            period.people.add(code)
    for district, month, stock, code, whose, kind, pieces in _moved(first):
        period = of(district, month)
        period.moves[code, stock, kind] += pieces
        if whose == AccountKind.PERSON:
            period.people.add(code)
    return found


def _counted(moment: str, before: datetime):
    rows = DropOff.objects.filter(
        card__isnull=False,
        state__in=(State.CONFIRMED, State.CORRECTED),
        counted_on__isnull=False,
        **{f"{moment}__lt": before},
    ).exclude(counted_cells=0, counted_grams=0)
    return (
        rows.annotate(month=TruncMonth(moment, tzinfo=SEOUL))
        .values_list("card__district", "month", "card", "account__code", "counted_on")
        .annotate(cells=Sum("counted_cells"), grams=Sum("counted_grams"))
        .order_by()
    )


def _moved(before: datetime):
    rows = Posting.objects.filter(
        transaction__is_sealed=True, transaction__posted_at__lt=before
    ).annotate(month=TruncMonth("transaction__posted_at", tzinfo=SEOUL))
    return (
        rows.values_list(
            "transaction__stock__district",
            "month",
            "transaction__stock",
            "account__code",
            "account__kind",
            "transaction__kind",
        )
        .annotate(sum=Sum("pieces"))
        .order_by()
    )


def _label(code: str, day: date) -> str:
    """The same for the same account and day; nobody can tell the day from it."""
    return salted_hmac("batteries_rewards.day", f"{code} {day}").hexdigest()[:10]


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def books_document(published: dict[int, list[Period]]) -> dict:
    """For :file:`check_books.py` and whoever else adds up. Three queries more."""
    stocks = Stock.objects.filter(district__in=published).select_related("reward")
    rewards = {each.pk: each.reward.key for each in stocks}
    cards = RuleCard.objects.filter(district__in=published)
    cards = cards.select_related("district").order_by("district__code", "number")
    names = {each.pk: f"{each.district.code}-{each.number}" for each in cards}
    codes = {each.district_id: each.district.code for each in cards}
    return {
        "title": "Rewards for used batteries",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "park_accounts": park_accounts(),
        "cards": {
            names[each.pk]: {"district": each.district.code, "rule": each.rule}
            for each in cards
        },
        "districts": {
            codes.get(district, str(district)): [
                _period(each, names, rewards) for each in periods
            ]
            for district, periods in sorted(published.items())
        },
    }


def park_accounts() -> dict[str, str]:
    rows = Account.objects.exclude(kind=AccountKind.PERSON)
    return dict(rows.values_list("kind", "code"))


def _period(period: Period, names: dict, rewards: dict) -> dict:
    """The order is that of the codes, which tells nothing."""
    return {
        "from": period.first.isoformat(),
        "to": period.end.isoformat(),
        "counted": [
            {"card": names[card], "account": code, "day": day, **amount}
            for (card, code, day), amount in sorted(period.days.items())
        ],
        "moved": [
            {"account": code, "reward": rewards[stock], "kind": kind, "pieces": pieces}
            for (code, stock, kind), pieces in sorted(period.moves.items())
        ],
    }


def books_table(document: dict):
    """Rows under :data:`HEADINGS`: the moves alone."""
    for district, periods in document["districts"].items():
        for period in periods:
            for each in period["moved"]:
                yield (
                    district,
                    period["from"],
                    period["to"],
                    each["account"],
                    each["reward"],
                    each["kind"],
                    each["pieces"],
                )


def books_difference() -> int:
    """Nought, or the books are wrong: what transactions miss, what was left open, and shelves that hold another number."""
    sums = Posting.objects.values("transaction").annotate(sum=Sum("pieces"))
    unbalanced = sum(
        map(abs, sums.exclude(sum=0).values_list("sum", flat=True)),
    )
    shelf = Posting.objects.filter(
        account__kind=AccountKind.SHELF, transaction__is_sealed=True
    )
    told = dict(
        shelf.values_list("transaction__stock").annotate(sum=Sum("pieces")).order_by()
    )
    stocks = dict(Stock.objects.values_list("pk", "pieces"))
    return unbalanced + sum(
        abs(pieces - told.get(pk, 0)) for pk, pieces in stocks.items()
    )
