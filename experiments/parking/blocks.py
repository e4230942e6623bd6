"""The pieces of town by which lent spaces are shown: nothing finer is public.

A block is a cell of about 300 m of a grid laid over the whole town; its key names the cell, the same for ever. Where too
few spaces stand in a block to hide one among them, it is shown as part of a larger piece, twice or four times as wide.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

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
