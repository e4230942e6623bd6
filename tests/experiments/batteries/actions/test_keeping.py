"""Points of the park's own: set up, changed, out of use; and hours that follow the season."""

import pytest
import time_machine

from experiments.batteries.actions import (
    add_point,
    change_point,
    set_in_use,
    tend_points,
)
from experiments.batteries.confidence import Level
from experiments.batteries.enums import FactKey, PointStatus
from experiments.batteries.models import BatteryPoint
from experiments.batteries.permissions import NotAllowed
from tests.factories.batteries import battery_manager, seen_point

pytestmark = pytest.mark.django_db
ROW = {"name": "Library", "kind": "shop", "latitude": 37.5, "longitude": 127.0}
HOURS = {FactKey.OPENING_HOURS: {"text": "Mo-Fr 09:00-18:00"}}


def test_point_that_was_set_up_is_sure():
    point = add_point(facts=ROW, found=HOURS, by=battery_manager())
    assert (point.status, point.level, point.hours.count()) == (
        PointStatus.WORKING,
        Level.SURE,
        5,
    )
    assert point.number == f"9520000{point.code}"


def test_others_add_change_and_retire_nothing(resident):
    point = seen_point()
    for act in (
        lambda: add_point(facts=ROW, found={}, by=resident),
        lambda: change_point(point=point, facts=ROW, found={}, by=resident),
        lambda: set_in_use(point=point, is_active=False, by=resident),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert BatteryPoint.objects.values_list("name", "is_active").get() == (
        point.name,
        True,
    )


def test_retired_point_is_seen_by_the_park_alone(resident):
    manager = battery_manager()
    point = set_in_use(point=seen_point(), is_active=False, by=manager)
    seen = [BatteryPoint.objects.visible_to(each) for each in (resident, manager)]
    assert [list(each) for each in seen] == [[], [point]]
    set_in_use(point=point, is_active=True, by=manager)
    assert list(BatteryPoint.objects.visible_to(resident)) == [point]


def test_hours_follow_the_season():
    text = "Apr-Sep: Mo 08:00-20:00; Oct-Mar: Mo 09:00-17:00"
    with time_machine.travel("2026-07-06T12:00+09:00"):
        point = seen_point(found={FactKey.OPENING_HOURS: {"text": text}})
        assert point.hours.values_list("opens", "closes").get() == (480, 1200)
    with time_machine.travel("2026-12-07T12:00+09:00"):
        assert tend_points() == 1
        assert point.hours.values_list("opens", "closes").get() == (540, 1020)


def test_nearest_come_first():
    for metres in (900, 100, 2_000):
        seen_point(name=f"{metres} m", latitude=37.5551 + metres / 111_195)
    near = BatteryPoint.objects.all().near(37.5551, 126.9123)
    assert [(each.name, each.metres_off) for each in near] == [
        ("100 m", 100),
        ("900 m", 900),
    ]
