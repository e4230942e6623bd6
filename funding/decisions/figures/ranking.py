"""The ranking of a call as somebody of the foundation sees it: scores, money, what lacks. One basis for page, file and panel.

Whoever has a conflict with an application ranks the others: scores, places, severity and money line are worked out anew from
what is open to them, so that no gap tells of what is not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import QuerySet

from funding.composition import Composition
from funding.enums import Outcome
from funding.models import Application, Call
from funding.workflow import Status

from ..models import Draw, Ruling
from ..money_line import MoneyLine, Row, money_line
from ..permissions import DECIDABLE, HAVE_THEIR_MONEY
from ..ranking import Mark, Ranking, Standing, rank_panel
from .reviews import marks_of

RANKED = DECIDABLE | HAVE_THEIR_MONEY | {Status.DECLINED}
# An interval wider than this many points says that more reviews would help.
WIDE_POINTS = 30.0


@dataclass(frozen=True)
class Listed:
    """One line of the ranking; ``row`` is empty where no review is in. ``names`` are those of its outlying reviewers."""

    application: Application
    asked_reviews: int
    row: Row | None = None
    ruling: Ruling | None = None
    names: tuple[str, ...] = ()

    @property
    def standing(self) -> Standing | None:
        return self.row.standing if self.row else None

    @property
    def missing(self) -> int:
        number = self.standing.number if self.standing else 0
        return max(self.asked_reviews - number, 0)

    @property
    def is_wide(self) -> bool:
        return bool(self.standing) and (
            self.standing.high - self.standing.low > WIDE_POINTS
        )

    @property
    def is_open(self) -> bool:
        """A decision can be made about it now."""
        return self.application.status in DECIDABLE and self.ruling is None


@dataclass(frozen=True)
class CallRanking:
    call: Call
    ranking: Ranking
    line: MoneyLine
    ranked: list[Listed]
    unranked: list[Listed]
    draw: Draw | None
    reviewers: dict = field(default_factory=dict)

    @property
    def all(self) -> list[Listed]:
        return [*self.ranked, *self.unranked]

    @property
    def open(self) -> list[Listed]:
        return [listed for listed in self.all if listed.is_open]

    @property
    def missing(self) -> int:
        return sum(listed.missing for listed in self.all if listed.is_open)

    @property
    def asked(self) -> int:
        return sum(listed.application.amount_asked or 0 for listed in self.all)

    def listed(self, code: str) -> Listed | None:
        found = (each for each in self.all if each.application.code == code)
        return next(found, None)


def ranking_of(call: Call, user=None) -> CallRanking:
    """What is open to ``user``; everything for acts of the foundation as a whole. As many queries for any number of applications."""
    return rank(call, rankable(call, user))


def rank(call: Call, applications: QuerySet[Application]) -> CallRanking:
    applications = list(
        applications.select_related("organisation", "decision", "revision")
    )
    draw = Draw.objects.filter(call=call).first()
    marks, people = marks_of(applications)
    ranking = _ranked(marks)
    amounts = {each.code: amount_of(each) for each in applications}
    drawn = [code for code in draw.order if code in amounts] if draw else []
    line = money_line(ranking.standings, amounts, call.total_amount, drawn)
    rulings = {
        ruling.application_id: ruling
        for ruling in Ruling.objects.waiting().filter(application__in=applications)
    }
    by_code = {each.code: each for each in applications}
    ranked = [
        _listed(by_code[row.standing.application], rulings, call, row, people)
        for row in line.rows
    ]
    unranked = [
        _listed(each, rulings, call)
        for code, each in sorted(by_code.items())
        if ranking.of(code) is None
    ]
    return CallRanking(call, ranking, line, ranked, unranked, draw, people)


def _listed(application, rulings, call, row=None, people=None) -> Listed:
    strange = row.standing.outliers if row else ()
    return Listed(
        application,
        reviews_asked(application, call),
        row,
        rulings.get(application.pk),
        tuple(people[outlier.reviewer] for outlier in strange),
    )


def rankable(call: Call, user=None) -> QuerySet[Application]:
    readable = Application.objects.all()
    if user is not None:
        readable = readable.at_the_desk(user)
    return readable.filter(call=call, status__in=RANKED)


@lru_cache(maxsize=32)
def _ranked(marks: tuple[Mark, ...]) -> Ranking:
    """The same scores give the same ranking: worked out once in a process."""
    return rank_panel(marks)


def amount_of(application: Application) -> int:
    """What it costs: nothing once it is declined; else what was decided, or asked for."""
    if application.status == Status.DECLINED:
        return 0
    decision = getattr(application, "decision", None)
    if decision and decision.outcome == Outcome.SELECTED and decision.amount:
        return decision.amount
    return application.amount_asked or 0


def reviews_asked(application: Application, call: Call) -> int:
    stages = Composition.of(application.revision.composition).review_stages()
    return max((stage.reviewers_each for stage in stages), default=call.reviewers_each)
