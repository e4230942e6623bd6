"""What the pages show of notifications: sentences, not rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from .kinds import KINDS, said
from .models import Notification


@dataclass(frozen=True)
class Card:
    pk: int
    sentence: str
    room: str
    icon: str
    made_at: datetime
    is_read: bool
    leads_on: bool


def cards_of(notifications) -> list[Card]:
    """At most one query. Kinds that no app knows any more are left out."""
    known = [each for each in notifications if each.kind in KINDS]
    numbers = _how_many(known)
    return [_card(each, numbers.get((each.kind, each.thread), 1)) for each in known]


def _how_many(notifications: list[Notification]) -> Counter:
    """How many are unread by kind and thread."""
    threads = {
        each.thread for each in notifications if each.thread and not each.is_read
    }
    if not threads:
        return Counter()
    told = Notification.objects.unread().filter(
        person=notifications[0].person_id, thread__in=threads
    )
    return Counter(told.values_list("kind", "thread"))


def _card(notification: Notification, unread: int) -> Card:
    kind = KINDS[notification.kind]
    return Card(
        pk=notification.pk,
        sentence=said(notification, 1 if notification.is_read else unread),
        room=str(kind.room),
        icon=kind.icon,
        made_at=notification.made_at,
        is_read=notification.is_read,
        leads_on=bool(notification.address()),
    )
