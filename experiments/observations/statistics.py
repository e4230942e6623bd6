"""Estimates with intervals, by formulas that any textbook has and any package can check.

Sums are exact before they are rounded (``math.fsum``), so the order of the rows changes nothing.
Agrees with scipy and statsmodels to 1e-9 (tests). Values are finite floats; ``confidence`` lies
between 0 and 1. Where the data do not carry an interval, its ends are ``None``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

EXACT_UP_TO = 1024  # binomial coefficients beyond are summed as floats
ASYMPTOTIC_FROM = 1000.0  # degrees of freedom
NICE_STEPS = (1, 2, 2.5, 5, 10)
MOST_BINS = 24


@dataclass(frozen=True)
class Estimate:
    """Of ``n`` values; the interval has the asked confidence, or is not there."""

    n: int
    estimate: float | None
    low: float | None = None
    high: float | None = None

    def minus(self, constant: float) -> Estimate:
        """The effect against a fixed number: the same interval, moved."""
        moved = (
            None if each is None else each - constant
            for each in (self.estimate, self.low, self.high)
        )
        return Estimate(self.n, *moved)


def mean(values: Sequence[float], confidence: float) -> Estimate:
    """Student's t interval; none for fewer than two values."""
    n = len(values)
    if not n:
        return Estimate(0, None)
    middle = math.fsum(values) / n
    if n == 1:
        return Estimate(1, middle)
    half = t_quantile((1 + confidence) / 2, n - 1) * math.sqrt(variance(values) / n)
    return Estimate(n, middle, middle - half, middle + half)


def variance(values: Sequence[float]) -> float:
    """Of the sample (n - 1), in two passes with the rounding of the mean taken out again."""
    n = len(values)
    middle = math.fsum(values) / n
    apart = [value - middle for value in values]
    squares = math.fsum(each * each for each in apart)
    return max(squares - math.fsum(apart) ** 2 / n, 0.0) / (n - 1)


def median(values: Sequence[float], confidence: float) -> Estimate:
    """With the exact interval between two order statistics (Conover 1999, section 3.2).

    Its confidence is at least the asked one; below six values there is none of 95 %.
    """
    n = len(values)
    if not n:
        return Estimate(0, None)
    ordered = sorted(values)
    rank = median_rank(n, confidence)
    ends = (ordered[rank - 1], ordered[n - rank]) if rank else (None, None)
    return Estimate(n, _middle(ordered), *ends)


def _middle(ordered: Sequence[float]) -> float:
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return math.fsum(ordered[half - 1 : half + 1]) / 2


def median_rank(n: int, confidence: float) -> int:
    """The rank, from either end, of the values between which the median lies; 0 when there is none.

    The largest r with P(Bin(n, 1/2) < r) <= (1 - confidence) / 2.
    """
    tail = (1 - confidence) / 2
    if n <= EXACT_UP_TO:
        return _exact_rank(n, tail)
    rank = int(n / 2 - NormalDist().inv_cdf(1 - tail) * math.sqrt(n) / 2) + 2
    while rank and _half_binomial_below(rank, n) > tail:
        rank -= 1
    return rank


def _exact_rank(n: int, tail: float) -> int:
    rank, summed, coefficient, whole = 0, 0, 1, 2**n
    while rank <= n and (summed + coefficient) / whole <= tail:
        summed += coefficient
        coefficient = coefficient * (n - rank) // (rank + 1)
        rank += 1
    return rank


def _half_binomial_below(rank: int, n: int) -> float:
    at = rank - 1
    term = math.exp(
        math.lgamma(n + 1)
        - math.lgamma(at + 1)
        - math.lgamma(n - at + 1)
        - n * math.log(2)
    )
    terms = []
    while at >= 0 and term > 1e-18:
        terms.append(term)
        term *= at / (n - at + 1)
        at -= 1
    return math.fsum(terms)


def rate(hits: float, n: int, confidence: float) -> Estimate:
    """Wilson's score interval.

    ``hits`` may be a sum of shares, when persons answered more than once and each counts once:
    shares vary less than yes and no do, so the interval is then a cautious one.
    """
    if not n:
        return Estimate(0, None)
    share, z = hits / n, _z(confidence)
    scale = 1 + z * z / n
    middle = (share + z * z / (2 * n)) / scale
    half = z / scale * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low = 0.0 if hits == 0 else max(middle - half, 0.0)
    high = 1.0 if hits == n else min(middle + half, 1.0)
    return Estimate(n, share, low, high)


def difference_of_means(
    before: Sequence[float], after: Sequence[float], confidence: float
) -> Estimate:
    """After minus before, of unrelated groups: Welch's t interval."""
    n = min(len(before), len(after))
    if not n:
        return Estimate(0, None)
    difference = math.fsum(after) / len(after) - math.fsum(before) / len(before)
    if n < 2:
        return Estimate(n, difference)
    parts = [variance(group) / len(group) for group in (before, after)]
    error = math.fsum(parts)
    if error == 0:
        return Estimate(n, difference, difference, difference)
    freedom = 1 / math.fsum(
        (part / error) ** 2 / (len(group) - 1)
        for part, group in zip(parts, (before, after), strict=True)
    )
    half = t_quantile((1 + confidence) / 2, freedom) * math.sqrt(error)
    return Estimate(n, difference, difference - half, difference + half)


