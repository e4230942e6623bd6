from datetime import timedelta

import factory
from django.utils import timezone

from experiments.bookings.enums import Kind
from experiments.spaces.actions import request_season
from experiments.spaces.actions.requesting import WeeklyTime
from experiments.spaces.models import Round, RoundSlot, Space

from .bookings import ResourceFactory, on_the_hour
from .observations import words

EVENING = (18 * 60, 22 * 60)


class SpaceFactory(factory.django.DjangoModelFactory):
    """A room for ten that is open around the clock; ``resource__features=1`` and its like change it."""

    class Meta:
        model = Space

    resource = factory.SubFactory(ResourceFactory)
    summary = words("A bright room")
    house_rules = words("Leave it as you found it.")
    people = 10


def equipment(quantity=4, **more):
    return SpaceFactory(
        resource__kind=Kind.EQUIPMENT, resource__quantity=quantity, **more
    )


def open_round(*spaces, weeks=4, slug="autumn", **more):
    """Takes requests for every evening; the season begins tomorrow."""
    now = timezone.now()
    first = on_the_hour(days=1).date()
    round = Round.objects.create(
        **{
            "slug": slug,
            "name": words("Autumn"),
            "first_day": first,
            "last_day": first + timedelta(weeks=weeks, days=-1),
            "opens_at": now - timedelta(days=1),
            "closes_at": now + timedelta(hours=1),
            "seed": "of the tests",
            **more,
        }
    )
    round.spaces.set(spaces)
    RoundSlot.objects.bulk_create(
        RoundSlot(round=round, weekday=day, opens=EVENING[0], closes=EVENING[1])
        for day in range(7)
    )
    return round


def evening(weekday=0, hour=18, hours=2, space=None):
    return WeeklyTime(weekday, hour * 60, (hour + hours) * 60, space)


def asked(round, person, *wishes, group="Choir", people=5, **more):
    return request_season(
        round=round,
        by=person,
        wishes=wishes or [evening()],
        group=group,
        people=people,
        **{"features": 0, "times": 1, "is_name_public": True, **more},
    )
