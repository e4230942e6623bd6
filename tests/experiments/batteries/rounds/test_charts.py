from hypothesis import given
from hypothesis import strategies as st

from experiments.batteries.rounds.charts import (
    WIDE,
    drawing_of_boxes,
    drawing_of_tours,
)
from experiments.batteries.rounds.workflow import (
    STANDING,
    TRANSITIONS,
    Hat,
    RoundState,
    may_move,
)

HUB = (37.6086, 126.934)
POINT = st.tuples(st.floats(37.4, 37.7), st.floats(126.7, 127.2))


@given(st.lists(st.lists(POINT, max_size=5), max_size=3))
def test_every_stop_is_on_the_drawing_in_its_order(tours):
    drawing = drawing_of_tours(HUB, tours)
    assert [[dot.label for dot in line.dots] for line in drawing.lines] == [
        [str(n + 1) for n in range(len(tour))] for tour in tours
    ]
    for dot in (drawing.hub, *(dot for line in drawing.lines for dot in line.dots)):
        assert 0 <= dot.x <= WIDE
        assert 0 <= dot.y <= drawing.high


def test_north_is_up_and_due_boxes_lie_on_top():
    drawing = drawing_of_boxes(HUB, [((37.62, 126.95), True), ((37.60, 126.92), False)])
    far, near = drawing.dots
    assert (near.is_due, far.is_due) == (True, False)
    assert near.y < drawing.hub.y < far.y
    assert far.x < drawing.hub.x < near.x


def test_no_round_goes_a_way_that_is_not_listed():
    for source in RoundState:
        for target in RoundState:
            for hat in Hat:
                listed = hat in TRANSITIONS.get((source, target), ())
                assert may_move(source, target, {hat}) is listed
    assert RoundState.CANCELLED not in STANDING
    assert not any(may_move(RoundState.DONE, each, set(Hat)) for each in RoundState)
