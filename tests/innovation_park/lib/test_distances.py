from math import pi

import pytest

from innovation_park.lib.distances import (
    EARTH_METRES,
    box_around,
    metres_between,
    shrinking,
)

CITY_HALL = (37.5665, 126.9780)


@pytest.mark.parametrize(
    ("a", "b", "metres"),
    [
        (CITY_HALL, CITY_HALL, 0),
        (CITY_HALL, (37.5512, 126.9882), 1_924),
        ((0, 0), (1, 0), 111_195),
        ((0, 179.9995), (0, -179.9995), 111),  # over the date line
        ((0, 0), (0, 180), round(pi * EARTH_METRES)),
    ],
)
def test_distance_is_along_the_ground_and_the_same_both_ways(a, b, metres):
    assert round(metres_between(a, b)) == round(metres_between(b, a)) == metres


@pytest.mark.parametrize("latitude", [0, 37.5665, -54.8, 70])
def test_box_holds_the_circle_and_little_more(latitude):
    (south, west), (north, east) = box_around((latitude, 10), 300)
    reach = [
        metres_between((latitude, 10), edge)
        for edge in ((south, 10), (north, 10), (latitude, west), (latitude, east))
    ]
    assert 300 < min(reach) <= max(reach) < 310


def test_degrees_shrink_towards_the_poles_and_never_to_nothing():
    assert (shrinking(0), round(shrinking(60), 3), shrinking(90)) == (1, 0.5, 0.01)
