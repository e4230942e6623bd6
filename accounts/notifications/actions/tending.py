"""What the clock does, every minute; safe to run at any time, by any number of clocks."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from innovation_park.lib.letters import deliver_letter

from ..models import Delivery
from .delivering import send_each
from .digesting import send_digests
from .forgetting import forget_old_notifications
from .pushing import deliver_push

# No mail server is listened to for longer: whoever had the letter in hand is gone.
LOST_AFTER = timedelta(minutes=15)


def tend_notifications() -> dict[str, int]:
    """How many of each: what no doorbell announced, gathered letters, letters found again, forgotten."""
    return {
        "sent": send_each(Delivery.objects.all()),
        "gathered": send_digests(),
        "found again": _find_lost(),
        "forgotten": forget_old_notifications(),
    }


def _find_lost() -> int:
    """A worker that was killed while it sent leaves its task running for ever: it goes out again.

    Whoever got it already gets the same ``Message-ID``, or the same ``tag``, a second time.
    """
    return DBTaskResult.objects.filter(
        status=TaskResultStatus.RUNNING,
        task_path__in=[deliver_letter.module_path, deliver_push.module_path],
        started_at__lt=timezone.now() - LOST_AFTER,
    ).update(status=TaskResultStatus.READY, started_at=None)
