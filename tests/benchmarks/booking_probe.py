"""One step of ``tests.benchmarks.bookings`` on the database of the environment; prints its figures as JSON."""

import json
import random
import sys
import time
from collections import Counter
from datetime import timedelta

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.models import User  # noqa: E402
from experiments.bookings.enums import Feature, Kind  # noqa: E402
from experiments.bookings.models import (  # noqa: E402
    Booking,
    BookingRules,
    Claim,
    HoursException,
    Resource,
    WeeklyHours,
)
from experiments.bookings.opening_hours import Span  # noqa: E402
from experiments.bookings.search import find_free  # noqa: E402
from tests.benchmarks.booking_slots import RIVALS, SEOUL, plant_rooms  # noqa: E402
from tests.benchmarks.booking_spaces import claim_days  # noqa: E402
from tests.factories.observations import words  # noqa: E402

MIDDLE = (37.5665, 126.9780)
SEARCHES = 200
HOURS = timedelta(hours=1)


def plant(clients: int) -> dict:
    plant_rooms()
    User.objects.bulk_create(
        User(email=f"client{number}@example.org", password="!")
        for number in range(clients)
    )
    return {}


def check(attempts: int) -> dict:
    """Counted apart from the engine: every pair of claims that meet, every time and who has it."""
    winners = Counter(Booking.objects.values_list("title", flat=True))
    slots = [f"slot {number}" for number in range(attempts // RIVALS)]
    return {
        "overlaps": _overlaps(),
        "contested_slots": len(slots),
        "contested_without_one_winner": sum(winners[slot] != 1 for slot in slots),
    }


def _overlaps() -> int:
    rows = list(
        Claim.objects.order_by("resource", "starts_at").values_list(
            "resource", "first_lane", "end_lane", "starts_at", "ends_at"
        )
    )
    return sum(
        a[0] == b[0] and a[1] < b[2] and b[1] < a[2] and a[3] < b[4] and b[3] < a[4]
        for number, a in enumerate(rows)
        for b in rows[number + 1 :]
        if a[0] == b[0]
    )


def fill(spaces: int, days: int) -> dict:
    chance = random.Random(4)  # noqa: S311
    cards = [
        BookingRules.objects.create(name=words("Card"), max_minutes=1440, **more)
        for more in ({}, {"buffer_after_minutes": 15}, {"buffer_before_minutes": 30})
    ]
    for card in cards:
        card.horizon_days = days + 1
        card.save()
    Resource.objects.bulk_create(
        (
            Resource(
                kind=Kind.PARKING,
                slug=f"space-{number}",
                name=words("Space"),
                rules=chance.choice(cards),
                is_always_open=number % 2 == 0,
                features=chance.choice([0, Feature.CHARGER, Feature.WIDE, 129]),
                latitude=MIDDLE[0] + chance.uniform(-0.1, 0.1),
                longitude=MIDDLE[1] + chance.uniform(-0.1, 0.1),
            )
            for number in range(spaces)
        ),
        batch_size=500,
    )
    _give_hours(chance, days)
    claim_days(days, _midnight())
    return {"claims": Claim.objects.count()}


def _give_hours(chance, days: int) -> None:
    lent = Resource.objects.filter(kind=Kind.PARKING, is_always_open=False)
    ids = list(lent.values_list("pk", flat=True))
    WeeklyHours.objects.bulk_create(
        (
            WeeklyHours(
                resource_id=pk,
                weekday=weekday,
                opens=chance.randrange(6, 10) * 60,
                closes=chance.randrange(17, 25) * 60,
            )
            for pk in ids
            for weekday in range(7)
        ),
        batch_size=500,
    )
    HoursException.objects.bulk_create(
        (
            HoursException(
                resource_id=pk,
                day=(_midnight() + timedelta(days=chance.randrange(days))).date(),
            )
            for pk in ids
        ),
        batch_size=500,
    )


def search(days: int) -> dict:
    """Each search is another place and time; half of them ask for something besides."""
    chance = random.Random(5)  # noqa: S311
    times, queries, found = [], 0, []
    for number in range(SEARCHES):
        asked = _search(chance, days)
        if number % 10 == 0:
            with CaptureQueriesContext(connection) as captured:
                find_free(**asked)
            queries = max(queries, len(captured))
            continue
        began = time.perf_counter()
        found.append(len(find_free(**asked)))
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    return {
        "claims": Claim.objects.count(),
        "search_p50_ms": round(times[len(times) // 2], 1),
        "search_p95_ms": round(times[int(len(times) * 0.95)], 1),
        "search_queries": queries,
        "searches_with_nothing": found.count(0),
    }


def _search(chance, days: int) -> dict:
    hour = chance.randrange(24, (days - 1) * 24)
    start = _midnight() + timedelta(hours=hour)
    return {
        "kind": Kind.PARKING,
        "span": Span(start, start + timedelta(hours=chance.choice([1, 2, 3, 5]))),
        "near": (MIDDLE[0] + chance.uniform(-0.1, 0.1), MIDDLE[1]),
        "within_metres": chance.choice([None, 2_000, 500]),
        "features": chance.choice([(), (), (Feature.CHARGER,)]),
    }


def _midnight():
    now = timezone.now().astimezone(SEOUL)
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


PARTS = {"plant": plant, "check": check, "fill": fill, "search": search}

if __name__ == "__main__":
    print(json.dumps(PARTS[sys.argv[1]](*map(int, sys.argv[2:]))))
