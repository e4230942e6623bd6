"""Who follows forums gets a round-up of what they have not read, with their gathered letters.

It is planned in the hour before a person's letter goes out, and made when it does: what they have read by then is
not in it, and where nothing is left there is no letter.
"""

from __future__ import annotations

from datetime import UTC, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from accounts.notifications.actions import reach_many
from accounts.notifications.enums import IN_DIGESTS
from accounts.notifications.standing import choices_for, hours_of
from innovation_park.lib.translated import in_every_language

from ..kinds import ROUNDUP
from ..models import ForumFollowing, Reading, Topic
from ..models.following import COUNTED
from ..unread import WEEK

AT_A_TIME = 500
AHEAD = timedelta(hours=1)


def plan_roundups() -> int:
    """For everybody whose hour comes next; how many. Again plans nothing twice."""
    followings = ForumFollowing.objects.filter(
        Exists(_unread()), following__in=COUNTED, person__is_active=True
    ).order_by("person")
    people = list(followings.values_list("person", flat=True).distinct())
    return sum(
        _plan(people[begin : begin + AT_A_TIME])
        for begin in range(0, len(people), AT_A_TIME)
    )


def _unread():
    """Topics of a followed forum with something of the last week that the person has not read."""
    read = Reading.objects.filter(
        topic=OuterRef("pk"),
        person=OuterRef(OuterRef("person")),
        seen__gte=OuterRef("last_number"),
    )
    return Topic.objects.filter(
        ~Exists(read), forum=OuterRef("forum"), last_post_at__gte=timezone.now() - WEEK
    )


def _plan(people: list[int]) -> int:
    """Three queries and, for each hour at which letters go out, those of ``reach_many``."""
    now = timezone.now()
    choices, clocks = choices_for(ROUNDUP, people), hours_of(people)
    hours: dict = {}
    for person in people:
        way = choices[person].way
        due = clocks[person].digest_after(now, way) if way in IN_DIGESTS else None
        if due and due - now <= AHEAD:
            hours.setdefault(due, []).append(person)
    for due, theirs in hours.items():
        reach_many(
            people=theirs,
            kind=ROUNDUP,
            event="roundup",
            key=f"roundup:{due.astimezone(UTC):%F %H:%M}",
            thread="roundup",
            url=in_every_language(lambda: reverse("community:unread")),
        )
    return sum(map(len, hours.values()))
