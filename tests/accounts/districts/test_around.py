"""Which district a point lies in."""

import pytest

from accounts.districts.actions import load_districts
from accounts.districts.models import District

pytestmark = pytest.mark.django_db
SQUARE = [[126.9, 37.4], [127.0, 37.4], [127.0, 37.5], [126.9, 37.5], [126.9, 37.4]]


@pytest.fixture
def districts(db):
    load_districts()
    return District.objects


def test_nearest_centre_while_outlines_are_unknown(districts):
    for district in districts.all():
        found = districts.around(district.latitude + 0.001, district.longitude)
        assert found == district


def test_point_far_from_seoul_has_none(districts):
    assert districts.around(35.18, 129.08) is None


@pytest.mark.parametrize(
    "outline",
    [
        {"type": "Polygon", "coordinates": [SQUARE]},
        {"type": "MultiPolygon", "coordinates": [[SQUARE]]},
    ],
)
def test_outline_that_holds_the_point_wins(districts, outline):
    far = districts.order_by("-latitude").first()
    District.objects.filter(pk=far.pk).update(boundary=outline)
    assert districts.around(37.45, 126.95) == far
    assert districts.around(37.501, 126.95) != far


def test_hole_is_outside(districts):
    hole = [[x - 0.02 if x > 126.95 else x + 0.02, y] for x, y in SQUARE]
    hole = [[x, 37.42 if y < 37.45 else 37.48] for x, y in hole]
    far = districts.order_by("-latitude").first()
    outline = {"type": "Polygon", "coordinates": [SQUARE, hole]}
    District.objects.filter(pk=far.pk).update(boundary=outline)
    assert districts.around(37.45, 126.95) != far
    assert districts.around(37.41, 126.95) == far
