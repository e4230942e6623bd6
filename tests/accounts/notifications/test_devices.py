"""From the button on the page to the words on the device, over a push service on this machine."""

import time
from datetime import UTC, datetime

import pytest
from django.conf import settings as park
from django.urls import reverse

from accounts.models import Profile
from accounts.notifications.actions import (
    add_device,
    deliver_push,
    mark_read,
    send_due,
)
from accounts.notifications.actions.devices import AT_MOST, DeviceRefused
from accounts.notifications.enums import Way
from accounts.notifications.models import Device
from accounts.notifications.pushes import own_key, public_key
from tests.factories.accounts import sign_in
from tests.factories.notifications import (
    TREES,
    DeviceFactory,
    chooses,
    lives_by,
    tell,
)

from .push_service import Browser, listening, sender_of

PHONE = "Mozilla/5.0 (Linux; Android 16) Chrome/142.0 Mobile"


@pytest.fixture
def service(settings):
    settings.PUSH_MAY_BE_LOCAL = True
    with listening() as service:
        yield service


@pytest.fixture
def phone():
    return Browser()


@pytest.fixture
def device(resident, service, phone):
    lives_by(resident, has_quiet=False)
    return DeviceFactory(
        person=resident, endpoint=f"{service.origin}/send/1?a=b", **phone.keys
    )


def test_switching_on_and_hearing(client, resident, service, phone):
    Profile.objects.filter(user=resident).update(language="ko")
    lives_by(resident, has_quiet=False)
    sign_in(client, resident)
    given = {"endpoint": f"{service.origin}/send/1?a=b", **phone.keys}
    client.post(
        reverse("notifications:device-add"), given, headers={"user-agent": PHONE}
    )
    assert resident.devices.get().name == "Chrome, Android"
    chooses(resident, Way.BELL)
    notification = tell(resident)
    send_due.func([notification.pk])
    ((path, headers, body),) = service.heard
    assert path == "/send/1?a=b"
    assert headers["Content-Encoding"] == "aes128gcm"
    assert int(headers["TTL"]) == 24 * 3600
    assert phone.read(body) == {
        "title": "혁신파크",
        "body": "The 나무 has grown by 3 cm",
        "url": f"/ko/me/notifications/{notification.pk}/",
        "tag": f"notification-{notification.pk}",
        "language": "ko",
    }
    sender = sender_of(headers, service.origin)
    assert (sender["scheme"], sender["key"]) == ("vapid", public_key())
    assert sender["sub"] == park.SECURITY_CONTACT
    assert time.time() < sender["exp"] <= time.time() + 24 * 3600
    assert resident.devices.get().reached_at is not None


def test_long_words_in_thai_fit_one_message(resident, device, service, phone):
    notification = tell(resident, arguments={"name": "ต้นไม้" * 900, "number": 1})
    deliver_push.func(device.pk, notification.pk)
    assert phone.read(service.heard[0][2])["body"].startswith("The ต้นไม้")


@pytest.mark.parametrize("status", [404, 410])
def test_device_that_is_gone_is_forgotten(resident, device, service, status):
    service.status = status
    deliver_push.func(device.pk, tell(resident).pk)
    assert not Device.objects.exists()


@pytest.mark.parametrize("status", [400, 413, 429, 500, 503])
def test_device_stays_when_its_service_is_in_trouble(resident, device, service, status):
    service.status = status
    deliver_push.func(device.pk, tell(resident).pk)
    assert Device.objects.get().reached_at is None


def test_nothing_is_shown_that_was_read_meanwhile(resident, device, service):
    notification = tell(resident)
    mark_read(notification)
    deliver_push.func(device.pk, notification.pk)
    assert service.heard == []


def test_address_that_leads_into_the_house_is_forgotten(
    resident, device, service, settings
):
    settings.PUSH_MAY_BE_LOCAL = False
    deliver_push.func(device.pk, tell(resident).pk)
    assert (service.heard, Device.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": "http://127.0.0.1:9/a"},
        {"endpoint": "http://push.example.org/a"},
        {"endpoint": "https://10.0.0.8/a"},
        {"p256dh": "BAAA"},
        {"auth": "c2hvcnQ"},
    ],
)
def test_device_of_nobody_is_refused(client, resident, phone, wrong):
    given = {"endpoint": "https://push.example.org/a", **phone.keys, **wrong}
    with pytest.raises(DeviceRefused):
        add_device(person=resident, user_agent="", **given)
    sign_in(client, resident)
    page = client.post(reverse("notifications:device-add"), given, follow=True)
    assert "no address at a push service" in page.content.decode()
    assert not Device.objects.exists()


def test_browser_belongs_to_whoever_switched_it_on_last(resident, neighbour, phone):
    given = {"endpoint": "https://push.example.org/a", **phone.keys}
    add_device(person=resident, user_agent=PHONE, **given)
    add_device(person=resident, user_agent=PHONE, **given)
    add_device(person=neighbour, user_agent=PHONE, **given)
    assert Device.objects.get().person == neighbour


def test_oldest_device_makes_room(resident, phone):
    for number in range(AT_MOST):
        DeviceFactory(
            person=resident, made_at=datetime(2026, 1, number + 1, tzinfo=UTC)
        )
    given = {"endpoint": "https://push.example.org/new", **phone.keys}
    new = add_device(person=resident, user_agent=PHONE, **given)
    kept = list(Device.objects.order_by("made_at"))
    assert (len(kept), kept[0].made_at.day, kept[-1]) == (AT_MOST, 2, new)


def test_signing_out_leaves_no_messages_for_the_next(client, resident, phone):
    sign_in(client, resident)
    other = DeviceFactory(person=resident)
    given = {"endpoint": "https://push.example.org/a", **phone.keys}
    client.post(reverse("notifications:device-add"), given)
    assert Device.objects.count() == 2
    client.logout()
    assert list(Device.objects.all()) == [other]


def test_trying_and_switching_off(client, resident, device, service, phone, committed):
    sign_in(client, resident)
    chooses(resident, Way.OFF, TREES)
    with committed():
        client.post(reverse("notifications:device-try", args=[device.pk]))
    assert phone.read(service.heard[0][2])["body"].startswith("It works")
    client.post(reverse("notifications:device-remove", args=[device.pk]))
    assert not Device.objects.exists()


def test_key_is_written_once(settings, tmp_path):
    settings.PUSH_KEY, settings.PUSH_KEY_FILE = "", str(tmp_path / "var" / "push.key")
    first = own_key()
    assert own_key() == first
    assert [each.name for each in (tmp_path / "var").iterdir()] == ["push.key"]
    assert (tmp_path / "var" / "push.key").stat().st_mode & 0o077 == 0
    settings.PUSH_KEY = "given"
    assert own_key() == "given"


def test_without_a_key_no_device_is_offered(
    client, resident, device, service, settings
):
    sign_in(client, resident)
    address = reverse("notifications:settings")
    assert "data-push-on" in client.get(address).content.decode()
    settings.PUSH_KEY = settings.PUSH_KEY_FILE = ""
    assert "data-push-on" not in client.get(address).content.decode()
    deliver_push.func(device.pk, tell(resident).pk)
    assert service.heard == []


def test_worker_serves_every_page(client, db):
    answer = client.get("/worker.js")
    assert answer["Content-Type"] == "text/javascript"
    assert "no-cache" in answer["Cache-Control"]
    assert "{%" not in answer.content.decode()
