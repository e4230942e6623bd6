"""One message to one device. The queue holds two numbers, never words."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from innovation_park.lib.guarded_http import AddressRefused

from ..kinds import KINDS
from ..models import Device, Notification
from ..pushes import own_key, push

# While a push service is away or asks for patience.
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120)]
GONE = {404, 410}
PATIENCE = {408, 429, 500, 502, 503, 504}


@task()
def deliver_push(device_pk: int, notification_pk: int, attempt: int = 0) -> None:
    """A device that is gone, or whose address leads nowhere we go, is forgotten."""
    device = Device.objects.filter(pk=device_pk).first()
    notification = (
        Notification.objects.select_related("person__profile")
        .filter(pk=notification_pk, read_at=None, kind__in=KINDS)
        .first()
    )
    if device is None or notification is None or not own_key():
        return
    status = _try(device, notification)
    if status in GONE:
        device.delete()
    elif status in PATIENCE:
        _come_back(device_pk, notification_pk, attempt)
    elif status < 300:
        Device.objects.filter(pk=device.pk).update(reached_at=timezone.now())


def _try(device: Device, notification: Notification) -> int:
    try:
        return push(device, notification)
    except AddressRefused:
        return 410
    except OSError:
        return 503


def _come_back(device_pk: int, notification_pk: int, attempt: int) -> None:
    if attempt < len(PAUSES) and deliver_push.get_backend().supports_defer:
        later = timezone.now() + PAUSES[attempt]
        again = deliver_push.using(run_after=later)
        again.enqueue(device_pk, notification_pk, attempt + 1)
