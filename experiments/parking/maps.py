"""The areas of a search as everybody may see them, in words and as GeoJSON: whether something is free, and from when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .availability import Area
from .wishes import ParkingWish


@dataclass(frozen=True)
class ShownArea:
    """``is_told``: whether the reader may know if something is free there; of a few spaces only participants may, and
    nobody where too few lend (``is_alone``).

    ``points`` are the most it costs, ``features`` what several of its spaces offer.
    """

    key: str
    number: int
    metres: int
    wide: int
    is_told: bool
    is_alone: bool
    is_free: bool
    free_from: datetime | None
    latitude: float
    longitude: float
    ring: list
    points: int
    features: tuple[str, ...]

    @property
    def words(self) -> str:
        if self.is_alone:
            return _("Too few neighbours lend here yet: nobody is told when")
        if not self.is_told:
            return _("Lent by neighbours: participants are told when")
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


def may_be_told(area: Area, wish: ParkingWish, is_part: bool) -> bool:
    """Everybody, while no single space can be told from the others.

    Participants are told what fits wherever three owners lend in that piece of town: fewer would read of each other who is
    away. Everybody else not of what fits some needs: by asking for all, and then for all that are a hand wider, a stranger would read from the
    difference whether the one between them is free, and so whether its household is away.
    """
    if area.is_alone:
        return False
    return is_part or not (area.is_hidden or wish.needs.narrows)


def most_points(area: Area, wish: ParkingWish) -> int:
    """Of the cards its spaces are lent by, free or not: which of them is free cannot be told from the price."""
    return max(each.card.price_of(wish.span.minutes) for each in area.spaces)


def shown_areas(
    areas: Iterable[Area], wish: ParkingWish, is_part: bool
) -> list[ShownArea]:
    """In the order they come; never how many spaces there are or how many of them are free."""
    return [
        ShownArea(
            key=each.block.key,
            number=number,
            metres=int(each.metres),
            wide=each.block.metres,
            is_told=(is_told := may_be_told(each, wish, is_part)),
            is_alone=each.is_alone,
            is_free=is_told and each.is_free,
            free_from=each.free_from if is_told else None,
            latitude=each.block.latitude,
            longitude=each.block.longitude,
            ring=each.block.corners(),
            points=most_points(each, wish),
            features=tuple(feature.label for feature in each.features),
        )
        for number, each in enumerate(areas, start=1)
    ]


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
