"""The three real lists in the park: read twice, and the second time nothing changes."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from accounts.districts.actions import load_districts
from experiments.batteries.actions import check_point
from experiments.batteries.actions.importing import import_points
from experiments.batteries.enums import FactKey, PointStatus, Source
from experiments.batteries.importing.rows import Listing, Row
from experiments.batteries.models import BatteryPoint, PointFact
from tests.factories.batteries import battery_manager
from tests.shared import shared_file

pytestmark = pytest.mark.django_db
AS_OF = date(2026, 1, 1)
THERE = {FactKey.THERE: {"is": True}}


@pytest.fixture(autouse=True)
def districts(db):
    load_districts()


@pytest.fixture
def said(capsys):
    def run(name, path, *options):
        call_command("import_battery_points", name, path, *options)
        return capsys.readouterr().out.splitlines()

    return run


def listing(**fields):
    row = {"line": 2, "key": "1", "name": "Library", "status": PointStatus.WORKING}
    place = {"latitude": 37.565, "longitude": 126.985, "district": "중구"}
    return Listing(rows=[Row(**{**row, **place, "facts": THERE, **fields})])


def brought(**fields):
    tally = import_points(source=Source.OSM, listing=listing(**fields), as_of=AS_OF)
    return tally.created, tally.changed, tally.unchanged, tally.facts


def test_only_what_is_new_or_different_is_written():
    assert brought() == (1, 0, 0, 1)
    assert brought() == (0, 0, 1, 0)
    assert brought(name="New library") == (0, 1, 0, 0)
    gone = {"facts": {FactKey.THERE: {"is": False}}, "status": PointStatus.GONE}
    assert brought(name="New library", **gone) == (0, 1, 0, 1)
    assert BatteryPoint.objects.get().status == PointStatus.GONE
    assert brought(key="2") == (1, 0, 0, 1)


def test_list_does_not_overrule_who_stood_there():
    brought()
    point, manager = BatteryPoint.objects.get(), battery_manager()
    check_point(point=point, status=PointStatus.GONE, by=manager)
    hours = {FactKey.OPENING_HOURS: {"text": "Mo 09:00-10:00"}}
    assert brought(facts={**THERE, **hours}) == (0, 1, 0, 1)
    point.refresh_from_db()
    assert (point.status, point.hours.count()) == (PointStatus.GONE, 1)


def test_what_the_park_keeps_itself_is_left_alone():
    brought()
    BatteryPoint.objects.update(is_ours=True, name="Ours")
    assert brought(name="Theirs") == (0, 0, 1, 0)
    assert BatteryPoint.objects.get().name == "Ours"


def test_point_outside_the_city_is_refused():
    far = listing(latitude=37.7335, longitude=126.7352)
    tally = import_points(source=Source.SEOUL_BINS, listing=far, as_of=AS_OF)
    assert (tally.created, [each.what for each in tally.remarks]) == (
        0,
        ["37.7335, 126.7352 is outside the city, 21 km from the nearest district"],
    )


def test_file_that_cannot_be_used_is_said(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("a,b\n")
    with pytest.raises(CommandError, match="list.csv: Line 1: these are not the head"):
        call_command("import_battery_points", "haringey", path)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_battery_points", "osm", tmp_path / "none.json")
    with pytest.raises(CommandError, match="yet to come"):
        call_command("import_battery_points", "osm", path, "--as-of", "2999-01-01")


@pytest.mark.corpora
@pytest.mark.parametrize(
    ("name", "file", "first", "second"),
    [
        (
            "haringey",
            "haringey_battery_points_full.csv",
            "31 rows: 31 points created, 0 changed, 0 unchanged, 0 refused; 38 facts",
            "31 rows: 0 points created, 0 changed, 31 unchanged, 0 refused; 0 facts",
        ),
        (
            "osm",
            "osm_recycling_germany_sample.json",
            "325 rows: 61 points created, 0 changed, 0 unchanged, 0 refused; 75 facts",
            "325 rows: 0 points created, 0 changed, 61 unchanged, 0 refused; 0 facts",
        ),
        (
            "seoul-bins",
            "seoul_street_bins.csv",
            "5380 rows: 5379 points created, 0 changed, 0 unchanged, 1 refused; 5379",
            "5380 rows: 0 points created, 0 changed, 5379 unchanged, 1 refused; 0",
        ),
    ],
)
def test_real_list_comes_in_once(said, tmp_path, name, file, first, second):
    path, report = shared_file(f"data/battery/{file}"), tmp_path / "report.csv"
    lines = said(name, path, "--report", report)
    assert lines[-1].startswith(first)
    if name == "seoul-bins":
        assert "92 rows with lost letters." in lines
        assert "28 spellings of 25 districts." in lines
        told = report.read_text(encoding="utf-8-sig")
        assert told.count("\ufffd") > 0
        assert told.count(",refused,") == 1
    before = (BatteryPoint.objects.count(), PointFact.objects.count())
    assert said(name, path)[-1].startswith(second)
    assert (BatteryPoint.objects.count(), PointFact.objects.count()) == before


@pytest.mark.corpora
def test_study_of_haringey_keeps_its_three_answers(said):
    said("haringey", shared_file("data/battery/haringey_battery_points_full.csv"))
    statuses = BatteryPoint.objects.values_list("status", flat=True)
    counted = {status: list(statuses).count(status) for status in set(statuses)}
    assert counted == {"working": 15, "unconfirmed": 10, "gone": 6}
