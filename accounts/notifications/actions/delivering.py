"""Sending what is due: each row once, whoever comes, and after a second look.

The row is locked, looked at again and closed in the transaction that hands the letter to the task
queue, which lies in the same database: either both happened or neither. The task below is only a
doorbell, rung after the commit; what it misses the clock finds (:mod:`.tending`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from innovation_park.lib.letters import deliver_letter

from ..emails import LETTERS, letter_for
from ..enums import Means, Outcome
from ..models import Delivery, Device, Notification
from ..standing import is_still_wanted
from .pushing import deliver_push


@task()
def send_due(notifications: list[int]) -> None:
    send_each(Delivery.objects.filter(notification__in=notifications))


def ring_for(notifications: list[int], wait: timedelta) -> None:
    """The doorbell: at once, and again when letters that waited are due."""
    send_due.enqueue(notifications)
    if wait and send_due.get_backend().supports_defer:
        send_due.using(run_after=timezone.now() + wait).enqueue(notifications)


def send_each(deliveries) -> int:
    """Those of the rows that are due and not gathered; how many went out."""
    due = deliveries.due(timezone.now()).exclude(means=Means.DIGEST)
    return sum(send_one(pk) for pk in due.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def send_one(pk: int) -> bool:
    """Whether it went out; what waited for the same letter went with it."""
    delivery = claim(pk)
    if delivery is None:
        return False
    rows = [delivery, *_same_letter(delivery)]
    wanted = [each for each in rows if is_still_wanted(each.notification, each.means)]
    close([each for each in rows if each not in wanted], Outcome.DROPPED)
    close(wanted, Outcome.SENT)
    if not wanted:
        return False
    if delivery.means == Means.MAIL:
        deliver_letter.enqueue(letter_for([each.notification for each in wanted]))
    else:
        for device in Device.objects.filter(person=delivery.notification.person_id):
            deliver_push.enqueue(device.pk, delivery.notification_id)
    return True


def _same_letter(delivery: Delivery) -> list[Delivery]:
    """Letters of the same kind about the same thread, also those that would have waited longer."""
    told = delivery.notification
    if delivery.means != Means.MAIL or told.kind not in LETTERS or not told.thread:
        return []
    waiting = Delivery.objects.locked().filter(
        means=Means.MAIL,
        outcome="",
        notification__person=told.person_id,
        notification__kind=told.kind,
        notification__thread=told.thread,
    )
    return list(waiting.exclude(pk=delivery.pk).order_by("notification__place", "pk"))


def claim(pk: int) -> Delivery | None:
    """The row, locked; ``None`` when somebody else has it or had it."""
    return Delivery.objects.due(timezone.now()).locked().filter(pk=pk).first()


def close(deliveries: Iterable[Delivery], outcome: Outcome) -> None:
    """A letter that was written is needed no more: its words stay with whoever got it."""
    rows = list(deliveries)
    Delivery.objects.filter(pk__in=[each.pk for each in rows]).update(
        outcome=outcome, done_at=timezone.now()
    )
    written = [each.notification_id for each in rows if each.means != Means.PUSH]
    Notification.objects.filter(pk__in=written).update(letter=None)
