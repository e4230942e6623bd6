"""How far the reviewers of a panel agree, in two figures that others know.

Krippendorff's alpha for interval data (Computing Krippendorff's Alpha-Reliability, 2011): one less the disagreement
within applications over the disagreement among all scores; any number of reviewers, and missing scores, are fine.
The intraclass correlation is that of two random effects (Shrout and Fleiss 1979, ICC(2,1)): the part of the variance of
a single score that lies between applications; and, for the mean of ``k`` corrected scores, without the part of the reviewers.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from .severity import Fit, Mark


class Agreement(StrEnum):
    """In words: where Krippendorff draws his lines for alpha, and one below which chance rules."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    NONE = "none"
    UNKNOWN = "unknown"


LINES = ((0.8, Agreement.GOOD), (0.667, Agreement.FAIR), (0.2, Agreement.POOR))


def alpha_of(marks: Sequence[Mark]) -> float | None:
    """``None`` where no application was scored twice, or all scores are the same."""
    units: dict[object, list[float]] = {}
    for mark in marks:
        units.setdefault(mark.application, []).append(mark.score)
    paired = [scores for scores in units.values() if len(scores) > 1]
    together = [score for scores in paired for score in scores]
    expected = _squares(together)
    if not expected:
        return None
    observed = sum(
        _squares(scores) * len(scores) / (len(scores) - 1) for scores in paired
    )
    number = len(together)
    return 1 - observed * (number - 1) / (number * expected)


def single_of(fit: Fit) -> float | None:
    """ICC(2,1): what one score of one reviewer tells of an application."""
    return _share(
        fit.between_applications,
        fit.between_applications + fit.between_reviewers + fit.chance,
    )


def corrected_of(fit: Fit, number: float) -> float | None:
    """What the mean of ``number`` scores tells, once the reviewers' strictness is taken off (ICC(3,k))."""
    if not number:
        return None
    return _share(
        fit.between_applications, fit.between_applications + fit.chance / number
    )


def in_words(figure: float | None) -> Agreement:
    if figure is None:
        return Agreement.UNKNOWN
    return next((word for line, word in LINES if figure >= line), Agreement.NONE)


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None


def _squares(values: Sequence[float]) -> float:
    """About their mean."""
    mean = sum(values) / len(values) if values else 0.0
    return sum((value - mean) ** 2 for value in values)
