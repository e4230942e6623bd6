"""The bell on every page, what is behind it, and the choices, all without JavaScript."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.notifications.enums import Way
from accounts.notifications.models import Hours, Notification
from accounts.notifications.standing import choices_of
from tests.factories.accounts import sign_in
from tests.factories.notifications import (
    LEGAL,
    TREES,
    URGENT,
    DeviceFactory,
    chooses,
    tell,
)

LIST = "/en/me/notifications/"
SETTINGS = "/en/me/notifications/settings/"


@pytest.fixture
def reader(client, resident):
    return sign_in(client, resident)


def shown(page):
    words = re.findall(r'<p class="told-sentence">(.*?)</p>', page.content.decode())
    return [re.sub(r"<.*?>", "", each) for each in words]


def bell(page):
    found = re.search(r"data-bell-count>([\d+]+)", page.content.decode())
    return found and found.group(1)


def test_bell_counts_what_is_unread(reader, resident, neighbour):
    assert bell(reader.get("/en/me/")) is None
    tell(resident)
    tell(resident)
    tell(neighbour)
    assert bell(reader.get("/en/me/")) == "2"
    Notification.objects.bulk_create(
        Notification(person=resident, kind=TREES.key, event="grown", key=f"many:{each}")
        for each in range(120)
    )
    assert bell(reader.get("/en/me/")) == "99+"


def test_visitor_has_no_bell(client, db):
    assert "data-bell" not in client.get("/en/account/login/").content.decode()


def test_list_is_ones_own_newest_first(reader, resident, neighbour):
    for number in (1, 2):
        tell(resident, arguments={"name": "tree", "number": number})
    tell(neighbour, arguments={"name": "tree", "number": 9})
    page = reader.get(LIST)
    assert shown(page) == [f"The tree has grown by {number} cm" for number in (2, 1)]
    assert "no-store" in page["Cache-Control"]


def test_list_costs_the_same_however_long(reader, resident, django_assert_num_queries):
    tell(resident)
    reader.get(LIST)
    with CaptureQueriesContext(connection) as short:
        reader.get(LIST)
    for _number in range(39):
        tell(resident)
    with django_assert_num_queries(len(short)):
        page = reader.get(LIST)
    assert len(shown(page)) == 30
    assert len(shown(reader.get(f"{LIST}?page=2"))) == 10


def test_opening_leads_on_and_counts_as_reading(reader, resident):
    told = tell(resident)
    address = reverse("notifications:open", args=[told.pk])
    assert reader.head(address).url == "/en/experiments/"
    assert bell(reader.get(LIST)) == "1"
    assert reader.get(address).url == "/en/experiments/"
    assert reader.get(address.replace("/en/", "/ko/")).url == "/ko/experiments/"
    assert bell(reader.get(LIST)) is None
    nowhere = tell(resident, url={})
    assert reader.get(reverse("notifications:open", args=[nowhere.pk])).url == LIST


def test_reading_and_unreading(reader, resident):
    told = tell(resident)
    address = reverse("notifications:read", args=[told.pk])
    assert reader.post(address, {"page": "3"}).url == f"{LIST}?page=3"
    assert shown(reader.get(f"{LIST}?show=unread")) == []
    assert reader.post(address, {"unread": "1", "page": "1"}).url == LIST
    assert len(shown(reader.get(f"{LIST}?show=unread"))) == 1
    assert reader.get(address).status_code == 405


def test_what_came_after_the_page_stays_unread(reader, resident):
    tell(resident)
    seen = timezone.now().isoformat()
    new = tell(resident)
    reader.post(reverse("notifications:all-read"), {"until": seen})
    assert list(Notification.objects.unread()) == [new]


@pytest.mark.parametrize("until", ["", "yesterday", "2026-13-45", "2026-11-23T00:00"])
def test_moment_by_hand_reads_nothing(reader, resident, until):
    tell(resident)
    answer = reader.post(reverse("notifications:all-read"), {"until": until})
    assert answer.status_code == 400
    assert Notification.objects.unread().count() == 1


@pytest.mark.parametrize("act", ["open", "read"])
def test_what_others_were_told_is_not_there(reader, neighbour, act):
    told = tell(neighbour)
    address = reverse(f"notifications:{act}", args=[told.pk])
    ask = reader.get if act == "open" else reader.post
    assert ask(address).status_code == 404
    assert Notification.objects.get().read_at is None


@pytest.mark.parametrize("act", ["device-try", "device-remove"])
def test_devices_of_others_are_not_there(reader, neighbour, act):
    device = DeviceFactory(person=neighbour)
    address = reverse(f"notifications:{act}", args=[device.pk])
    assert reader.post(address).status_code == 404
    assert neighbour.devices.count() == 1


def form_of(page):
    """What a browser would send back unchanged."""
    form, hours = page.context["form"], page.context["hours_form"]
    values = {each.html_name: each.value() for each in (*form, *hours)}
    return {name: value for name, value in values.items() if value is not False}


def test_choices_are_kept_and_shown(reader, resident):
    chooses(resident, Way.WEEKLY)
    page = reader.get(SETTINGS)
    given = form_of(page)
    assert given["tests-trees-way"] == "weekly"
    assert "tests-legal-way" not in given
    given |= {
        "tests-trees-way": "bell",
        "tests-urgent-way": "off",
        "zone": "Asia/Tokyo",
    }
    del given["tests-trees-push"], given["has_quiet"]
    assert reader.post(SETTINGS, given).url == SETTINGS
    now = choices_of(resident)
    assert (now[TREES.key].way, now[TREES.key].is_pushed) == (Way.BELL, False)
    assert (now[URGENT.key].way, now[URGENT.key].is_pushed) == (Way.OFF, True)
    assert now[LEGAL.key].way == Way.NOW
    clock = Hours.objects.get()
    assert (clock.zone, clock.has_quiet) == ("Asia/Tokyo", False)
    assert form_of(reader.get(SETTINGS)) == given


def test_choices_left_alone_write_nothing(reader, resident):
    reader.post(SETTINGS, form_of(reader.get(SETTINGS)))
    assert resident.preferences.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [{"tests-urgent-way": "daily"}, {"zone": "Mars/Olympus"}, {"digest_hour": "24"}],
)
def test_choice_that_there_is_not_is_said(reader, resident, wrong):
    page = reader.post(SETTINGS, form_of(reader.get(SETTINGS)) | wrong)
    assert page.status_code == 200
    assert "Something needs mending" in page.content.decode()
    assert (resident.preferences.count(), Hours.objects.count()) == (0, 0)


@pytest.mark.parametrize("language", ["en", "ko", "th"])
def test_pages_open_in_every_language(reader, resident, language):
    tell(resident)
    for name in ("list", "settings"):
        address = reverse(f"notifications:{name}").replace("/en/", f"/{language}/")
        assert f'<html lang="{language}"' in reader.get(address).content.decode()
