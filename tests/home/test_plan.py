from datetime import date
from itertools import combinations

import pytest

from experiments.workflow import CONCLUDED, Status
from home.plan import WIDTH, area, bounds, centre, lay_out, progress
from home.templatetags.plan import wrap_label

TODAY = date(2026, 6, 1)
RUNS = (date(2026, 1, 1), date(2026, 12, 31))
WEIGHTS = [[], [5], [0, 0], [100, 1, 1], list(range(30)), [5000, *[1] * 29]]


def holds(polygon, point):
    """Whether a convex polygon holds a point: it lies on the same side of every edge."""
    edges = zip(polygon, [*polygon[1:], polygon[0]], strict=True)
    sides = {
        (bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax) > 0
        for (ax, ay), (bx, by) in edges
    }
    return len(sides) == 1


@pytest.mark.parametrize("weights", WEIGHTS)
def test_every_plot_gets_a_bed_within_the_park(weights):
    ground = lay_out(weights)

    assert len(ground.beds) == len(weights)
    for bed in ground.beds:
        (left, top), (right, bottom) = bounds(bed)
        assert 0 < left < right < WIDTH
        assert 0 < top < bottom < ground.height


@pytest.mark.parametrize("weights", WEIGHTS)
def test_beds_do_not_overlap(weights):
    beds = lay_out(weights).beds

    for one, other in combinations(beds, 2):
        assert not any(holds(other, corner) for corner in [*one, centre(one)])


def test_area_of_a_bed_is_in_proportion_to_its_people():
    small, middle, large = sorted(map(area, lay_out([100, 200, 300]).beds))

    assert middle / small == pytest.approx(2, rel=0.12)
    assert large / small == pytest.approx(3, rel=0.12)


def test_bed_of_an_experiment_without_people_is_big_enough_for_a_finger():
    ground = lay_out([5000, *[0] * 29])
    on_a_phone = 328 / WIDTH

    for bed in ground.beds:
        (left, top), (right, bottom) = bounds(bed)
        assert min(right - left, bottom - top) * on_a_phone >= 24


def test_middle_of_a_bed_lies_in_it():
    for bed in lay_out([3, 14, 15, 92, 65, 35]).beds:
        assert holds(bed, centre(bed))


def test_plan_is_the_same_every_time():
    assert lay_out([3, 1, 4, 1, 5]) == lay_out([3, 1, 4, 1, 5])


def test_river_crosses_the_park_from_edge_to_edge():
    ground = lay_out([8, 5, 3])

    assert [round(y) for _x, y in ground.river] == [0, ground.height]


@pytest.mark.parametrize("status", sorted(CONCLUDED))
def test_progress_of_a_concluded_experiment_is_whole(status):
    assert progress(status, *RUNS, TODAY) == 1


def test_progress_grows_from_stage_to_stage():
    stages = [
        Status.PROPOSED,
        Status.DESIGNING,
        Status.RECRUITING,
        Status.RUNNING,
        Status.EVALUATING,
        Status.ADOPTED,
    ]
    steps = [progress(stage, *RUNS, TODAY) for stage in stages]

    assert steps == sorted(set(steps))


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2025, 1, 1), 0.3), (date(2026, 7, 2), 0.575), (date(2028, 1, 1), 0.85)],
)
def test_progress_of_a_running_experiment_follows_its_days(day, expected):
    assert progress(Status.RUNNING, *RUNS, day) == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize("dates", [(None, None), (TODAY, TODAY), (TODAY, None)])
def test_progress_without_a_span_of_days_is_in_the_middle(dates):
    assert progress(Status.PAUSED, *dates, TODAY) == pytest.approx(0.575)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Happy parking", 20, ["Happy parking"]),
        ("Happy parking", 5, ["Happy", "parking"]),
        ("Happy parking", 3, []),
        ("one two three four", 3, []),
        ("행복주차", 4, ["행복주차"]),
        ("ที่จอดรถ", 5, ["ที่จอดรถ"]),
    ],
)
def test_label_is_wrapped_between_words_or_left_out(text, width, expected):
    assert wrap_label(text, width, lines=2) == expected
