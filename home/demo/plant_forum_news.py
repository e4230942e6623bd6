"""Plants what the forums have told the demonstration's people: by reading the logs as the follower does."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F

from accounts.models import User
from accounts.notifications.models import Notification
from community.enums import Kind
from community.followers.telling import tell_people
from community.kinds import thread_of
from community.models import Event, Reading


def plant_forum_news(people: Iterable[User]) -> None:
    """Of what they have not read yet, as if it had come on its day. What others hear of it is left out."""
    unread = Reading.objects.filter(person__in=people).select_related("topic")
    for reading in unread.filter(seen__lt=F("topic__last_number")):
        tell_of(reading)


def tell_of(reading: Reading) -> None:
    written = Event.objects.filter(topic=reading.topic, kind=Kind.POST)
    fresh = written.filter(post__number__gt=reading.seen)
    for event in fresh.select_related("topic__forum").order_by("seq"):
        tell_people(event, 0)
    told = Notification.objects.filter(thread=thread_of(reading.topic))
    told.exclude(person=reading.person_id).delete()
    days = dict(fresh.values_list("post__number", "at"))
    for each in told:
        each.made_at = days[each.place]
    Notification.objects.bulk_update(told, ["made_at"])
