"""The ranking of a panel: what the reviewers gave, what is left of it without their strictness, and how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from .agreement import Agreement, alpha_of, corrected_of, in_words, single_of
from .severity import Fit, Mark, fit

# Of a hundred intervals ninety-five hold the truth.
WIDE = 1.96
# A score is an outlier when it lies this many standard deviations, and this many points of 100, from what was expected.
FAR = 2.5
FAR_POINTS = 12.5
# A reviewer is strict or mild when nought lies outside the interval, and so many points away.
STRICT_POINTS = 8.0


@dataclass(frozen=True)
class Standing:
    """One application. Scores are points of 100; ranks begin at 1, and equal scores share the better one."""

    application: Hashable
    raw: float
    raw_rank: int
    corrected: float
    rank: int
    doubt: float
    number: int
    outliers: tuple[Outlier, ...] = ()

    @property
    def low(self) -> float:
        return self.corrected - WIDE * self.doubt

    @property
    def high(self) -> float:
        return self.corrected + WIDE * self.doubt

    @property
    def climbed(self) -> int:
        """Places won by the correction; less than nought when it lost some."""
        return self.raw_rank - self.rank


@dataclass(frozen=True)
class Outlier:
    """A score far from what the others and this reviewer's own strictness would have it."""

    application: Hashable
    reviewer: Hashable
    score: float
    expected: float

    @property
    def distance(self) -> float:
        return self.score - self.expected


@dataclass(frozen=True)
class Reviewer:
    """``mildness`` in points: above nought where somebody gives more than others do."""

    reviewer: Hashable
    number: int
    mildness: float
    doubt: float

    @property
    def is_marked(self) -> bool:
        return abs(self.mildness) > max(WIDE * self.doubt, STRICT_POINTS)


@dataclass(frozen=True)
class Ranking:
    """``standings`` from the first to the last. ``parts`` above 1: groups of reviewers that share no application."""

    standings: tuple[Standing, ...]
    reviewers: tuple[Reviewer, ...]
    alpha: float | None
    single: float | None
    corrected: float | None
    parts: int

    @property
    def agreement(self) -> Agreement:
        return in_words(self.alpha)

    @property
    def trust(self) -> Agreement:
        """The same words for the ranking as it stands, with several scores each and strictness taken off."""
        return in_words(self.corrected)

    def of(self, application: Hashable) -> Standing | None:
        return next(
            (each for each in self.standings if each.application == application), None
        )


def rank_panel(marks: Sequence[Mark]) -> Ranking:
    """Of applications that have a score. Equal ones stand in the order of their keys, whatever order the marks come in."""
    marks = sorted(marks, key=lambda mark: (str(mark.application), str(mark.reviewer)))
    fitted = fit(marks)
    numbers = Counter(mark.application for mark in marks)
    average = len(marks) / len(numbers) if numbers else 0
    return Ranking(
        _standings(marks, fitted, numbers),
        _reviewers(marks, fitted),
        alpha_of(marks),
        single_of(fitted),
        corrected_of(fitted, average),
        _parts(marks),
    )


def _standings(marks, fitted: Fit, numbers: Counter) -> tuple[Standing, ...]:
    sums: Counter = Counter()
    for mark in marks:
        sums[mark.application] += mark.score
    raw = {each: sums[each] / number for each, number in numbers.items()}
    raw_ranks, ranks = _ranks(raw), _ranks(fitted.worth)
    strange = _outliers(marks, fitted, numbers)
    standings = [
        Standing(
            each,
            raw[each],
            raw_ranks[each],
            fitted.worth[each],
            ranks[each],
            fitted.doubt[each],
            number,
            tuple(outlier for outlier in strange if outlier.application == each),
        )
        for each, number in numbers.items()
    ]
    return tuple(sorted(standings, key=lambda each: (each.rank, str(each.application))))


def _ranks(scores: dict[Hashable, float]) -> dict[Hashable, int]:
    """Differences below a millionth of a point are none: sums of the same numbers differ by as much."""
    rounded = {each: round(score, 6) for each, score in scores.items()}
    first: dict[float, int] = {}
    for place, score in enumerate(sorted(rounded.values(), reverse=True), start=1):
        first.setdefault(score, place)
    return {each: first[score] for each, score in rounded.items()}


def _outliers(marks, fitted: Fit, numbers: Counter) -> list[Outlier]:
    """The score of an application that lies farthest from what was expected, if that is far; two that lie as far are both named.

    A score pulls its own expectation towards itself: the fewer the scores, the less of the distance is left to see.
    """
    farthest: dict[Hashable, float] = {}
    far = []
    for mark in marks:
        expected = fitted.worth[mark.application] + fitted.mildness[mark.reviewer]
        left = fitted.chance * (1 - 1 / numbers[mark.application])
        distance = abs(mark.score - expected)
        if distance > max(FAR * left**0.5, FAR_POINTS):
            far.append(Outlier(mark.application, mark.reviewer, mark.score, expected))
            known = farthest.get(mark.application, 0.0)
            farthest[mark.application] = max(distance, known)
    return [
        each for each in far if abs(each.distance) >= farthest[each.application] - 1e-6
    ]


def _reviewers(marks, fitted: Fit) -> tuple[Reviewer, ...]:
    """The strictest first."""
    numbers = Counter(mark.reviewer for mark in marks)
    rows = [
        Reviewer(each, number, fitted.mildness[each], fitted.mildness_doubt[each])
        for each, number in numbers.items()
    ]
    return tuple(sorted(rows, key=lambda each: (each.mildness, str(each.reviewer))))


def _parts(marks) -> int:
    """How many groups there are between which no reviewer and no application is shared."""
    parent: dict = {}

    def root(node):
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for mark in marks:
        parent[root(("application", mark.application))] = root(
            ("reviewer", mark.reviewer)
        )
    return len({root(node) for node in list(parent)})
