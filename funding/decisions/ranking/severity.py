"""How strict each reviewer is, and what every application would have got from a reviewer of average strictness.

A score is taken to be what the application is worth, plus how mild this reviewer is, plus chance::

    score = worth[application] + mildness[reviewer] + chance

Worth is free; mildness is drawn from a normal distribution about nought. How wide that is, is estimated from the panel
itself (restricted maximum likelihood), so that few scores move little and a panel of equally strict reviewers is left as
it is. For given widths the solution is that of Henderson's equations (Biometrics 31, 1975): applications are eliminated,
and one equation for each reviewer remains. An application's corrected score is the plain mean of its scores, each less
the mildness of its reviewer: nothing else about others enters it, and fewer reviews are no disadvantage.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from math import exp, log

from .matrices import Matrix, Vector, dot, factor, invert, log_determinant, solve

# Widths of mildness that are tried: from a thousandth of chance to a thousand times as much.
WIDEST = log(1000.0)
STEPS = 24
GOLDEN = (5**0.5 - 1) / 2


@dataclass(frozen=True)
class Mark:
    """One reviewer's total for one application."""

    application: Hashable
    reviewer: Hashable
    score: float


@dataclass(frozen=True)
class Fit:
    """``worth`` by application, ``mildness`` by reviewer; squares of widths; ``doubt`` is one standard error."""

    worth: dict[Hashable, float]
    doubt: dict[Hashable, float]
    mildness: dict[Hashable, float]
    mildness_doubt: dict[Hashable, float]
    between_applications: float
    between_reviewers: float
    chance: float


@dataclass
class Panel:
    """The scores with applications eliminated: ``left`` and ``right`` of the reviewers' equations."""

    marks: Sequence[Mark]
    of_application: dict[Hashable, list[Mark]] = field(default_factory=dict)
    place: dict[Hashable, int] = field(default_factory=dict)
    left: Matrix = field(default_factory=list)
    right: Vector = field(default_factory=list)
    within: float = 0.0

    def __post_init__(self):
        for mark in self.marks:
            self.of_application.setdefault(mark.application, []).append(mark)
            self.place.setdefault(mark.reviewer, len(self.place))
        size = len(self.place)
        self.left = [[0.0] * size for _each in range(size)]
        self.right = [0.0] * size
        for marks in self.of_application.values():
            self._eliminate(marks)

    def _eliminate(self, marks: list[Mark]) -> None:
        share = 1 / len(marks)
        mean = sum(mark.score for mark in marks) * share
        places = [self.place[mark.reviewer] for mark in marks]
        for mark, at in zip(marks, places, strict=True):
            self.left[at][at] += 1.0
            self.right[at] += mark.score - mean
            self.within += (mark.score - mean) ** 2
            for other in places:
                self.left[at][other] -= share

    @property
    def freedom(self) -> int:
        return len(self.marks) - len(self.of_application)

    def factored(self, ridge: float) -> Matrix:
        return factor(
            [
                [
                    value + (ridge if at == other else 0.0)
                    for other, value in enumerate(row)
                ]
                for at, row in enumerate(self.left)
            ]
        )

    def chance_with(self, rows: Matrix) -> float:
        """The variance of chance that fits best beside this width of mildness."""
        explained = dot(self.right, solve(rows, self.right))
        return max(self.within - explained, 0.0) / self.freedom

    def unlikelihood(self, ridge: float) -> float:
        """Minus twice the restricted log likelihood, but for a constant, with ``ridge`` = chance / width²."""
        rows = self.factored(ridge)
        chance = self.chance_with(rows) or 1e-12
        return (
            self.freedom * log(chance)
            + log_determinant(rows)
            - len(self.place) * log(ridge)
        )


def fit(marks: Sequence[Mark]) -> Fit:
    """Needs about 10 ms for 600 scores of 40 reviewers."""
    panel = Panel(marks)
    if panel.freedom < 1 or len(panel.place) < 2 or panel.within <= 1e-9:
        return _plain(panel)
    ridge = exp(_lowest(lambda power: panel.unlikelihood(exp(power))))
    rows = panel.factored(ridge)
    chance = panel.chance_with(rows)
    return _solved(
        panel, chance, chance / ridge, solve(rows, panel.right), invert(rows)
    )


def _lowest(height) -> float:
    """Golden section between the widest and the narrowest."""
    low, high = -WIDEST, WIDEST
    left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    at_left, at_right = height(left), height(right)
    for _step in range(STEPS):
        if at_left < at_right:
            high, right, at_right = right, left, at_left
            left = high - GOLDEN * (high - low)
            at_left = height(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + GOLDEN * (high - low)
            at_right = height(right)
    return (low + high) / 2


def _plain(panel: Panel) -> Fit:
    """Nothing can be learned of the reviewers: the means stand."""
    worth = {
        application: sum(mark.score for mark in marks) / len(marks)
        for application, marks in panel.of_application.items()
    }
    nought = dict.fromkeys(panel.place, 0.0)
    spread = _spread(list(worth.values()))
    return Fit(worth, dict.fromkeys(worth, 0.0), nought, nought, spread, 0.0, 0.0)


def _solved(
    panel: Panel, chance: float, width: float, mildness: Vector, inverse: Matrix
) -> Fit:
    worth, doubt = {}, {}
    summed = [0.0] * len(panel.place)
    for application, marks in panel.of_application.items():
        places = [panel.place[mark.reviewer] for mark in marks]
        share = 1 / len(marks)
        worth[application] = share * sum(
            mark.score - mildness[at] for mark, at in zip(marks, places, strict=True)
        )
        shared = sum(inverse[at][other] for at in places for other in places)
        doubt[application] = chance * (share + shared * share * share)
        for at in places:
            summed[at] += share
    number = len(worth)
    together = (
        sum(doubt.values())
        - chance
        * (
            sum(1 / len(marks) for marks in panel.of_application.values())
            + sum(
                dot(row, summed) * at for row, at in zip(inverse, summed, strict=True)
            )
        )
        / number
    )
    between = _spread(list(worth.values())) - together / max(number - 1, 1)
    by_reviewer = panel.place.items()
    return Fit(
        worth,
        {application: square**0.5 for application, square in doubt.items()},
        {reviewer: mildness[at] for reviewer, at in by_reviewer},
        {reviewer: (chance * inverse[at][at]) ** 0.5 for reviewer, at in by_reviewer},
        max(between, 0.0),
        width,
        chance,
    )


def _spread(values: Vector) -> float:
    if len(values) < 2:
        return 0.0
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values) / (len(values) - 1)
