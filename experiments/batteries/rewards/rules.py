"""A district's rules as data: what a card may say, and what it gives. No clock, no database.

::

    {"gives": {"reward": "bag-10", "number": 1},     one bundle gives one bag
     "for": {"cells": 10},                           a bundle is ten cells; or {"cells": 20, "grams": 500}, either
     "accepts": ["alkaline", "zinc_carbon"],         left out: everything
     "counts_as": {"power_bank": 10},                one of them counts as so many cells
     "grams_a_cell": 25,                             what was only weighed counts as so many cells
     "most_a_day": {"bundles": 3},                   or {"cells": 100}; left out: no cap
     "remainder": "carried",                         to the next day; or "day": each day begins at nought
     "instead": [{"reward": "cells-aa", "number": 1}]}   what one bundle may give when the first is out of stock

What a person brings adds up, so that it does not matter in how many parts or in which order it came or was weighed.
Where two measures hold, the better one does, over all that counts together: so nothing is gained by bringing what is
light today and what is heavy tomorrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from experiments.batteries.enums import Chemistry

MEASURES = ("cells", "grams")
ITEMS = ("cell", "power_bank")
KEYS = {
    "gives",
    "for",
    "accepts",
    "counts_as",
    "grams_a_cell",
    "most_a_day",
    "remainder",
    "instead",
}
CARRIED, BY_DAY = "carried", "day"
MOST = 100_000


@dataclass(frozen=True)
class Amount:
    cells: int = 0
    grams: int = 0

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.cells + other.cells, self.grams + other.grams)

    def at_most(self, cap: Amount) -> Amount:
        return Amount(min(self.cells, cap.cells), min(self.grams, cap.grams))


NOTHING = Amount()


@dataclass(frozen=True)
class Rule:
    """A card that has been read. ``gives`` and ``instead`` are (reward, number) for one bundle."""

    gives: tuple[str, int]
    per: Amount  # nought: not by this measure
    accepts: frozenset[str]
    counts_as: Mapping[str, int] = field(default_factory=dict)
    grams_a_cell: int = 0
    cap: Amount | None = None
    is_carried: bool = True
    instead: tuple[tuple[str, int], ...] = ()

    def takes(self, chemistry: str) -> bool:
        return chemistry in self.accepts

    def amount_of(
        self, *, chemistry: str, item: str, cells: int | None, grams: int
    ) -> Amount:
        """What a drop-off counts; nought when the card does not take it. Pieces that count as cells have no weight beside."""
        if not self.takes(chemistry):
            return NOTHING
        if item in self.counts_as:
            return Amount(self.counts_as[item] * (cells or 0))
        if cells is None:
            cells = grams // self.grams_a_cell if self.grams_a_cell else 0
        return Amount(cells, grams)

    def bundles(self, days: Iterable[Amount]) -> int:
        """Of everything that counted, day by day; the order of the days does not matter."""
        capped = [each.at_most(self.cap) if self.cap else each for each in days]
        if self.is_carried:
            return self._bundles_in(sum(capped, NOTHING))
        return sum(map(self._bundles_in, capped))

    def _bundles_in(self, amount: Amount) -> int:
        by_cells = amount.cells // self.per.cells if self.per.cells else 0
        by_grams = amount.grams // self.per.grams if self.per.grams else 0
        return max(by_cells, by_grams)

    def missing_to_next(self, days: Iterable[Amount]) -> Amount:
        """What another bundle asks for, by each measure, beside what is carried. Nought: not by this measure."""
        days = list(days)
        if not self.is_carried:
            days = days[-1:]
        held = sum(
            (each.at_most(self.cap) if self.cap else each for each in days), NOTHING
        )
        next_one = self._bundles_in(held) + 1
        return Amount(
            max(next_one * self.per.cells - held.cells, 0) if self.per.cells else 0,
            max(next_one * self.per.grams - held.grams, 0) if self.per.grams else 0,
        )


def read_rule(given: Any) -> Rule:
    """Of a card without faults."""
    per = given["for"]
    return Rule(
        gives=_gift(given["gives"]),
        per=Amount(per.get("cells", 0), per.get("grams", 0)),
        accepts=frozenset(given.get("accepts") or Chemistry.values),
        counts_as=given.get("counts_as", {}),
        grams_a_cell=given.get("grams_a_cell", 0),
        cap=_cap(given.get("most_a_day"), per),
        is_carried=given["remainder"] == CARRIED,
        instead=tuple(map(_gift, given.get("instead", ()))),
    )


def _gift(given: dict) -> tuple[str, int]:
    return given["reward"], given["number"]


def _cap(most: dict | None, per: dict) -> Amount | None:
    """So many bundles a day are so many cells, and so many grams."""
    if not most:
        return None
    if "bundles" in most:
        number = most["bundles"]
        return Amount(number * per.get("cells", 0), number * per.get("grams", 0))
    return Amount(most["cells"], MOST * MOST)


def faults_of(given: Any, rewards: Iterable[str]) -> list[str]:
    """Paths of what is wrong, ``for.cells`` for example; none: the card can be read. Anything may be handed in."""
    if not isinstance(given, dict):
        return ["card"]
    rewards = set(rewards)
    faults = sorted(str(key) for key in given.keys() - KEYS)
    faults += _gift_faults("gives", given.get("gives"), rewards)
    faults += _number_faults("for", given.get("for"), set(MEASURES), is_needed=True)
    faults += _number_faults("counts_as", given.get("counts_as", {}), set(ITEMS))
    faults += _list_faults("accepts", given.get("accepts"), set(Chemistry.values))
    faults += _cap_faults(given.get("most_a_day"), given.get("for"))
    if given.get("remainder") not in (CARRIED, BY_DAY):
        faults.append("remainder")
    if "grams_a_cell" in given and not _is_number(given["grams_a_cell"]):
        faults.append("grams_a_cell")
    instead = given.get("instead", [])
    if not isinstance(instead, list):
        return [*faults, "instead"]
    for number, each in enumerate(instead):
        faults += _gift_faults(f"instead.{number}", each, rewards)
    return faults


def _gift_faults(path: str, given: Any, rewards: set[str]) -> list[str]:
    if not isinstance(given, dict) or set(given) != {"reward", "number"}:
        return [path]
    name = given["reward"]
    is_known = isinstance(name, str) and name in rewards
    return [
        *([] if is_known else [f"{path}.reward"]),
        *([] if _is_number(given["number"]) else [f"{path}.number"]),
    ]


def _number_faults(path: str, given: Any, names: set, *, is_needed=False) -> list[str]:
    if not isinstance(given, dict) or (is_needed and not given):
        return [path]
    return [
        f"{path}.{key}"
        for key, value in given.items()
        if key not in names or not _is_number(value)
    ]


def _list_faults(path: str, given: Any, names: set) -> list[str]:
    if given is None:
        return []
    if not isinstance(given, list) or not given:
        return [path]
    return [
        f"{path}.{number}"
        for number, each in enumerate(given)
        if not isinstance(each, str) or each not in names
    ]


def _cap_faults(most: Any, per: Any) -> list[str]:
    """A cap in cells says nothing where weight counts as well: it must be one of bundles there."""
    if most is None:
        return []
    faults = _number_faults("most_a_day", most, {"bundles", "cells"}, is_needed=True)
    if isinstance(most, dict) and len(most) > 1:
        return [*faults, "most_a_day"]
    if isinstance(most, dict) and "cells" in most and per and "grams" in per:
        return [*faults, "most_a_day.cells"]
    return faults


def _is_number(given: Any) -> bool:
    return isinstance(given, int) and not isinstance(given, bool) and 1 <= given <= MOST
