"""How a person is to be reached now: what they chose, else what the kinds suggest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from innovation_park.lib.translated import LANGUAGES

from .enums import IN_DIGESTS, Means, Way
from .kinds import KINDS, Kind
from .models import Device, Hours, Notification, Preference


@dataclass(frozen=True)
class Choice:
    way: Way
    is_pushed: bool = True

    def allows(self, means: Means) -> bool:
        if means == Means.PUSH:
            return self.is_pushed and self.way != Way.OFF
        if means == Means.DIGEST:
            return self.way in IN_DIGESTS
        return self.way == Way.NOW


def suggested(kind: Kind) -> Choice:
    return Choice(kind.suggested, kind.sounds)


def choices_for(kind: Kind, people: Iterable[int]) -> dict[int, Choice]:
    """Of each of these people. One query."""
    people = list(people)
    found = dict.fromkeys(people, suggested(kind))
    for each in Preference.objects.filter(person__in=people, kind=kind.key):
        found[each.person_id] = _choice(kind, each)
    return found


def choices_of(person) -> dict[str, Choice]:
    """For every kind there is. One query."""
    saved = {each.kind: each for each in Preference.objects.filter(person=person)}
    return {
        key: _choice(kind, saved[key]) if key in saved else suggested(kind)
        for key, kind in KINDS.items()
    }


def _choice(kind: Kind, saved: Preference) -> Choice:
    """A way that the kind no longer offers counts as never chosen."""
    way = Way(saved.way) if saved.way in kind.ways else kind.suggested
    return Choice(way, saved.is_pushed)


def language_of(person) -> str:
    """The language of letters to somebody."""
    profile = getattr(person, "profile", None)
    return profile.language if profile else LANGUAGES[0]


def hours_of(people: Iterable[int]) -> dict[int, Hours]:
    people = list(people)
    found = {each: Hours(person_id=each) for each in people}
    saved = Hours.objects.filter(person__in=people)
    return found | {each.person_id: each for each in saved}


def with_devices(people: Iterable[int]) -> set[int]:
    return set(
        Device.objects.filter(person__in=list(people)).values_list(
            "person_id", flat=True
        )
    )


def is_still_wanted(notification: Notification, means: Means) -> bool:
    """The second look, before anything goes out: read, deleted, passed, or chosen otherwise since?"""
    kind = KINDS.get(notification.kind)
    if kind is None or not notification.person.is_active:
        return False
    if notification.is_read and not (kind.is_needed and means == Means.MAIL):
        return False
    choice = choices_for(kind, [notification.person_id])[notification.person_id]
    return choice.allows(means) and kind.still_matters(notification)


def unread_count(user) -> int:
    """For the bell: a thread counts once. One query."""
    return Notification.objects.visible_to(user).unread().gathered().count()


def unread_counts(people: Iterable[int]) -> dict[int, int]:
    """Of those for whom anything waits. One query."""
    waiting = Notification.objects.filter(person__in=list(people)).unread().gathered()
    counted = waiting.values_list("person_id").annotate(Count("pk"))
    return dict(counted.order_by())
