"""Runs inside an empty, migrated park: plants it, lives one day, and prints its figures as JSON."""

import json
import random
import sys
import time
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from uuid import UUID

import django

django.setup()

import time_machine  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db.models import F, Sum  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.districts.actions import load_districts  # noqa: E402
from accounts.models import User  # noqa: E402
from experiments.bookings.enums import Kind  # noqa: E402
from experiments.bookings.models import BookingEvent, Resource  # noqa: E402
from experiments.bookings.opening_hours import Span  # noqa: E402
from experiments.bookings.workflow import Status  # noqa: E402
from experiments.parking.actions import (  # noqa: E402
    arrive_at_space,
    book_space,
    hold_space,
    leave_space,
    mark_overstays,
    report_occupied,
    seat_threatened,
)
from experiments.parking.actions.ledger import settle_deals  # noqa: E402
from experiments.parking.availability import areas_for  # noqa: E402
from experiments.parking.blocks import Block  # noqa: E402
from experiments.parking.codes import Entry  # noqa: E402
from experiments.parking.enums import Cause  # noqa: E402
from experiments.parking.exports.points import ledger_difference  # noqa: E402
from experiments.parking.models import (  # noqa: E402
    CarPark,
    Deal,
    Displacement,
    ParkingSpace,
    Transaction,
)
from experiments.parking.permissions import NoneFree  # noqa: E402
from experiments.parking.wishes import ParkingWish  # noqa: E402
from experiments.parking.workflow import SpaceStatus  # noqa: E402
from tests.factories.experiments import join  # noqa: E402
from tests.factories.observations import words  # noqa: E402
from tests.factories.parking import running_scheme  # noqa: E402
from tests.shared import SHARED  # noqa: E402

SEED = 20261123
QUARTER = timedelta(minutes=15)
HUBS = 20  # car parks around which neighbours lend
SPREAD = 0.0017  # degrees: about 170 m from the middle, by chance
SPACES_PER_DRIVER = 0.4
LATE = 0.2  # of all drivers stay too long
STRANGER = 0.02  # of all find a stranger's car in the space
FIRST_HOUR, LAST_HOUR = 6, 22
REACH = 300  # metres within which to be seated elsewhere
LIST = SHARED / "data/parking/seoul_public_parking_cp949.csv"
OUTLINES = SHARED / "data/seoul_geo"


