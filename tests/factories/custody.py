"""Batteries on their way: places, and what happens there in the order in which it does."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from experiments.batteries.custody import actions
from experiments.batteries.custody.actions.places import new_place
from experiments.batteries.custody.enums import NodeKind
from experiments.batteries.models import BatteryPoint, Scale

KEYS = count(1)


def new_key() -> str:
    return f"key-{next(KEYS)}"


def point(**fields) -> BatteryPoint:
    return BatteryPoint.objects.create(
        **{"name": "Library", "latitude": 37.56, "longitude": 126.97, **fields}
    )


def place(kind: NodeKind, name: str = "", **fields):
    name = name or str(kind.value).title()
    return new_place(kind, dict.fromkeys(("en", "ko", "th"), name), **fields)


def minutes_ago(minutes: float):
    return timezone.now() - timedelta(minutes=minutes)


def scale(at: BatteryPoint) -> Scale:
    """A row; the key itself is nobody's."""
    return Scale.objects.create(
        point=at, name="Left", key_sha256="0" * 64, beginning="ips_none"
    )


class Way:
    """One box, van, hub and recycler; ``now`` goes on by a minute with each act that is not told another moment."""

    def __init__(self):
        self.point = point()
        self.van = place(NodeKind.VAN)
        self.hub = place(NodeKind.HUB)
        self.recycler = place(NodeKind.RECYCLER)
        self.now = minutes_ago(600)

    def _told(self, told: dict) -> dict:
        self.now += timedelta(minutes=1)
        return {"at": self.now, "key": new_key(), "by": None, **told}

    def receive(self, grams, chemistry="alkaline", **told):
        place = told.pop("point", self.point)
        return actions.receive(
            point=place, grams=grams, chemistry=chemistry, **self._told(told)
        )

    def empty(self, grams, **told):
        place = told.pop("point", self.point)
        return actions.empty_box(
            point=place, van=self.van, grams=grams, **self._told(told)
        )

    def unload(self, grams, **told):
        return actions.unload(
            van=self.van, hub=self.hub, grams=grams, **self._told(told)
        )

    def sort(self, grams, chemistry="alkaline", **told):
        return actions.sort_lot(
            hub=self.hub, grams=grams, chemistry=chemistry, **self._told(told)
        )

    def close(self, lot, **told):
        return actions.close_lot(lot=lot, **self._told(told))

    def ship(self, lot, **told):
        return actions.ship_lot(lot=lot, recycler=self.recycler, **self._told(told))

    def arrive(self, lot, grams, **told):
        return actions.confirm_arrival(lot=lot, grams=grams, **self._told(told))

    def certify(self, lot, **recovered):
        return actions.certify(
            lot=lot, number="R-1", recovered=recovered, **self._told({})
        )

    def lot_at_recycler(self, grams=1_000):
        """Everything up to the recycler's door, without a difference."""
        self.receive(grams)
        self.bag = self.empty(grams).bag
        self.unload(grams)
        lot = self.sort(grams).lot
        self.close(lot)
        self.ship(lot)
        lot.refresh_from_db()
        return lot
