"""What the desk shows of many applications: columns by status, sums by call, load by person. Each a query or two."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import (
    Count,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Window,
)
from django.db.models.functions import RowNumber
from django.utils import timezone

from ..models import Application, ApplicationEvent, Call
from ..workflow import BEFORE_SUBMISSION, ENDS, STATES, UNDER_DECISION, Status

CARDS = 8
COLUMNS = [
    each for each in Status if each not in BEFORE_SUBMISSION and each not in ENDS
]


def with_since(rows: QuerySet) -> QuerySet:
    """``since``: when each came to where it stands."""
    last = ApplicationEvent.objects.filter(
        application=OuterRef("pk"), seq=OuterRef("head_seq")
    )
    return rows.annotate(since=Subquery(last.values("at")[:1]))


def days_since(at: datetime | None) -> int:
    return max((timezone.now() - at).days, 0) if at else 0


@dataclass(frozen=True)
class Column:
    """``number`` and ``amount`` are those of all, ``cards`` the ones that have been here longest."""

    status: Status
    number: int
    amount: int
    cards: list[Application] = field(default_factory=list)

    @property
    def icon(self) -> str:
        return STATES[self.status].icon

    @property
    def more(self) -> int:
        return self.number - len(self.cards)


@dataclass(frozen=True)
class Board:
    columns: list[Column]
    ended: list[Column]

    @property
    def number(self) -> int:
        return sum(each.number for each in [*self.columns, *self.ended])


def board_of(rows: QuerySet) -> Board:
    """Two queries, however many applications there are."""
    rows = rows.order_by()
    totals = {
        each["status"]: each
        for each in rows.values("status").annotate(
            number=Count("pk"), amount=Sum("amount_asked")
        )
    }
    cards: dict[str, list] = {}
    for application in _first_of_each(rows):
        cards.setdefault(application.status, []).append(application)

    def column(status: Status) -> Column:
        total = totals.get(status, {"number": 0, "amount": 0})
        found = cards.get(status, [])
        return Column(status, total["number"], total["amount"] or 0, found)

    ended = [column(each) for each in Status if each in ENDS and each in totals]
    return Board([column(each) for each in COLUMNS], ended)


def _first_of_each(rows: QuerySet) -> QuerySet:
    placed = rows.filter(status__in=COLUMNS).annotate(
        place=Window(
            RowNumber(),
            partition_by="status",
            order_by=[F("submitted_at").asc(), F("pk").asc()],
        )
    )
    first = placed.filter(place__lte=CARDS).values("pk")
    found = with_since(Application.objects.filter(pk__in=first))
    related = found.select_related("call", "organisation", "officer__profile")
    return related.order_by("submitted_at", "pk")


@dataclass(frozen=True)
class CallRow:
    """Of a call that is still sealed there are counts, and nothing else."""

    call: Call
    drafts: int
    submitted: int
    under_decision: int
    funded: int
    asked: int | None
    is_sealed: bool
    may_change: bool
    oldest: datetime | None


def to_screen(rows: QuerySet, user) -> tuple[list[Application], list[Application]]:
    """The first of one's own, and of those nobody looks after yet; one query."""
    placed = rows.filter(Q(officer=user) | Q(officer=None), status=Status.SUBMITTED)
    placed = placed.annotate(
        place=Window(
            RowNumber(),
            partition_by="officer",
            order_by=[F("submitted_at").asc(), F("pk").asc()],
        )
    )
    found = with_since(placed).filter(place__lte=CARDS)
    found = found.select_related("call", "organisation").order_by("submitted_at", "pk")
    both = list(found)
    return (
        [each for each in both if each.officer_id],
        [each for each in both if not each.officer_id],
    )


def calls_of(user) -> list[CallRow]:
    """Published calls, the latest first; counts are of everything, sums of what the reader may see."""
    now = timezone.now()
    calls = Call.objects.published().order_by("-opens_at", "pk")[:30]
    counts = {
        each["call"]: each
        for each in Application.objects.filter(call__in=[each.pk for each in calls])
        .order_by()
        .values("call")
        .annotate(
            drafts=Count("pk", filter=Q(status__in=BEFORE_SUBMISSION)),
            submitted=Count("pk", filter=Q(submitted_at__isnull=False)),
        )
    }
    seen = {
        each["call"]: each
        for each in Application.objects.at_the_desk(user)
        .order_by()
        .values("call")
        .annotate(
            under=Count("pk", filter=Q(status__in=UNDER_DECISION)),
            funded=Count("pk", filter=Q(status__in=FUNDED)),
            asked=Sum("amount_asked"),
            oldest=Min("submitted_at", filter=Q(status=Status.SUBMITTED)),
        )
    }
    return [_call_row(call, counts, seen, now) for call in calls]


FUNDED = [
    Status.SELECTED,
    Status.CONTRACTING,
    Status.RUNNING,
    Status.CLOSING,
    Status.CLOSED,
]


def _call_row(call: Call, counts: dict, seen: dict, now: datetime) -> CallRow:
    count, known = counts.get(call.pk, {}), seen.get(call.pk, {})
    is_sealed = call.is_sealed_at(now)
    return CallRow(
        call,
        count.get("drafts", 0),
        count.get("submitted", 0),
        known.get("under", 0),
        known.get("funded", 0),
        None if is_sealed else known.get("asked") or 0,
        is_sealed,
        call.deadline > now,
        known.get("oldest"),
    )


@dataclass(frozen=True)
class Load:
    """Of one officer, or of nobody: what they look after, and since when the first of it waits for them."""

    name: str
    number: int
    to_screen: int
    amount: int
    oldest: datetime | None

    @property
    def days(self) -> int:
        return days_since(self.oldest)


def load_of_officers(user, officers) -> list[Load]:
    """Whoever has nothing stands there too; what nobody looks after comes first."""
    rows = (
        Application.objects.at_the_desk(user)
        .exclude(status__in=ENDS)
        .order_by()
        .values("officer")
        .annotate(
            number=Count("pk"),
            to_screen=Count("pk", filter=Q(status=Status.SUBMITTED)),
            amount=Sum("amount_asked"),
            oldest=Min("submitted_at", filter=Q(status=Status.SUBMITTED)),
        )
    )
    found = {each.pop("officer"): each for each in rows}
    loads = [_load("", found.get(None))] if None in found else []
    loads += [_load(each.get_full_name(), found.get(each.pk)) for each in officers]
    return loads


def _load(name: str, row: dict | None) -> Load:
    row = row or {"number": 0, "to_screen": 0, "amount": 0, "oldest": None}
    return Load(
        name, row["number"], row["to_screen"], row["amount"] or 0, row["oldest"]
    )