def plant(drivers: int, chance: random.Random):
    """The city's list, a running experiment, lent spaces around some of the car parks, and whoever drives."""
    load_districts()
    for level in ("municipalities", "submunicipalities"):
        path = OUTLINES / f"kostat2013_seoul_{level}_geo_simple.json"
        if path.exists():
            call_command("import_districts", path, verbosity=0)
    call_command("import_car_parks", LIST, verbosity=0)
    scheme = running_scheme()
    listed = list(CarPark.objects.listed().order_by("pk"))
    hubs = chance.choices(listed, weights=[each.spaces for each in listed], k=HUBS)
    number = round(drivers * SPACES_PER_DRIVER)
    people = User.objects.bulk_create(
        User(email=f"person{each}@example.org", password="!")
        for each in range(drivers + number // 2)
    )
    lend(scheme, hubs, people[drivers:], number, chance)
    for driver in people[:drivers]:
        join(scheme.experiment, driver)
    return hubs, people[:drivers]


def near(hub: CarPark, chance: random.Random) -> tuple[float, float]:
    return (
        round(chance.gauss(hub.latitude, SPREAD), 6),
        round(chance.gauss(hub.longitude, SPREAD / 0.79), 6),
    )


def lend(scheme, hubs, owners, number: int, chance: random.Random) -> None:
    points = [near(hubs[each % len(hubs)], chance) for each in range(number)]
    resources = Resource.objects.bulk_create(
        Resource(
            kind=Kind.PARKING,
            slug=f"lent-{each}",
            name=words(f"Lent {each}"),
            rules=scheme.booking_rules,
            is_always_open=True,
            latitude=point[0],
            longitude=point[1],
        )
        for each, point in enumerate(points)
    )
    ParkingSpace.objects.bulk_create(
        ParkingSpace(
            resource=resource,
            owner=owners[each % len(owners)],
            status=SpaceStatus.APPROVED,
            latitude=point[0],
            longitude=point[1],
            block=Block.at(*point).key,
            length_cm=520,
            width_cm=250,
            card=scheme.card,
            agreed_at=timezone.now(),
        )
        for each, (resource, point) in enumerate(zip(resources, points, strict=True))
    )


class Day:
    """What everybody means to do, by the quarter of an hour in which they do it."""

    def __init__(self, hubs, drivers, chance: random.Random, midnight: datetime):
        self.chance, self.midnight = chance, midnight
        self.searches, self.arrivals, self.departures = (
            defaultdict(list) for _list in range(3)
        )
        self.counts = Counter()
        for driver in drivers:
            start = chance.randrange(FIRST_HOUR * 4 + 4, LAST_HOUR * 4)
            asks = max(FIRST_HOUR * 4, start - chance.randrange(1, 12))
            quarters = chance.randrange(4, 17)
            self.searches[asks].append(
                (driver, near(chance.choice(hubs), chance), start, quarters)
            )

    def live(self) -> None:
        for quarter in range(FIRST_HOUR * 4, 30 * 4):
            moment = self.midnight + quarter * QUARTER
            with time_machine.travel(moment, tick=False):
                self._leave(quarter)
                mark_overstays()
                seat_threatened()
                self._arrive(quarter)
                self._search(quarter)

    def _search(self, quarter: int) -> None:
        for driver, point, start, quarters in self.searches[quarter]:
            first = self.midnight + start * QUARTER
            wish = ParkingWish(*point, Span(first, first + quarters * QUARTER))
            try:
                deal = self._book(driver, wish)
            except NoneFree:
                self.counts["not_found"] += 1
                continue
            self.counts["booked"] += 1
            self.arrivals[start].append((deal, driver, quarters))

    def _book(self, driver, wish: ParkingWish) -> Deal:
        key = UUID(int=self.chance.getrandbits(128))
        for area in areas_for(wish):
            if area.is_free:
                deal = hold_space(person=driver, area=area, wish=wish, client_key=key)
                return book_space(deal=deal, plate="12가3456", by=driver)
        raise NoneFree

    def _arrive(self, quarter: int) -> None:
        for deal, driver, quarters in self.arrivals[quarter]:
            deal = self._seated(deal, driver)
            if deal is None:
                continue
            arrive_at_space(deal=deal, by=driver)
            late = self.chance.randrange(1, 7) if self.chance.random() < LATE else 0
            self.departures[quarter + quarters + late].append((deal, driver))

    def _seated(self, deal: Deal, driver) -> Deal | None:
        """Where they stand in the end: who finds a car in the space taps once."""
        deal = Deal.objects.whole().get(pk=deal.pk)
        if deal.booking.status != Status.CONFIRMED:
            return None
        standing = Deal.objects.filter(space=deal.space, booking__status=Status.IN_USE)
        if standing.exists() or self.chance.random() < STRANGER:
            displacement = report_occupied(deal=deal, by=driver)
            self.counts["found_taken"] += 1
            if displacement.found is None:
                return None
            return Deal.objects.whole().get(pk=deal.pk)
        return deal

    def _leave(self, quarter: int) -> None:
        for deal, driver in self.departures[quarter]:
            leave_space(deal=deal, by=driver)


def gini(values: list[float]) -> float:
    """0: all the same; towards 1: one has everything."""
    values = sorted(values)
    total = sum(values)
    ranks = sum(rank * value for rank, value in enumerate(values, start=1))
    number = len(values)
    return 2 * ranks / (number * total) - (number + 1) / number if total else 0.0


def fairness() -> dict:
    """Points an owner earns for an hour (the same for all is fair), and how unevenly points and hours fell on owners."""
    shared = (
        Transaction.objects.filter(kind=Entry.SHARED, postings__points__gt=0)
        .values_list("postings__account__code")
        .annotate(points=Sum("postings__points"), minutes=Sum("minutes"))
    )
    points, hours = {}, {}
    for code, earned, minutes in shared:
        points[code], hours[code] = earned, minutes / 60
    rates = [points[code] / hours[code] for code in points]
    lenders = ParkingSpace.objects.values("owner").distinct().count()
    nobody = [0.0] * (lenders - len(points))
    return {
        "points_per_hour_least": round(min(rates, default=0), 3),
        "points_per_hour_most": round(max(rates, default=0), 3),
        "gini_points_of_owners": round(gini([*points.values(), *nobody]), 3),
        "gini_hours_of_owners": round(gini([*hours.values(), *nobody]), 3),
    }


def part(these: list, of: list) -> float:
    return round(len(these) / len(of), 4) if of else 1.0


def moved_by_staff() -> int:
    """Moves that somebody else than the driver or the clock made: there is nobody in this park who could."""
    moves = BookingEvent.objects.filter(note__in=Cause.values)
    return moves.exclude(by=None).exclude(by=F("booking__person")).count()


def figures(day: Day, began: float) -> dict:
    displaced = list(Displacement.objects.all())
    within = [each for each in displaced if each.found_id and each.metres <= REACH]
    by_clock = [each for each in displaced if each.by_clock]
    by_tap = [each for each in displaced if not each.by_clock]
    return {
        "displaced": len(displaced),
        "displaced_before_they_came": len(by_clock),
        "displaced_found_it_taken": len(by_tap),
        "reseated": part(within, displaced),
        "reseated_by_clock": part([each for each in within if each.by_clock], by_clock),
        "reseated_by_one_tap": part(
            [each for each in within if not each.by_clock], by_tap
        ),
        "reseated_by_staff": moved_by_staff(),
        "ledger_difference": ledger_difference(),
        "reseated_anywhere": sum(bool(each.found_id) for each in displaced),
        "metres_median": sorted(each.metres for each in within)[len(within) // 2]
        if within
        else None,
        "car_parks": CarPark.objects.count(),
        "lent_spaces": ParkingSpace.objects.count(),
        **day.counts,
        "overstayed": Deal.objects.filter(overstay_minutes__gt=0).count(),
        "transactions": Transaction.objects.count(),
        **fairness(),
        "seconds": round(time.monotonic() - began),
    }


def main(drivers: int) -> None:
    began = time.monotonic()
    chance = random.Random(SEED)  # noqa: S311 - the same day every time
    midnight = datetime(2026, 11, 23, tzinfo=timezone.get_default_timezone())
    with time_machine.travel(midnight, tick=False):
        hubs, people = plant(drivers, chance)
    day = Day(hubs, people, chance, midnight)
    day.live()
    with time_machine.travel(midnight + timedelta(days=2), tick=False):
        settle_deals()
    print(json.dumps(figures(day, began)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
