"""The points on the map: everything that the list holds, as GeoJSON, and the plan of Seoul beneath it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import ngettext

from experiments.maps import Plan, PlanDistrict, plan_of

from .confidence import Level, level_between
from .enums import PointStatus

CODE = "CODE"  # in the address of a point, where its own goes


@dataclass(frozen=True)
class CountedDistrict:
    """One on the drawn plan, with how many points lie in it; ``words`` are read aloud."""

    district: PlanDistrict

    @property
    def words(self) -> str:
        found = self.district.found
        count = ngettext("%(n)s place", "%(n)s places", found) % {"n": found}
        return f"{self.district.name}: {count}"


def plan_with_counts(districts: Iterable, chosen: str) -> tuple[Plan, list]:
    plan = plan_of(districts, chosen)
    return plan, [CountedDistrict(each) for each in plan.districts if each.found]


def points_geojson(points: QuerySet, now: datetime) -> dict:
    """One query. Words that many share, and the address with a code to put in, are told once: thousands are still light."""
    rows = points.values_list(
        "code",
        "name",
        "latitude",
        "longitude",
        "status",
        "sure_until",
        "likely_until",
    )
    return {
        "type": "FeatureCollection",
        "words": {
            value: str(label) for value, label in (*PointStatus.choices, *Level.choices)
        },
        "url": reverse("batteries:point", args=[CODE]),
        "code": CODE,
        "features": [
            {
                "type": "Feature",
                "id": code,
                "geometry": {
                    "type": "Point",
                    "coordinates": [round(longitude, 6), round(latitude, 6)],
                },
                "properties": {
                    "name": name,
                    "status": status,
                    "level": level_between(sure, likely, now),
                },
            }
            for code, name, latitude, longitude, status, sure, likely in rows
        ],
    }
