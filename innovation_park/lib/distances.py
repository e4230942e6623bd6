"""How far two places are apart, and which box holds all within reach. Points are (latitude, longitude) in degrees."""

from __future__ import annotations

from math import asin, cos, hypot, radians, sin, sqrt

EARTH_METRES = 6_371_008.8  # mean radius, IUGG
METRES_PER_DEGREE = EARTH_METRES * radians(1)

Point = tuple[float, float]


def metres_between(a: Point, b: Point) -> float:
    """Along the ground of a round earth (haversine): off by 0.5 % at most."""
    (lat_a, lng_a), (lat_b, lng_b) = ((radians(x), radians(y)) for x, y in (a, b))
    half = hypot(
        sin((lat_b - lat_a) / 2),
        sqrt(cos(lat_a) * cos(lat_b)) * sin((lng_b - lng_a) / 2),
    )
    return 2 * EARTH_METRES * asin(min(1.0, half))


def box_around(point: Point, metres: float) -> tuple[Point, Point]:
    """South-west and north-east corner; it holds the circle and a little more."""
    high = metres / METRES_PER_DEGREE * 1.01
    wide = high / shrinking(point[0])
    return (point[0] - high, point[1] - wide), (point[0] + high, point[1] + wide)


def shrinking(latitude: float) -> float:
    """How much shorter a degree of longitude is there than one of latitude; never 0."""
    return max(cos(radians(latitude)), 0.01)
