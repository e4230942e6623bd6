import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import (
    confint_proportions_2indep,
    proportion_confint,
)

from experiments.observations import statistics

# Of a size whose fourth power is still a number: the reference underflows sooner than we do.
NUMBERS = st.one_of(
    st.floats(-1e12, 1e12, allow_nan=False),
    st.integers(-5, 5).map(float),
    st.floats(-1e-9, 1e-9, allow_subnormal=False),
).map(lambda value: value if abs(value) > 1e-60 else 0.0)
SAMPLES = st.one_of(
    st.lists(NUMBERS, min_size=2, max_size=40),
    st.tuples(NUMBERS, st.integers(2, 40)).map(lambda pair: [pair[0]] * pair[1]),
)
LEVELS = st.sampled_from([0.9, 0.95, 0.99])


def close(mine, theirs, scale=1.0):
    """To 1e-9 of the size of the data: that is what a float of the reference can be held to."""
    return mine == pytest.approx(theirs, rel=1e-9, abs=1e-9 * max(scale, 1e-300))


def size_of(*samples):
    return max(abs(value) for sample in samples for value in sample) or 1.0


@given(SAMPLES, LEVELS)
def test_the_mean_and_its_interval_are_those_of_scipy(sample, level):
    found = statistics.mean(sample, level)

    assert close(found.estimate, np.mean(sample), size_of(sample))
    error = stats.sem(np.array(sample) - found.estimate)
    if error > 0:
        low, high = stats.t.interval(
            level, len(sample) - 1, loc=found.estimate, scale=error
        )
        assert close(found.low, low, size_of(sample))
        assert close(found.high, high, size_of(sample))


@given(SAMPLES, NUMBERS, LEVELS)
def test_the_effect_against_a_baseline_is_that_of_a_one_sample_test(
    sample, baseline, level
):
    found = statistics.mean(sample, level).minus(baseline)

    moved = np.array(sample) - np.mean(sample)
    if stats.sem(moved) > 0:
        interval = stats.ttest_1samp(moved, 0).confidence_interval(level)
        middle = math.fsum(sample) / len(sample) - baseline
        scale = size_of(sample, [baseline])
        assert close(found.low - middle, interval.low, scale)
        assert close(found.high - middle, interval.high, scale)


@given(st.lists(NUMBERS, min_size=1, max_size=60), LEVELS)
def test_the_median_and_its_interval_are_those_of_scipy(sample, level):
    found = statistics.median(sample, level)

    assert found.estimate == pytest.approx(np.median(sample), rel=1e-12)
    interval = stats.quantile_test(sample, p=0.5).confidence_interval(level)
    expected = [None if math.isnan(end) else end for end in interval]
    if None in expected:
        assert (found.low, found.high) == (None, None)
    else:
        assert [found.low, found.high] == expected


@given(st.integers(1, 3000), LEVELS)
def test_the_ranks_of_the_median_are_the_widest_that_are_not_wide_enough(n, level):
    rank = statistics.median_rank(n, level)

    tail = (1 - level) / 2
    assert stats.binom.cdf(rank - 1, n, 0.5) <= tail * (1 + 1e-9)
    assert stats.binom.cdf(rank, n, 0.5) > tail * (1 - 1e-9)


@given(st.integers(1, 10**6), st.floats(0, 1), LEVELS)
def test_a_rate_and_its_interval_are_those_of_statsmodels(n, share, level):
    hits = round(n * share)
    found = statistics.rate(hits, n, level)

    low, high = proportion_confint(hits, n, alpha=1 - level, method="wilson")
    assert close(found.estimate, hits / n)
    assert close(found.low, low)
    assert close(found.high, high)


@given(SAMPLES, SAMPLES, LEVELS)
def test_the_difference_of_means_is_that_of_welch(before, after, level):
    found = statistics.difference_of_means(before, after, level)

    scale = size_of(before, after)
    assert close(found.estimate, np.mean(after) - np.mean(before), scale)
    parts = [statistics.variance(each) / len(each) for each in (before, after)]
    if min(parts) > 1e-18 * scale**2:
        centred = [np.array(each) - np.mean(each) for each in (after, before)]
        interval = stats.ttest_ind(*centred, equal_var=False).confidence_interval(level)
        assert close(found.low - found.estimate, interval.low, scale)
        assert close(found.high - found.estimate, interval.high, scale)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=2, max_size=30), LEVELS)
def test_the_difference_of_pairs_is_that_of_a_paired_test(pairs, level):
    before, after = zip(*pairs, strict=True)
    found = statistics.paired_difference(before, after, level)

    scale = size_of(before, after)
    changes = np.array(after) - np.array(before)
    assert close(found.estimate, np.mean(changes), scale)
    centred = changes - np.mean(changes)
    if stats.sem(centred) > 0:
        interval = stats.ttest_rel(centred, np.zeros(len(centred)))
        low, high = interval.confidence_interval(level)
        assert close(found.low - found.estimate, low, scale)
        assert close(found.high - found.estimate, high, scale)


@given(
    st.tuples(st.integers(1, 5000), st.floats(0, 1)),
    st.tuples(st.integers(1, 5000), st.floats(0, 1)),
    LEVELS,
)
def test_the_difference_of_rates_is_that_of_newcombe(before, after, level):
    (n1, share1), (n2, share2) = before, after
    hits1, hits2 = round(n1 * share1), round(n2 * share2)
    found = statistics.difference_of_rates(
        statistics.rate(hits1, n1, level), statistics.rate(hits2, n2, level)
    )

    low, high = confint_proportions_2indep(
        hits2, n2, hits1, n1, method="newcomb", compare="diff", alpha=1 - level
    )
    assert close(found.low, low)
    assert close(found.high, high)


@given(st.floats(0.001, 0.999), st.floats(1, 1e7))
def test_the_quantiles_of_student_are_exact(share, freedom):
    assert statistics.t_quantile(share, freedom) == pytest.approx(
        stats.t.ppf(share, freedom), rel=2e-12, abs=1e-12
    )


@given(st.lists(NUMBERS, min_size=1, max_size=30), st.floats(0, 1))
def test_quantiles_are_those_of_numpy(sample, share):
    found = statistics.quantile(sorted(sample), share)

    assert close(found, np.quantile(sample, share), size_of(sample))


@given(SAMPLES, st.randoms())
def test_the_order_of_the_rows_changes_no_bit(sample, random):
    shuffled = random.sample(sample, len(sample))

    assert statistics.mean(shuffled, 0.95) == statistics.mean(sample, 0.95)
    assert statistics.median(shuffled, 0.95) == statistics.median(sample, 0.95)


@given(SAMPLES)
def test_bins_are_never_many(sample):
    ordered = sorted(sample)

    step = statistics.nice_step(ordered)

    reach = statistics.quantile(ordered, 0.98) - statistics.quantile(ordered, 0.02)
    assert step > 0
    assert reach / step <= statistics.MOST_BINS * 1.01


def test_nothing_has_no_estimate():
    assert statistics.mean([], 0.95) == statistics.Estimate(0, None)
    assert statistics.median([], 0.95) == statistics.Estimate(0, None)
    assert statistics.rate(0, 0, 0.95) == statistics.Estimate(0, None)
    assert statistics.difference_of_means([], [1.0], 0.95).estimate is None


def test_one_value_has_no_interval():
    assert statistics.mean([3.0], 0.95) == statistics.Estimate(1, 3.0)
    assert statistics.median([3.0], 0.95) == statistics.Estimate(1, 3.0)
