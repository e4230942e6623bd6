"""The hub of the demonstration and the recycler: lots are sorted, shipped, and one has its certificate."""

from __future__ import annotations

from dataclasses import dataclass

from experiments.batteries.custody.actions import (
    certify,
    close_lot,
    confirm_arrival,
    ship_lot,
    sort_lot,
    state_loss,
)
from experiments.batteries.custody.actions.places import new_place
from experiments.batteries.custody.actions.writing import stock_in
from experiments.batteries.custody.enums import Material, NodeKind, Reason
from experiments.batteries.custody.models import Lot
from experiments.batteries.enums import Chemistry

from .boxes import words as said
from .plant_pages import moment

# Of what lies unsorted at the hub; the rest waits for the next time.
SORTED = {
    Chemistry.ALKALINE: 0.67,
    Chemistry.NIMH: 0.12,
    Chemistry.ZINC_CARBON: 0.08,
    Chemistry.LI_ION: 0.07,
    Chemistry.BUTTON: 0.02,
}
# What is won of an alkaline lot; the rest is residue.
WON = {
    Material.ZINC: 0.20,
    Material.MANGANESE: 0.22,
    Material.STEEL: 0.21,
    Material.PLASTIC: 0.03,
}
SWOLLEN_GRAMS, SWOLLEN_WEEK = 92, 18
LEAST_SORTED = 2_000


@dataclass
class Hub:
    park: object

    def __post_init__(self):
        self.manager, self.day = self.park.manager, self.park.day
        self.chance, self.on = self.park.chance, self.park.on
        with self.on(-189, 9):
            self.hub = new_place(NodeKind.HUB, said.HUB, is_demo=True)
            self.recycler = new_place(NodeKind.RECYCLER, said.RECYCLER, is_demo=True)
        self.keeper = self.park.sign_ins["startup-member"]
        self.recycler.keepers.add(self.keeper)
        first, second = Chemistry.ALKALINE, Chemistry.NIMH
        self.steps = {
            12: lambda **told: self.close(first, **told),
            13: lambda **told: self.ship(first, **told),
            14: lambda **told: self.arrive(first, **told),
            17: lambda **told: self.recycle(first, **told),
            SWOLLEN_WEEK: self.lose,
            22: lambda **told: self.close(first, **told),
            23: lambda **told: self.close(second, **told),
            24: lambda **told: self.ship(second, **told),
        }
        self.lots: dict[str, Lot] = {}

    def plant_week(self, week: int, days_ago: int) -> None:
        """After the van has come home."""
        with self.on(-days_ago, 17, 30):
            at = moment(self.day, -days_ago, 17)
            if week % 2 or week == SWOLLEN_WEEK:
                self.sort(week, at)
            if step := self.steps.get(week):
                step(at=at, key=f"demonstration:hub-{week}")

    def sort(self, week: int, at) -> None:
        unsorted = stock_in(self.hub)
        if unsorted < LEAST_SORTED:
            return
        for chemistry, share in SORTED.items():
            sort_lot(
                hub=self.hub,
                chemistry=chemistry,
                grams=round(unsorted * share * self.chance.uniform(0.94, 1.03)),
                at=at,
                key=f"demonstration:sorted-{week}-{chemistry}",
                by=self.manager,
            )

    def close(self, chemistry: str, *, at, key: str) -> None:
        lot = Lot.objects.get(hub=self.hub, chemistry=chemistry, state="open")
        self.lots[chemistry] = lot
        there = stock_in(self.hub, lot)
        close_lot(lot=lot, grams=there - 15, at=at, key=key, by=self.manager)

    def ship(self, chemistry: str, *, at, key: str) -> None:
        lot = self.lots[chemistry]
        ship_lot(lot=lot, recycler=self.recycler, at=at, key=key, by=self.manager)

    def arrive(self, chemistry: str, *, at, key: str) -> None:
        lot = Lot.objects.get(pk=self.lots[chemistry].pk)
        grams = lot.events.get(act="ship").grams - 40
        confirm_arrival(lot=lot, grams=grams, at=at, key=key, by=self.keeper)

    def recycle(self, chemistry: str, *, at, key: str) -> None:
        lot = Lot.objects.get(pk=self.lots[chemistry].pk)
        grams = stock_in(lot.recycler, lot)
        certify(
            lot=lot,
            number=said.CERTIFICATE.format(year=at.year),
            recovered={name: round(grams * share) for name, share in WON.items()},
            at=at,
            key=key,
            by=self.keeper,
        )

    def lose(self, *, at, key: str) -> None:
        """The two swollen cells for which everything stopped."""
        state_loss(
            node=self.hub,
            grams=SWOLLEN_GRAMS,
            reason=Reason.DAMAGED,
            at=at,
            key=key,
            by=self.manager,
            note=said.TWO_SWOLLEN["ko"],
        )
