from __future__ import annotations

import math
from itertools import pairwise

from django.db import models
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.translated import TranslatedField

# Beyond it a point belongs to no district of Seoul: half the width of the largest.
NEAR_ENOUGH_KM = 8
KM_PER_DEGREE = 111.2


class DistrictQuerySet(models.QuerySet):
    def around(self, latitude: float, longitude: float) -> District | None:
        """The district whose outline holds the point, else the one with the nearest centre. One query."""
        districts = list(self)
        for each in districts:
            if each.boundary and _holds(each.boundary, longitude, latitude):
                return each
        near = [(each.km_to(latitude, longitude), each.pk, each) for each in districts]
        nearest = min(near, default=None)
        return nearest[2] if nearest and nearest[0] <= NEAR_ENOUGH_KM else None


def _holds(boundary: dict, x: float, y: float) -> bool:
    """Even-odd rule over every ring of a GeoJSON (multi)polygon."""
    shapes = boundary["coordinates"]
    polygons = [shapes] if boundary["type"] == "Polygon" else shapes
    inside = False
    for ring in (ring for polygon in polygons for ring in polygon):
        for (ax, ay), (bx, by) in pairwise(point[:2] for point in ring):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                inside = not inside
    return inside


class District(models.Model):
    """One of Seoul's 25 districts (자치구): where people live and experiments take place."""

    code = models.CharField(
        _("code"),
        max_length=10,
        unique=True,
        help_text=_("Statistics Korea's code of five digits."),
    )
    name = TranslatedField(_("name"), max_length=60)
    latitude = models.FloatField(
        _("latitude"), help_text=_("Of a point inside the district, WGS84.")
    )
    longitude = models.FloatField(_("longitude"))
    boundary = models.JSONField(
        _("boundary"),
        null=True,
        blank=True,
        help_text=_("A GeoJSON polygon; empty until it is imported."),
    )

    objects = DistrictQuerySet.as_manager()

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")

    def __str__(self) -> str:
        return str(self.name)

    def km_to(self, latitude: float, longitude: float) -> float:
        """On a flat city: good to a few metres within Seoul."""
        east = (longitude - self.longitude) * math.cos(math.radians(self.latitude))
        return math.hypot(latitude - self.latitude, east) * KM_PER_DEGREE


class Neighbourhood(models.Model):
    """A dong (동) of a district."""

    district = models.ForeignKey(
        District,
        models.CASCADE,
        related_name="neighbourhoods",
        verbose_name=_("district"),
    )
    code = models.CharField(_("code"), max_length=10, unique=True)
    name = TranslatedField(_("name"), max_length=60)
    boundary = models.JSONField(_("boundary"))

    class Meta:
        verbose_name = _("neighbourhood")
        verbose_name_plural = _("neighbourhoods")

    def __str__(self) -> str:
        return str(self.name)
