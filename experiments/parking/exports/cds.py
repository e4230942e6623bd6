"""Zones, spaces, policies and reports in the words of the Curb Data Specification 1.1.

What the city's list tells is told whole; what neighbours lend only by pieces of town of 1.2 km, in fives, and never when.
The list has no coordinates, so that a car park is drawn as a strip of its piece of town and says so.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import Max

from innovation_park.lib.distances import Point, metres_between

from ..blocks import HIDDEN_AMONG, Block
from ..models import CarPark, ParkingSpace

VERSION = "1.1.0"
LEVEL = 2  # pieces of 1.2 km
IN_STEPS_OF = 5
LENGTH_OF_A_BAY = 500  # centimetres; the list has no lengths
LAID_ON = datetime(2026, 11, 1, tzinfo=UTC)  # the grid: it never changes
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def cds_id(kind: str, key: str) -> str:
    """The same for ever, and from it nothing can be read."""
    return str(uuid5(UUID(str(uuid5(NAMESPACE_URL, "innovation-park:parking"))), f"{kind}:{key}"))  # fmt: skip


def milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def envelope(data: dict) -> dict:
    told = CarPark.objects.listed().aggregate(last=Max("told_at"))["last"]
    return {
        "version": VERSION,
        "time_zone": "Asia/Seoul",
        "last_updated": milliseconds(max(told or LAID_ON, LAID_ON)),
        "currency": "KRW",
        "author": "Innovation Park; car parks: Seoul Open Data Plaza (data.seoul.go.kr)",
        "license_url": LICENCE,
        "data": data,
    }


@dataclass
class Piece:
    """A piece of town: its car parks, and how many spaces neighbours lend in it, if enough do."""

    block: Block
    car_parks: list[CarPark] = field(default_factory=list)
    owners: set[int] = field(default_factory=set)
    lent: int = 0

    @property
    def zone_id(self) -> str:
        return cds_id("zone", self.block.key)

    @property
    def shows_lent(self) -> bool:
        return len(self.owners) >= HIDDEN_AMONG

    @property
    def is_public(self) -> bool:
        return bool(self.car_parks) or self.shows_lent

    @property
    def lent_in_words(self) -> str:
        rounded = self.lent // IN_STEPS_OF * IN_STEPS_OF
        return f"{rounded} or more" if rounded else f"fewer than {IN_STEPS_OF}"


@dataclass(frozen=True)
class Window:
    """Which part of town is asked for, in degrees: what meets the box; or the circle, the nearest first."""

    south: float = -90
    west: float = -180
    north: float = 90
    east: float = 180
    middle: Point | None = None
    metres: float = 0

    @classmethod
    def around(cls, latitude: float, longitude: float, centimetres: float) -> Window:
        return cls(middle=(latitude, longitude), metres=centimetres / 100)

    def meets(self, ring: list[list[float]]) -> bool:
        if self.middle:
            return self.distance(ring) <= self.metres
        west, south, east, north = _edges(ring)
        return not (
            north < self.south
            or south > self.north
            or east < self.west
            or west > self.east
        )

    def distance(self, ring: list[list[float]]) -> float:
        """From the middle of the circle to the nearest ground within the ring; nought where none is asked for."""
        if self.middle is None:
            return 0
        west, south, east, north = _edges(ring)
        latitude, longitude = self.middle
        nearest = (
            min(max(latitude, south), north),
            min(max(longitude, west), east),
        )
        return metres_between(self.middle, nearest)


def _edges(ring: list[list[float]]) -> tuple[float, float, float, float]:
    """Of a ring along the meridians and parallels, as all of this export are."""
    xs, ys = zip(*ring, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def pieces(window: Window) -> list[Piece]:
    """By their distance from what is asked for, and in the order of their blocks; two queries."""
    found: dict[Block, Piece] = {}

    def at(block: Block) -> Piece:
        return found.setdefault(block, Piece(block))

    for car_park in CarPark.objects.listed().order_by("code"):
        block = Block.at(car_park.latitude, car_park.longitude, LEVEL)
        at(block).car_parks.append(car_park)
    lent = ParkingSpace.objects.lent().exclude(owner=None)
    for latitude, longitude, owner in lent.values_list(
        "latitude", "longitude", "owner"
    ):
        piece = at(Block.at(latitude, longitude, LEVEL))
        piece.owners.add(owner)
        piece.lent += 1
    asked = [
        found[block]
        for block in sorted(found)
        if found[block].is_public and window.meets(block.corners())
    ]
    return sorted(asked, key=lambda each: window.distance(each.block.corners()))


def polygon(ring: list[list[float]]) -> dict:
    return {"type": "Polygon", "coordinates": [ring]}


def zones(window: Window) -> list[dict]:
    return [_zone(piece) for piece in pieces(window)]


def _zone(piece: Piece) -> dict:
    spaces = sum(each.spaces for each in piece.car_parks)
    policies = [
        *(["public"] if piece.car_parks else []),
        *(["lent"] if piece.shows_lent else []),
    ]
    attributes = {"place": "a piece of town of 1.2 km, not a kerb"}
    if piece.shows_lent:
        attributes["lent_by_neighbours"] = piece.lent_in_words
    return {
        "curb_zone_id": piece.zone_id,
        "geometry": polygon(piece.block.corners()),
        "name": f"Block {piece.block.key}",
        "curb_policy_ids": [cds_id("policy", each) for each in policies],
        "published_date": milliseconds(LAID_ON),
        "last_updated_date": milliseconds(LAID_ON),
        "start_date": milliseconds(LAID_ON),
        "jurisdiction_type": "other" if piece.shows_lent else "public",
        **({"num_spaces": spaces} if piece.car_parks else {}),
        "curb_space_ids": [cds_id("space", each.code) for each in piece.car_parks],
        "custom_attributes": attributes,
    }


def spaces(window: Window, zone: str = "") -> list[dict]:
    """Public car parks alone: what neighbours lend is in no list of spaces."""
    asked = [
        _space(piece, number, car_park)
        for piece in pieces(window)
        if not zone or piece.zone_id == zone
        for number, car_park in enumerate(piece.car_parks)
        if window.meets(_strip(piece, number))
    ]
    return sorted(asked, key=lambda each: window.distance(_ring_of(each)))


def _space(piece: Piece, number: int, car_park: CarPark) -> dict:
    return {
        "curb_space_id": cds_id("space", car_park.code),
        "geometry": polygon(_strip(piece, number)),
        "name": car_park.name,
        "published_date": milliseconds(LAID_ON),
        "last_updated_date": milliseconds(max(car_park.told_at, LAID_ON)),
        "curb_zone_id": piece.zone_id,
        "space_number": number + 1,
        "length": LENGTH_OF_A_BAY,
        "custom_attributes": {
            "address": car_park.address,
            "bays": str(car_park.spaces),
            "weekday_hours": car_park.hours or "not stated",
            "kind": car_park.kind,
            "use": car_park.use,
            "place": f"only known by {car_park.placed_by}: the strip says nothing of where in it",
            "length": "of one ordinary bay; the list has none",
        },
    }


def _ring_of(space: dict) -> list[list[float]]:
    return space["geometry"]["coordinates"][0]


def _strip(piece: Piece, number: int) -> list[list[float]]:
    """The block cut from west to east in as many strips as it has car parks, since spaces may not overlap."""
    (west, south), _, (east, north), *_ = piece.block.corners()
    width = (east - west) / len(piece.car_parks)
    first, last = (round(west + width * each, 7) for each in (number, number + 1))
    ring = [[first, south], [last, south], [last, north], [first, north]]
    return [*ring, ring[0]]


def policies() -> list[dict]:
    told = {
        "public": ("Public car parks", 2, ["car"], "Open to everybody, by the city’s fees."),
        "lent": (
            "Spaces lent by neighbours",
            1,
            ["car", "participant"],
            "For participants of the experiment, booked beforehand, for points.",
        ),
    }  # fmt: skip
    return [
        {
            "curb_policy_id": cds_id("policy", key),
            "name": name,
            "description": words,
            "published_date": milliseconds(LAID_ON),
            "priority": priority,
            "rules": [{"activity": "parking", "user_classes": classes}],
        }
        for key, (name, priority, classes, words) in told.items()
    ]


def grouped_by_piece(rows) -> dict[tuple, list]:
    """(block key, week, …) rows by the piece of town and the week."""
    groups = defaultdict(list)
    for key, week, *rest in rows:
        if block := Block.named(key):
            groups[(block.within(LEVEL), week)].append(rest)
    return groups
