"""How far the money of a call reaches down its ranking, and where that is too close to call.

Going down the ranking, each application gets what it asked for as long as that is there; the first that is not covered
ends it. The line lies half way between the last covered score and the first that is not. Scores nearer to it than the
typical doubt of even odds cannot be told apart by it: where some of them are covered and some are not, they form the
band, and a draw settles who of the band comes first. Whoever is drawn gets the money while it is enough; who needs more
than is left is passed over, and the next is asked.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from .ranking import Standing

# Half of the chances lie within so many standard errors.
EVEN_ODDS = 0.674


@dataclass(frozen=True)
class Row:
    """``sum`` is what everything down to here costs when it is covered; ``is_in_band``: a draw decides."""

    standing: Standing
    amount: int
    is_covered: bool
    is_in_band: bool
    sum: int


@dataclass(frozen=True)
class MoneyLine:
    """``score`` is ``None`` where the money covers everything, or nothing at all."""

    rows: tuple[Row, ...]
    total: int
    score: float | None
    band: float

    @property
    def covered(self) -> list[Row]:
        return [row for row in self.rows if row.is_covered]

    @property
    def in_band(self) -> list[Row]:
        return [row for row in self.rows if row.is_in_band]

    @property
    def spent(self) -> int:
        return sum(row.amount for row in self.covered)

    @property
    def left(self) -> int:
        return self.total - self.spent


def money_line(
    standings: Sequence[Standing],
    amounts: Mapping[Hashable, int],
    total: int,
    drawn: Sequence[Hashable] = (),
) -> MoneyLine:
    """``drawn``: those of a draw that was held, in its order; they then stand in that order where the band was."""
    number = _reached([amounts[each.application] for each in standings], total)
    score, width = _line(standings, number), _width(standings)
    band = _band(standings, number, score, width)
    order, last = list(standings), number
    if drawn:
        order, last = _settled(standings, drawn)
        band = set(drawn)
    rows, left = [], total
    for place, standing in enumerate(order):
        amount = amounts[standing.application]
        is_covered = place < last and amount <= left
        left -= amount if is_covered else 0
        in_band = standing.application in band
        rows.append(Row(standing, amount, is_covered, in_band, total - left))
    return MoneyLine(tuple(rows), total, score, width)


def _reached(amounts: Sequence[int], total: int) -> int:
    for place, amount in enumerate(amounts):
        total -= amount
        if total < 0:
            return place
    return len(amounts)


def _line(standings: Sequence[Standing], number: int) -> float | None:
    if not 0 < number < len(standings):
        return None
    return (standings[number - 1].corrected + standings[number].corrected) / 2


def _width(standings: Sequence[Standing]) -> float:
    """Of the typical doubt: one width for all, so that nobody in the band stands above somebody who is sure of it."""
    if not standings:
        return 0.0
    square = sum(each.doubt**2 for each in standings) / len(standings)
    return EVEN_ODDS * square**0.5


def _band(standings, number: int, score: float | None, width: float) -> set[Hashable]:
    """Equal scores on either side of the line are a band, however sure they are."""
    if score is None:
        return set()
    near = {
        place
        for place, each in enumerate(standings)
        if abs(each.corrected - score) <= max(width, 1e-6)
    }
    if not (any(place < number for place in near) and max(near, default=0) >= number):
        return set()
    return {standings[place].application for place in near}


def _settled(standings: Sequence[Standing], drawn: Sequence[Hashable]) -> tuple:
    """The drawn ones in their order, from the place of the first of them on; and where the last of them stands."""
    by_key = {each.application: each for each in standings}
    chosen = [by_key[key] for key in drawn if key in by_key]
    in_draw = {each.application for each in chosen}
    at = next(
        (place for place, key in enumerate(by_key) if key in in_draw), len(standings)
    )
    others = [each for each in standings if each.application not in in_draw]
    return [*others[:at], *chosen, *others[at:]], at + len(chosen)
