from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from ..kinds import KINDS
from ..models import Notification

# Behind the bell, read ones are kept for a season and unread ones for a year.
READ_KEPT_FOR = timedelta(days=90)
KEPT_FOR = timedelta(days=365)


def forget_about(about: str) -> None:
    """What was told of a record that is gone, or that nobody may be linked to any more, sent or not."""
    Notification.objects.filter(about=about).delete()


def people_told(thread: str) -> set[int]:
    """Who was told something of this conversation."""
    told = Notification.objects.filter(thread=thread)
    return set(told.values_list("person_id", flat=True).distinct())


def forget_thread(thread: str, people: Iterable[int]) -> None:
    """What these people were told of a conversation that is not for them any more, sent or not."""
    Notification.objects.filter(thread=thread, person__in=list(people)).delete()


def forget_old_notifications() -> int:
    """Also those of kinds that no app knows any more; nobody could read them."""
    now = timezone.now()
    old = (
        Q(read_at__lt=now - READ_KEPT_FOR)
        | Q(made_at__lt=now - KEPT_FOR)
        | ~Q(kind__in=KINDS)
    )
    return (
        Notification.objects.filter(old)
        .delete()[1]
        .get("notifications.Notification", 0)
    )
