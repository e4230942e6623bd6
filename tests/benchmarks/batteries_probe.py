"""Runs inside the settings of one empty park: a million events through the doors, then the pages that tell of them."""

import json
import random
import sys
import time
from datetime import timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from experiments.batteries.custody import actions  # noqa: E402
from experiments.batteries.custody.actions.places import (  # noqa: E402
    box_of,
    new_place,
)
from experiments.batteries.custody.balance import balance_of  # noqa: E402
from experiments.batteries.custody.enums import NodeKind  # noqa: E402
from experiments.batteries.custody.models import (  # noqa: E402
    CustodyEvent,
    DayBalance,
    Posting,
)
from experiments.batteries.enums import Chemistry  # noqa: E402
from experiments.batteries.models import BatteryPoint  # noqa: E402
from tests.benchmarks.batteries_rounds import round_figures  # noqa: E402

BOXES, DAYS, AT_ONCE, ROUNDS = 500, 85, 500, 40
FULL_VAN = 4_500_000  # grams
KINDS = list(Chemistry)


def named(name: str) -> dict:
    return dict.fromkeys(("en", "ko", "th"), name)


class Park:
    """So many boxes, one van, one hub; each day what came is taken away."""

    def __init__(self, events: int):
        self.events, self.draw = events, random.Random(7)  # noqa: S311
        self.boxes = [
            BatteryPoint.objects.create(
                name=f"Box {number}", latitude=37.5, longitude=127 + number / 10_000
            )
            for number in range(min(BOXES, max(1, events // 100)))
        ]
        self.van = new_place(NodeKind.VAN, named("Van"))
        self.hub = new_place(NodeKind.HUB, named("Hub"))
        self.recycler = new_place(NodeKind.RECYCLER, named("Recycler"))
        self.start = timezone.now() - timedelta(days=DAYS + 1)
        self.spent, self.taken = 0.0, 0

    def fill(self) -> float:
        """Seconds that all of it took."""
        began = time.perf_counter()
        for day in range(DAYS):
            at = self.start + timedelta(days=day)
            self._comes(at, self.events * (day + 1) // DAYS - self.taken)
            if day % 7 == 6:
                self._goes(at + timedelta(hours=20), str(day))
        return time.perf_counter() - began

    def _comes(self, at, number: int) -> None:
        for first in range(0, number, AT_ONCE):
            began = time.perf_counter()
            size = min(AT_ONCE, number - first)
            received = actions.receive_many(self._weighing(at) for _row in range(size))
            self.spent += time.perf_counter() - began
            if any(each.refusal for each in received):
                raise RuntimeError("A weighing was refused.")

    def _weighing(self, at) -> actions.Weighing:
        self.taken += 1
        return actions.Weighing(
            point=self.draw.choice(self.boxes),
            grams=self.draw.randint(20, 900),
            chemistry=self.draw.choice(KINDS),
            at=at + timedelta(seconds=self.draw.randint(0, 60_000)),
            key=f"bench-{self.taken}",
        )

    def _goes(self, at, day: str) -> None:
        """Every box is emptied, with a scale that is not quite right, and the van drives to the hub whenever it is full."""
        weighed, trips = 0, 0
        for box in self.boxes:
            stock = balance_of(box_of(box)).stock
            if stock <= 20:
                continue
            if weighed + stock > FULL_VAN:
                trips += 1
                self._arrives(at, f"{day}-{trips}", weighed)
                weighed, at = 0, at + timedelta(minutes=10)
            weighed += (grams := stock - self.draw.randint(0, 20))
            key = f"empty-{day}-{box.pk}"
            told = {"point": box, "van": self.van, "grams": grams}
            self._moves(actions.empty_box, **told, at=at, key=key)
        self._arrives(at, day, weighed)

    def _arrives(self, at, trip: str, grams: int) -> None:
        """What came is sorted and shipped."""
        at += timedelta(minutes=5)
        hub = {"hub": self.hub, "grams": grams, "at": at}
        self._moves(actions.unload, van=self.van, **hub, key=f"unload-{trip}")
        kind = Chemistry.ALKALINE
        sorted_in = self._moves(
            actions.sort_lot, chemistry=kind, **hub, key=f"sort-{trip}"
        )
        lot = {"lot": sorted_in.lot, "at": at}
        self._moves(actions.close_lot, **lot, key=f"close-{trip}")
        to = {"recycler": self.recycler, "key": f"ship-{trip}"}
        self._moves(actions.ship_lot, **lot, **to)

    def _moves(self, act, **told):
        return act(by=None, **told)


def pages(park: Park) -> dict:
    """Queries and times of the page of the whole, of the fullest box and of the hub."""
    client = Client(headers={"host": "localhost"})
    codes = [box_of(park.boxes[0]).code, park.hub.code]
    addresses = [reverse("batteries_custody:overview")]
    addresses += [reverse("batteries_custody:place", args=[code]) for code in codes]
    most, times = 0, []
    for address in addresses:
        client.get(address)
        statements = []
        with connection.execute_wrapper(noting(statements)):
            response = client.get(address)
        if response.status_code != 200:
            raise RuntimeError(f"{address}: {response.status_code}")
        most = max(most, len(statements))
        taken = []
        for _round in range(ROUNDS):
            began = time.perf_counter()
            client.get(address)
            taken.append((time.perf_counter() - began) * 1000)
        times.append(sorted(taken)[int(ROUNDS * 0.95)])
    return {
        "max_queries": most,
        "balance_p95_ms": round(max(times), 1),
        "p95_ms_by_page": [round(each, 1) for each in times],
    }


def noting(statements):
    def execute(run, sql, parameters, many, context):
        statements.append(sql)
        return run(sql, parameters, many, context)

    return execute


def events(number: int) -> dict:
    park = Park(number)
    seconds = park.fill()
    balance = balance_of()
    return {
        **pages(park),
        "events": CustodyEvent.objects.count(),
        "postings": Posting.objects.count(),
        "days": DayBalance.objects.count(),
        "events_per_s": round(park.taken / park.spent),
        "fill_s": round(seconds),
        "difference_g": balance.difference,
        "stated_loss_g": balance.lost,
    }


if __name__ == "__main__":
    settings.ALLOWED_HOSTS = ["*"]
    part, *given = sys.argv[1:]
    measured = {"events": events, "rounds": round_figures}[part](*map(int, given))
    print(json.dumps(measured))
