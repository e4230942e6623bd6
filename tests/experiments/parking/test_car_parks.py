"""The city's list in the park: imported twice, shown, and found nearby."""

import pytest
from django.core.management import CommandError, call_command

from accounts.districts.actions import load_districts
from accounts.districts.models import District
from experiments.parking.alternatives import car_parks_near
from experiments.parking.codes import CarParkUse
from experiments.parking.models import CarPark
from tests.factories.car_parks import CarParkFactory, listed
from tests.shared import shared_file

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def districts(db):
    load_districts()


@pytest.fixture
def said(tmp_path, capsys):
    def run(raw, *options):
        path = tmp_path / "list.csv"
        path.write_bytes(raw)
        call_command("import_car_parks", path, *options)
        return capsys.readouterr().out.splitlines()

    return run


def test_second_run_changes_nothing(said):
    raw = listed({}, {"code": "2", "spaces": "7", "district": "떡잎구"})
    assert said(raw)[-1] == (
        "2 car parks with 60 spaces: 2 created, 0 changed, 0 unchanged; "
        "0 that the list no longer names."
    )
    assert said(raw)[-1].endswith(
        "0 created, 0 changed, 2 unchanged; 0 that the list no longer names."
    )
    assert said(listed({"spaces": "54"}))[-1] == (
        "1 car parks with 54 spaces: 0 created, 1 changed, 0 unchanged; "
        "1 that the list no longer names."
    )


def test_every_mended_row_is_named(said, tmp_path):
    report = tmp_path / "report.csv"
    lines = said(
        listed({"closes": "2400"}, {"code": "2", "district": "떡잎구"}),
        "--report",
        report,
    )
    assert [line for line in lines if line.startswith("Mended")] == [
        "Mended in 1: closing time 2400, which no clock has, is 24:00: line 2 (1)",
        "Mended in 1: “떡잎구” is no district of Seoul: kept, not listed: line 3 (2)",
    ]
    assert report.read_text(encoding="utf-8-sig").splitlines() == [
        'line,code,"what was mended, and why"',
        '2,1,"closing time 2400, which no clock has, is 24:00"',
        '3,2,"“떡잎구” is no district of Seoul: kept, not listed"',
    ]
    assert [each.code for each in CarPark.objects.listed()] == ["1"]


def test_bad_file_leaves_everything_as_it_was(said):
    said(listed({}))
    with pytest.raises(CommandError, match="Line 3: “x” is not a number of spaces."):
        said(listed({"spaces": "9"}, {"code": "2", "spaces": "x"}))
    assert CarPark.objects.get().spaces == 53
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_car_parks", "/nowhere/list.csv")


@pytest.mark.corpora
def test_all_of_seoul_with_its_35_670_spaces(said):
    raw = shared_file("data/parking/seoul_public_parking_cp949.csv").read_bytes()
    assert said(raw)[-1].startswith("578 car parks with 35670 spaces: 578 created")
    assert said(raw)[-1].startswith(
        "578 car parks with 35670 spaces: 0 created, 0 changed, 578 unchanged"
    )
    assert CarPark.objects.listed().count() == 576


def test_nearest_that_a_stranger_may_use_comes_first():
    district = District.objects.first()
    near = CarParkFactory(district=district, latitude=37.566)
    far = CarParkFactory(district=district, latitude=37.570)
    CarParkFactory(district=district, use=CarParkUse.RESIDENTS)
    CarParkFactory(district=None)
    CarParkFactory(district=district, latitude=37.60)
    found = car_parks_near(37.565, 127.044)
    assert [(each.car_park, each.metres) for each in found] == [(near, 111), (far, 556)]
    assert [each.car_park for each in car_parks_near(37.565, 127.044, within=200)] == [
        near
    ]


def test_page_shows_a_district_with_where_the_data_is_from(client):
    here, other = District.objects.order_by("code")[:2]
    CarParkFactory(district=here, name="여기", opens=0, closes=1440)
    CarParkFactory(district=other, name="저기", phone="02-2289-6735")
    page = client.get("/en/parking/car-parks/", {"district": here.code})
    text = page.content.decode()
    assert "여기" in text and "저기" not in text
    assert "around the clock" in text
    assert "1 car park with 50 spaces." in text
    assert "data.seoul.go.kr" in text
    everything = client.get("/en/parking/car-parks/?district=nonsense")
    assert "2 car parks with 100 spaces." in everything.content.decode()


def test_page_costs_the_same_however_many_there_are(
    client, django_assert_max_num_queries
):
    CarParkFactory.create_batch(40, district=District.objects.first())
    with django_assert_max_num_queries(12):
        client.get("/en/parking/car-parks/")
