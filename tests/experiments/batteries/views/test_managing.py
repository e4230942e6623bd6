"""The desk: add, edit, retire, answer, and the card with its code."""

import xml.etree.ElementTree as ET

import pytest
from django.urls import reverse

from accounts.districts.actions import load_districts
from experiments.batteries.enums import FactKey, Outcome
from experiments.batteries.models import BatteryPoint
from tests.factories.accounts import sign_in
from tests.factories.batteries import battery_manager, reported_gone, seen_point

pytestmark = pytest.mark.django_db
SENT = {
    "name": "Library",
    "kind": "shop",
    "place": "37.5551, 126.9123",
    "zone": "Asia/Seoul",
    "opening_hours": "Mo-Fr 09:00-18:00",
    "chemistries": ["alkaline"],
    "kilograms": "12.5",
}


@pytest.fixture
def desk(client, db):
    return sign_in(client, battery_manager())


def test_point_is_added_and_changed(desk):
    load_districts()
    desk.post(reverse("batteries:point-new"), SENT)
    point = BatteryPoint.objects.get()
    assert (point.district.code, point.capacity_grams) == ("11140", 12_500)
    address = reverse("batteries:desk-point", args=[point.code])
    shown = desk.get(address).context["form"].initial
    assert (shown["opening_hours"], shown["kilograms"]) == ("Mo-Fr 09:00-18:00", 12.5)
    before = point.facts.count()
    desk.post(address, {**SENT, "name": "New library", "phone": "02-120"})
    point.refresh_from_db()
    assert point.name == "New library"
    assert point.facts.count() == before + 1  # only what differs
    assert point.facts.newest_first()[0].key == FactKey.PHONE


def test_what_is_wrong_is_said_and_nothing_changes(desk):
    point = seen_point()
    address = reverse("batteries:desk-point", args=[point.code])
    answer = desk.post(address, {**SENT, "place": "here", "opening_hours": "never"})
    assert answer.status_code == 422
    assert sorted(answer.context["form"].errors) == ["opening_hours", "place"]
    assert answer.context["point"].name == point.name


def test_hours_of_a_list_that_cannot_be_read_may_stay(desk):
    found = {
        FactKey.OPENING_HOURS: {"text": "by appointment"},
        FactKey.ACCESS: {"step_free": True},
    }
    point = seen_point(found=found)
    address = reverse("batteries:desk-point", args=[point.code])
    sent = {**SENT, "opening_hours": "by appointment", "steps": "yes"}
    desk.post(address, {**sent, "chemistries": [], "kilograms": ""})
    point.refresh_from_db()
    assert (point.name, point.facts.count()) == ("Library", 3)


def test_report_is_answered_and_point_retired(desk):
    point = seen_point()
    report = reported_gone(point, note="Nothing here")
    assert list(desk.get(reverse("batteries:desk")).context["reports"]) == [report]
    desk.post(
        reverse("batteries:report-answer", args=[report.pk]), {"outcome": "wrong"}
    )
    report.refresh_from_db()
    assert report.outcome == Outcome.WRONG
    desk.post(reverse("batteries:point-use", args=[point.code]), {"in_use": "no"})
    point.refresh_from_db()
    assert not point.is_active


def test_card_and_code_lead_to_the_box(desk):
    point = seen_point(name="도서관", address="1 <Library> Street")
    pdf = desk.get(reverse("batteries:card", args=[point.code, "pdf"]))
    assert pdf.content.startswith(b"%PDF-")
    svg = desk.get(reverse("batteries:card", args=[point.code, "svg"]))
    assert ET.fromstring(svg.content).tag.endswith("svg")  # noqa: S314 - drawn by us
    assert (
        desk.get(reverse("batteries:card", args=[point.code, "exe"])).status_code == 404
    )


def test_digital_link_leads_to_the_page_in_the_readers_language(client):
    point = seen_point()
    path = f"/batteries/{point.link.path}"
    answer = client.get(path, headers={"Accept-Language": "ko"})
    assert (answer.status_code, answer["Location"]) == (
        307,
        f"/ko/batteries/points/{point.code}/",
    )
    links = client.get(path, {"linkType": "all"}).json()["linkset"][0]
    pages = links["https://ref.gs1.org/voc/pip"]
    assert links["anchor"] == f"http://testserver{path}"
    assert [each["hreflang"] for each in pages] == [["en"], ["ko"], ["th"]]
    unknown = client.get("/batteries/8004/95200002222ZZZZ", follow=True)
    assert unknown.status_code == 404
    assert client.get("/batteries/01/123").status_code == 400
