"""How many take part, week by week, against the places there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from experiments.models import Experiment
from experiments.workflow import ParticipationStatus

MOST_WEEKS = 53
WIDTH, HEIGHT = 640, 200
LEFT, RIGHT, TOP, BOTTOM = 8, 72, 22, 26


@dataclass(frozen=True)
class Week:
    """``taking_part`` is at its end; those who had their data deleted are in none of the numbers."""

    starts_on: date
    joined: int
    left: int
    taking_part: int


@dataclass(frozen=True)
class Recruitment:
    weeks: list[Week]
    places: int | None

    @property
    def now(self) -> int:
        return self.weeks[-1].taking_part if self.weeks else 0

    @property
    def share(self) -> int | None:
        """Per cent of the places."""
        return round(100 * self.now / self.places) if self.places else None


def recruitment_of(experiment: Experiment) -> Recruitment:
    """One query."""
    rows = experiment.participations.filter(
        status__in=(ParticipationStatus.JOINED, ParticipationStatus.WITHDRAWN),
        joined_at__isnull=False,
    ).values_list("joined_at", "withdrawn_at")
    came, went = {}, {}
    for joined_at, withdrawn_at in rows.iterator(5000):
        _count(came, joined_at)
        if withdrawn_at:
            _count(went, withdrawn_at)
    return Recruitment(_weeks(came, went), experiment.capacity)


def _count(weeks: dict[date, int], moment) -> None:
    monday = _monday(timezone.localdate(moment))
    weeks[monday] = weeks.get(monday, 0) + 1


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weeks(came: dict[date, int], went: dict[date, int]) -> list[Week]:
    """Up to this week, the last :data:`MOST_WEEKS` of them; what was before is in their sum."""
    if not came:
        return []
    monday, last = min(came), _monday(timezone.localdate())
    weeks, taking_part = [], 0
    while monday <= max(last, max(came)):
        joined, left = came.get(monday, 0), went.get(monday, 0)
        taking_part += joined - left
        weeks.append(Week(monday, joined, left, taking_part))
        monday += timedelta(days=7)
    return weeks[-MOST_WEEKS:]


@dataclass(frozen=True)
class Drawing:
    """The same as lines of an SVG; every number in it stands in the table as well."""

    line: str
    area: str
    places_y: float | None
    end: tuple[float, float]
    top: int
    base: float
    width: int = WIDTH
    height: int = HEIGHT
    right: int = WIDTH - RIGHT
    left: int = LEFT


def drawing_of(recruitment: Recruitment) -> Drawing | None:
    if not recruitment.weeks:
        return None
    numbers = [0, *(week.taking_part for week in recruitment.weeks)]
    top = max([*numbers, recruitment.places or 0, 1])
    step = (WIDTH - LEFT - RIGHT) / (len(numbers) - 1)
    base = HEIGHT - BOTTOM

    def at(value: float) -> float:
        return round(base - (base - TOP) * value / top, 1)

    points = [(round(LEFT + step * n, 1), at(value)) for n, value in enumerate(numbers)]
    line = "M" + "L".join(f"{x} {y}" for x, y in points)
    return Drawing(
        line=line,
        area=f"{line}L{points[-1][0]} {base}L{LEFT} {base}z",
        places_y=at(recruitment.places) if recruitment.places else None,
        end=points[-1],
        top=top,
        base=base,
    )