def paired_difference(
    before: Sequence[float], after: Sequence[float], confidence: float
) -> Estimate:
    """After minus before, each value with its own partner: Student's t of the differences."""
    return mean([b - a for a, b in zip(before, after, strict=True)], confidence)


def difference_of_rates(before: Estimate, after: Estimate) -> Estimate:
    """After minus before of two :func:`rate`: Newcombe's hybrid score interval (1998, method 10)."""
    if not (before.n and after.n):
        return Estimate(0, None)
    difference = after.estimate - before.estimate
    down = math.hypot(after.estimate - after.low, before.high - before.estimate)
    up = math.hypot(after.high - after.estimate, before.estimate - before.low)
    return Estimate(
        min(before.n, after.n), difference, difference - down, difference + up
    )


def quantile(ordered: Sequence[float], share: float) -> float:
    """Of sorted values, between neighbours (Hyndman and Fan 1996, type 7)."""
    at = (len(ordered) - 1) * share
    below = math.floor(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (at - below) * (ordered[above] - ordered[below])


def nice_step(ordered: Sequence[float], *, whole: bool = False) -> float:
    """The width of bins: Freedman and Diaconis 1981, rounded up to a number one can say."""
    spread = quantile(ordered, 0.75) - quantile(ordered, 0.25)
    reach = quantile(ordered, 0.98) - quantile(ordered, 0.02)
    wished = max(2 * spread / len(ordered) ** (1 / 3), reach / MOST_BINS)
    if wished <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(wished))
    step = next(each * power for each in NICE_STEPS if each * power >= wished * 0.999)
    return float(max(math.ceil(step), 1)) if whole else step


def t_quantile(share: float, freedom: float) -> float:
    """Student's t, ``share`` of which lies below. Relative error below 1e-12 (tests)."""
    if share < 0.5:
        return -t_quantile(1 - share, freedom)
    if share == 0.5:
        return 0.0
    z = NormalDist().inv_cdf(share)
    if freedom >= ASYMPTOTIC_FROM:
        return _t_of_many(z, freedom)
    tail = 2 * (1 - share)
    low, high = 0.0, max(z, 1.0)
    while _t_outside(high, freedom) > tail:
        low, high = high, high * 2
    return _t_between(low, high, tail, freedom)


def _t_between(low: float, high: float, tail: float, freedom: float) -> float:
    """Newton's steps, kept between ends that are known to enclose it."""
    at = (low + high) / 2
    for _ in range(200):
        over = _t_outside(at, freedom) - tail
        low, high = (at, high) if over > 0 else (low, at)
        step = at + over / (2 * _t_density(at, freedom))
        step = step if low < step < high else (low + high) / 2
        if abs(step - at) <= 1e-15 * abs(step):
            return step
        at = step
    return at


def _t_of_many(z: float, freedom: float) -> float:
    """Abramowitz and Stegun 26.7.5."""
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + math.fsum(
        term / freedom**power for power, term in enumerate(terms, start=1)
    )


def _t_density(t: float, freedom: float) -> float:
    scale = math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)
    power = -(freedom + 1) / 2 * math.log1p(t * t / freedom)
    return math.exp(scale + power) / math.sqrt(freedom * math.pi)


def _t_outside(t: float, freedom: float) -> float:
    """P(|T| > t): the incomplete beta function of (freedom/2, 1/2)."""
    x = freedom / (freedom + t * t)
    return _incomplete_beta(
        freedom / 2, 0.5, x, 1 - x if x < 0.9 else t * t / (freedom + t * t)
    )


def _incomplete_beta(a: float, b: float, x: float, y: float) -> float:
    """Regularised; ``y`` is 1 - x, given apart so that nothing is lost near 1."""
    if x <= 0 or y <= 0:
        return float(x > 0)
    front = math.exp(
        math.lgamma(a + b)
        - math.lgamma(a)
        - math.lgamma(b)
        + a * math.log(x)
        + b * math.log(y)
    )
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(a, b, x) / a
    return 1 - front * _beta_fraction(b, a, y) / b


def _beta_fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of DLMF 8.17.22, by Lentz's method."""
    tiny = 1e-300
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1) or tiny)
    value = d
    for m in range(1, 10_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for part in (even, odd):
            d = 1 / (1 + part * d or tiny)
            c = 1 + part / c or tiny
            value *= c * d
        if abs(c * d - 1) < 1e-16:
            break
    return value


def _z(confidence: float) -> float:
    return NormalDist().inv_cdf((1 + confidence) / 2)
