"""The pieces of town by which lent spaces are shown: nothing finer is public.

A block is a cell of about 300 m of a grid laid over the whole town; its key names the cell, the same for ever. Where too
few spaces stand in a block to hide one among them, it is shown as part of a larger piece, twice or four times as wide.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from innovation_park.lib.distances import METRES_PER_DEGREE, metres_between, shrinking

CELL_LATITUDE = 0.0027  # 300 m
CELL_LONGITUDE = 0.0034  # 300 m at the latitude of Seoul
LEVELS = (0, 1, 2)  # 300, 600 and 1,200 m
# Below this many spaces of as many owners a "free" would tell of one household.
HIDDEN_AMONG = 3
KEY = re.compile(r"([0-2])-(\d{1,6})-(\d{1,6})")


@dataclass(frozen=True, order=True)
class Block:
    level: int
    row: int
    column: int

    @classmethod
    def at(cls, latitude: float, longitude: float, level: int = 0) -> Block:
        size = 2**level
        return cls(
            level,
            math.floor((latitude + 90) / (CELL_LATITUDE * size)),
            math.floor((longitude + 180) / (CELL_LONGITUDE * size)),
        )

    @classmethod
    def named(cls, key: str) -> Block | None:
        match = KEY.fullmatch(key)
        return cls(*map(int, match.groups())) if match else None

    @classmethod
    def around(
        cls, point: tuple[float, float], metres: float, level: int
    ) -> list[Block]:
        """Those of the level that a circle around the point meets."""
        north = metres / METRES_PER_DEGREE
        east = north / shrinking(point[0])
        first = cls.at(point[0] - north, point[1] - east, level)
        last = cls.at(point[0] + north, point[1] + east, level)
        near = (
            cls(level, row, column)
            for row in range(first.row, last.row + 1)
            for column in range(first.column, last.column + 1)
        )
        return [each for each in near if each.metres_from(point) <= metres]

    @property
    def key(self) -> str:
        return f"{self.level}-{self.row}-{self.column}"

    @property
    def latitude(self) -> float:
        """Of its middle."""
        return round((self.row + 0.5) * CELL_LATITUDE * 2**self.level - 90, 5)

    @property
    def longitude(self) -> float:
        return round((self.column + 0.5) * CELL_LONGITUDE * 2**self.level - 180, 5)

    @property
    def metres(self) -> int:
        return 300 * 2**self.level

    def metres_from(self, point: tuple[float, float]) -> float:
        """From the point to the nearest of its ground; nothing from within."""
        (west, south), _, (east, north), *_ = self.corners()
        return metres_between(
            point, (_between(point[0], south, north), _between(point[1], west, east))
        )

    def within(self, level: int) -> Block:
        """The piece of that level in which it lies."""
        shift = level - self.level
        return Block(level, self.row >> shift, self.column >> shift)

    def corners(self) -> list[list[float]]:
        """Longitude, latitude; a closed ring for GeoJSON."""
        size = 2**self.level
        south = self.row * CELL_LATITUDE * size - 90
        west = self.column * CELL_LONGITUDE * size - 180
        north, east = south + CELL_LATITUDE * size, west + CELL_LONGITUDE * size
        ring = [(west, south), (east, south), (east, north), (west, north)]
        return [[round(x, 5), round(y, 5)] for x, y in [*ring, ring[0]]]


def _between(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)
