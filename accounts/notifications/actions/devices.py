"""Browsers that may be sounded: added by their owner, tried, and forgotten."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.names import device_name
from innovation_park.lib.guarded_http import AddressRefused, check_address
from innovation_park.lib.translated import in_every_language
from innovation_park.lib.web_push import reader_keys

from ..kinds import TRIAL
from ..models import Device, Notification
from .pushing import deliver_push

SWITCHED_ON_HERE = "device"  # in the session of the browser that is one
AT_MOST = 20  # devices of one person; the oldest makes room


class DeviceRefused(ValueError):
    """What the browser gave is no address at a push service."""


@transaction.atomic
def add_device(
    *, person, endpoint: str, p256dh: str, auth: str, user_agent: str
) -> Device:
    """Again is the same device. A browser that somebody else used becomes this person's."""
    try:
        check_address(endpoint, may_be_local=settings.PUSH_MAY_BE_LOCAL)
        reader_keys(p256dh, auth)
    except (AddressRefused, ValueError):
        raise DeviceRefused from None
    device, _is_new = Device.objects.update_or_create(
        endpoint=endpoint,
        defaults={
            "person": person,
            "p256dh": p256dh,
            "auth": auth,
            "name": device_name(user_agent)[:60],
            "made_at": timezone.now(),
        },
    )
    mine = Device.objects.filter(person=person).order_by("-made_at", "-pk")
    Device.objects.filter(
        pk__in=list(mine.values_list("pk", flat=True)[AT_MOST:])
    ).delete()
    return device


def remove_device(device: Device) -> None:
    device.delete()


@transaction.atomic
def try_device(device: Device) -> None:
    """Shows something on this one device, whatever was chosen and at any hour."""
    trial = Notification.objects.create(
        person_id=device.person_id,
        kind=TRIAL.key,
        event="trial",
        key=f"trial:{uuid4()}",
        url=in_every_language(lambda: reverse("notifications:settings")),
    )
    transaction.on_commit(lambda: deliver_push.enqueue(device.pk, trial.pk))
