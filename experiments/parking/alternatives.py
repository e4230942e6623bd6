"""Where else one can park when no shared space is free."""

from __future__ import annotations

from typing import NamedTuple

from .models import CarPark


class Alternative(NamedTuple):
    """``metres`` are to the middle of its neighbourhood: say "about"."""

    car_park: CarPark
    metres: int


def car_parks_near(
    latitude: float, longitude: float, *, within: int = 1500, limit: int = 5
) -> list[Alternative]:
    """Public car parks that strangers may use, the nearest first; one query. How full they are nobody knows."""
    near = CarPark.objects.open_to_all().around(latitude, longitude, within)
    found = [
        Alternative(each, each.metres_to(latitude, longitude))
        for each in near.select_related("district")
    ]
    found.sort(key=lambda each: (each.metres, -each.car_park.spaces, each.car_park.pk))
    return [each for each in found if each.metres <= within][:limit]
