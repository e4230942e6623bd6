"""The areas of a search as everybody may see them, in words and as GeoJSON: whether something is free, and from when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from innovation_park.lib.distances import metres_between

from .availability import AROUND_METRES, Area
from .wishes import ParkingWish

SIDE = 1000  # of the drawing, whose middle is the place
REACH = AROUND_METRES + 400  # metres from the middle to its edge


@dataclass(frozen=True)
class ShownArea:
    """``is_told``: whether the reader may know if something is free there; of a few spaces only participants may."""

    key: str
    number: int
    metres: int
    wide: int
    is_told: bool
    is_free: bool
    free_from: datetime | None
    latitude: float
    longitude: float
    ring: list

    @property
    def words(self) -> str:
        if not self.is_told:
            return _("Lent by a few neighbours: participants are told when")
        if self.is_free:
            return _("Free for your time")
        if self.free_from is None:
            return _("Nothing free within a day")
        moment = timezone.localtime(self.free_from)
        if moment.date() == timezone.localdate():
            return _("Free at %(time)s") % {"time": date_format(moment, "TIME_FORMAT")}
        return _("Free from %(moment)s") % {
            "moment": date_format(moment, "SHORT_DATETIME_FORMAT")
        }

    @property
    def name(self) -> str:
        return _("Block %(number)s, about %(metres)s m away") % {
            "number": self.number,
            "metres": self.metres,
        }


def shown_areas(areas: Iterable[Area], is_part: bool) -> list[ShownArea]:
    """In the order they come; never how many spaces there are or how many of them are free."""
    return [
        ShownArea(
            key=each.block.key,
            number=number,
            metres=int(each.metres),
            wide=each.block.metres,
            is_told=(is_told := is_part or not each.is_hidden),
            is_free=is_told and each.is_free,
            free_from=each.free_from if is_told else None,
            latitude=each.block.latitude,
            longitude=each.block.longitude,
            ring=each.block.corners(),
        )
        for number, each in enumerate(areas, start=1)
    ]


@dataclass(frozen=True)
class Plot:
    """One area on the drawing, in its units."""

    area: ShownArea
    x: int
    y: int
    size: int

    @property
    def middle(self) -> tuple[int, int]:
        return self.x + self.size // 2, self.y + self.size // 2


def drawing_of(areas: Iterable[ShownArea], wish: ParkingWish) -> list[Plot]:
    """The wide ones first, so that the small ones lie on top."""
    plots = []
    for area in sorted(areas, key=lambda each: -each.wide):
        east, north = (
            metres_between((wish.latitude, wish.longitude), point)
            * (1 if ahead else -1)
            for point, ahead in (
                ((wish.latitude, area.longitude), area.longitude > wish.longitude),
                ((area.latitude, wish.longitude), area.latitude > wish.latitude),
            )
        )
        size = round(area.wide / REACH * SIDE / 2)
        plots.append(
            Plot(
                area,
                round((1 + east / REACH) * SIDE / 2 - size / 2),
                round((1 - north / REACH) * SIDE / 2 - size / 2),
                size,
            )
        )
    return plots


def areas_geojson(areas: Iterable[ShownArea]) -> dict:
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": each.key,
                "geometry": {"type": "Polygon", "coordinates": [each.ring]},
                "properties": {
                    "number": each.number,
                    "name": each.name,
                    "words": each.words,
                    "free": each.is_free,
                },
            }
            for each in areas
        ],
    }
