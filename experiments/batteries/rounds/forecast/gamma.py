"""The gamma distribution, by its mean and variance: sums of many small gifts, never below nought."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf, lgamma, log

TERMS = 500
CLOSE = 1e-12
TINY = 1e-300


@dataclass(frozen=True)
class Gamma:
    mean: float
    variance: float

    @property
    def shape(self) -> float:
        return self.mean * self.mean / self.variance

    def chance_above(self, value: float) -> float:
        """That it is ``value`` or more."""
        if self.mean <= 0 or self.variance <= 0:
            return 1.0 if self.mean >= value else 0.0
        if value <= 0:
            return 1.0
        return upper_share(self.shape, value * self.mean / self.variance)

    def quantile(self, share: float) -> float:
        """The value that it stays below with this chance; by halving."""
        if self.mean <= 0 or self.variance <= 0:
            return max(self.mean, 0.0)
        low, high = 0.0, self.mean + 4 * self.variance**0.5
        while self.chance_above(high) > 1 - share:
            high *= 2
        for _ in range(60):
            middle = (low + high) / 2
            if self.chance_above(middle) > 1 - share:
                low = middle
            else:
                high = middle
        return (low + high) / 2


def upper_share(shape: float, x: float) -> float:
    """The regularised upper incomplete gamma function Q(shape, x).

    By its series below ``shape + 1`` and by its continued fraction (Lentz) above: Abramowitz and Stegun, 6.5.29 and
    6.5.31.
    """
    if x <= 0:
        return 1.0
    if x == inf:
        return 0.0
    front = exp(shape * log(x) - x - lgamma(shape))
    if x < shape + 1:
        return min(1.0, max(0.0, 1 - front * _series(shape, x)))
    return min(1.0, max(0.0, front * _fraction(shape, x)))


def _series(shape: float, x: float) -> float:
    term = total = 1 / shape
    for step in range(1, TERMS + int(10 * shape**0.5)):
        term *= x / (shape + step)
        total += term
        if term < total * CLOSE:
            break
    return total


def _fraction(shape: float, x: float) -> float:
    start = x + 1 - shape
    upper, lower = 1 / TINY, 1 / start
    value = lower
    for step in range(1, TERMS + int(10 * shape**0.5)):
        factor = -step * (step - shape)
        start += 2
        lower = 1 / (factor * lower + start or TINY)
        upper = start + factor / upper or TINY
        value *= upper * lower
        if abs(upper * lower - 1) < CLOSE:
            break
    return value
