"""Which times are contested, and who tries for what: planted once, the same for every process."""

import random
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from django.utils import timezone

from experiments.bookings.enums import Kind
from experiments.bookings.models import BookingRules, Resource
from experiments.bookings.opening_hours import Span
from experiments.bookings.wishes import Wish
from tests.factories.observations import words

SEOUL = ZoneInfo("Asia/Seoul")
RIVALS = 10  # at each time
HALLS = 5
TIMES_A_DAY = 10  # two hours each; the evening stays free


def plant_rooms() -> None:
    """Each hall with two rooms and four microphones, open around the clock."""
    card = BookingRules.objects.create(name=words("Card"))
    for hall in range(HALLS):
        whole = _resource(f"hall-{hall}", card)
        for room in range(2):
            _resource(f"hall-{hall}-room-{room}", card, parent=whole)
        _resource(f"hall-{hall}-tools", card, quantity=4, kind=Kind.EQUIPMENT)


def _resource(slug: str, card: BookingRules, **more) -> Resource:
    more = {"kind": Kind.ROOM, **more}
    return Resource.objects.create(
        slug=slug, name=words(slug), rules=card, is_always_open=True, **more
    )


def attempts_of(client: int, clients: int, slots: list[list[Wish]]):
    """At every step all clients are after the same ``clients / RIVALS`` times; who meets whom changes."""
    at_once = clients // RIVALS
    for step in range(len(slots) // at_once):
        order = random.Random(step).sample(range(clients), clients)  # noqa: S311
        rank = order.index(client)
        slot = step * at_once + rank // RIVALS
        wishes = slots[slot]
        yield wishes[rank % len(wishes)], uuid5(NAMESPACE_URL, f"{client} {slot}")


def slots_of(attempts: int) -> list[list[Wish]]:
    """For each time four wishes of which no two can be had together."""
    found = Resource.objects.filter(slug__startswith="hall-")
    ids = dict(found.values_list("slug", "pk"))
    tomorrow = timezone.now().astimezone(SEOUL).replace(
        hour=0, minute=0, second=0, microsecond=0
    ) + timedelta(days=1)
    slots = []
    for number in range(attempts // RIVALS):
        hall = f"hall-{number % HALLS}"
        day, part = divmod(number // HALLS, TIMES_A_DAY)
        begins = tomorrow + timedelta(days=day, hours=2 * part)
        slots.append(_rival_wishes(ids, hall, begins, f"slot {number}"))
    return slots


def _rival_wishes(ids: dict, hall: str, begins: datetime, title: str) -> list[Wish]:
    whole, room, tools = ids[hall], ids[f"{hall}-room-0"], ids[f"{hall}-tools"]
    wanted = [
        (((whole, 1),), 0, 120),
        (((whole, 1), (room, 1)), 0, 90),
        (((whole, 1), (tools, 3)), 30, 120),
        (((room, 1),), 30, 90),
    ]
    return [
        Wish(
            items,
            Span(begins + timedelta(minutes=first), begins + timedelta(minutes=last)),
            title=title,
        )
        for items, first, last in wanted
    ]
