"""Public car parks around the demonstration's streets, so that it shows what is offered when no shared space is free."""

from __future__ import annotations

from datetime import date

from accounts.districts.models import District
from experiments.parking.codes import CarParkUse, PlacedBy
from experiments.parking.models import CarPark
from innovation_park.lib.distances import METRES_PER_DEGREE, shrinking

from .lots.lots import MIDDLE
from .plant_pages import moment

TOLD = 40  # days ago
# Name, address, metres to the north and the east of the middle, spaces. They stand nowhere.
CAR_PARKS = [
    ("시연 언덕 공영주차장", "시연구 시연언덕길 3", 420, -260, 64),
    ("시연 시장 공영주차장", "시연구 시연시장길 21", -510, 380, 118),
    ("시연 도서관 공영주차장", "시연구 시연도서관로 8", -90, 720, 37),
]


def plant_car_parks(day: date) -> None:
    CarPark.objects.bulk_create(
        _car_park(f"demonstration-{number}", day, *each)
        for number, each in enumerate(CAR_PARKS, start=1)
    )


def _car_park(
    code: str, day: date, name: str, address: str, north: int, east: int, spaces: int
) -> CarPark:
    latitude = MIDDLE[0] + north / METRES_PER_DEGREE
    longitude = MIDDLE[1] + east / METRES_PER_DEGREE / shrinking(MIDDLE[0])
    return CarPark(
        code=code,
        name=name,
        address=address,
        use=CarParkUse.HOURLY,
        spaces=spaces,
        opens=0,
        closes=24 * 60,
        first_fee=600,
        first_minutes=30,
        next_fee=100,
        next_minutes=5,
        district=District.objects.around(latitude, longitude),
        latitude=round(latitude, 6),
        longitude=round(longitude, 6),
        placed_by=PlacedBy.NEIGHBOURHOOD,
        told_at=moment(day, -TOLD, 9),
    )
