"""The drawing says what the table says."""

from funding.charts import PLACES, travel_chart, ways
from funding.workflow import STEPS, Event, Status


def test_every_status_has_a_place_of_its_own():
    assert set(PLACES) == set(Status)
    assert len(set(PLACES.values())) == len(Status)
    assert {node.status for node in travel_chart().nodes} == set(Status)


def test_every_way_of_the_table_is_drawn_once():
    expected = {
        (source, step.target)
        for (source, event), step in STEPS.items()
        if step.target and event != Event.WITHDRAW
    }
    assert set(ways()) == expected
    chart = travel_chart()
    assert len(chart.arrows) == len(ways()) == len(expected)
    assert len({arrow.path for arrow in chart.arrows}) == len(chart.arrows)


def test_what_can_be_withdrawn_has_the_sign():
    assert {node.status for node in travel_chart().nodes if node.has_sign} == {
        source for source, event in STEPS if event == Event.WITHDRAW
    }


def test_everything_is_on_the_paper():
    chart = travel_chart()
    for node in chart.nodes:
        assert node.x >= 0 and node.x + chart.node_width <= chart.width
        assert node.y >= 0 and node.y + chart.node_height <= chart.height
