"""The pieces of town."""

from hypothesis import given
from hypothesis import strategies as st

from experiments.parking.blocks import Block
from innovation_park.lib.distances import metres_between

SEOUL = st.tuples(st.floats(37.4, 37.7), st.floats(126.7, 127.2))


@given(SEOUL, st.sampled_from([0, 1, 2]))
def test_point_lies_in_its_block_and_the_block_in_the_wider_one(point, level):
    block = Block.at(*point, level)
    west, south = block.corners()[0]
    east, north = block.corners()[2]
    assert south - 1e-5 <= point[0] <= north + 1e-5
    assert west - 1e-5 <= point[1] <= east + 1e-5
    assert Block.at(*point).within(level) == block
    assert Block.named(block.key) == block


def test_block_is_about_300_metres_wide():
    corners = [(y, x) for x, y in Block.at(37.56, 126.98).corners()]
    assert round(metres_between(corners[0], corners[1]), -1) == 300
    assert round(metres_between(corners[1], corners[2]), -1) == 300


def test_key_that_is_none_names_nothing():
    assert [Block.named(key) for key in ("", "3-1-1", "0-1", "0-1-x", "0-1-1-1")] == [
        None
    ] * 5
