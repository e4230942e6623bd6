"""How far one has read, and how closely one follows."""

from __future__ import annotations

from django.db.models import F
from django.db.models.functions import Greatest

from accounts.notifications.actions import mark_thread_read

from ..enums import Following
from ..kinds import thread_of
from ..models import Reading, Topic


def mark_read(*, topic: Topic, by, number: int) -> None:
    """Up to this post; reading an earlier page again takes nothing back."""
    number = min(number, topic.last_number)
    changed = Reading.objects.filter(person=by, topic=topic).update(
        seen=Greatest(F("seen"), number)
    )
    if not changed:
        Reading.objects.get_or_create(person=by, topic=topic, defaults={"seen": number})
    mark_thread_read(person=by, thread=thread_of(topic), until=number)


def follow_topic(*, topic: Topic, by, following: Following) -> None:
    Reading.objects.update_or_create(
        person=by, topic=topic, defaults={"following": following}
    )
