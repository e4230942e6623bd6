"""What somebody brought and holds, and what a card owes them for it. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncWeek
from django.utils import timezone

from .enums import CollectionState, Entry, State
from .models import (
    SEOUL,
    Account,
    Collection,
    DropOff,
    Posting,
    RuleCard,
    Stock,
    Team,
)
from .rules import Amount
from .team_totals import Total, total_of


@dataclass(frozen=True)
class Holding:
    """So many pieces of a stock are theirs; ``collection`` is the open code for them."""

    stock: Stock
    pieces: int
    collection: Collection | None = None
    is_there: bool = False


@dataclass(frozen=True)
class Contribution:
    """``earned`` and ``given`` are pieces of all rewards together."""

    grams: int = 0
    cells: int = 0
    number: int = 0
    waiting: int = 0
    earned: int = 0
    given: int = 0
    holdings: list[Holding] = field(default_factory=list)


def days_of(
    account: Account, card: RuleCard, without: DropOff | None = None
) -> dict[date, Amount]:
    """What counts by this card, by day. One query."""
    rows = DropOff.objects.confirmed().filter(account=account, card=card)
    if without is not None:
        rows = rows.exclude(pk=without.pk)
    summed = rows.values_list("counted_on").annotate(
        cells=Sum("counted_cells"), grams=Sum("counted_grams")
    )
    return {
        day: Amount(cells, grams) for day, cells, grams in summed.order_by("counted_on")
    }


def pieces_for(drop_off: DropOff, amount: Amount, others: Mapping[date, Amount]) -> int:
    """What this one adds to all the others, whenever they were weighed."""
    rule = drop_off.card.read
    day = drop_off.day
    together = {**others, day: others.get(day, Amount()) + amount}
    more = rule.bundles(together.values()) - rule.bundles(others.values())
    return rule.gives[1] * more


def account_for(user) -> Account | None:
    """No account is opened for the question."""
    if not user.is_authenticated:
        return None
    return Account.objects.filter(person=user).first()


def contribution_of(user) -> Contribution:
    """Five queries at most; nothing where they brought nothing."""
    if not user.is_authenticated:
        return Contribution()
    confirmed = Q(state=State.CONFIRMED)
    brought = DropOff.objects.filter(person=user).aggregate(
        grams=Sum("confirmed_grams", filter=confirmed),
        cells=Sum("confirmed_cells", filter=confirmed),
        number=Count("pk", filter=confirmed),
        waiting=Count("pk", filter=Q(state=State.STATED)),
    )
    account = account_for(user)
    moved = _moved(account) if account else {}
    return Contribution(
        **{key: value or 0 for key, value in brought.items()},
        earned=sum(gained for gained, _held, _given in moved.values()),
        given=sum(given for _gained, _held, given in moved.values()),
        holdings=holdings_of(account, moved) if account else [],
    )


def _moved(account: Account) -> dict[int, tuple[int, int, int]]:
    """By stock: earned in all, held now, handed out."""
    postings = Posting.objects.filter(account=account, transaction__is_sealed=True)
    given = Q(transaction__kind=Entry.GIVEN)
    rows = postings.values_list("transaction__stock").annotate(
        held=Sum("pieces"), given=Sum("pieces", filter=given)
    )
    return {
        stock: (held - (given or 0), held, -(given or 0)) for stock, held, given in rows
    }


def holdings_of(account: Account, moved=None) -> list[Holding]:
    moved = _moved(account) if moved is None else moved
    held = {stock: pieces for stock, (_all, pieces, _gone) in moved.items() if pieces}
    stocks = Stock.objects.filter(pk__in=held).select_related("district", "reward")
    set_aside = reserved_of(stocks)
    codes = {
        each.stock_id: each
        for each in Collection.objects.filter(
            account=account, stock__in=held, state=CollectionState.OPEN
        )
    }
    return [
        Holding(
            stock,
            held[stock.pk],
            codes.get(stock.pk),
            stock.pieces - set_aside.get(stock.pk, 0) > 0,
        )
        for stock in sorted(stocks, key=lambda each: each.pk)
    ]


def reserved_of(stocks) -> dict[int, int]:
    """Pieces that are set aside, by stock. What lapsed is set aside until the clock has let go of it."""
    rows = Collection.objects.filter(stock__in=stocks, state=CollectionState.OPEN)
    return dict(rows.values_list("stock").annotate(sum=Sum("pieces")))


def team_total(team: Team, now=None) -> Total:
    """One query."""
    rows = (
        DropOff.objects.confirmed()
        .filter(team=team, account__isnull=False)
        .annotate(week=TruncWeek("decided_at", tzinfo=SEOUL))
        .values_list("week", "account__code")
        .annotate(grams=Sum("confirmed_grams"))
        .order_by()
    )
    today = (now or timezone.now()).astimezone(SEOUL).date()
    this_week = today - timedelta(days=today.weekday())
    return total_of(
        ((week.date(), code, grams) for week, code, grams in rows), this_week
    )


def drop_off_panel(point, user) -> dict | None:
    """On the page of a point; nothing where it is not in use."""
    if not point.is_active:
        return None
    card = None
    if point.district_id:
        cards = RuleCard.objects.in_force().filter(district=point.district_id)
        card = cards.first()
    return {"point": point, "card": card}
