from __future__ import annotations

import math

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.districts.models import KM_PER_DEGREE, District

from ..codes import CarParkKind, CarParkUse, PlacedBy


class CarParkQuerySet(models.QuerySet):
    def listed(self) -> CarParkQuerySet:
        """What can be real: in a district of Seoul and with at least one space."""
        return self.filter(district__isnull=False, spaces__gt=0)

    def open_to_all(self) -> CarParkQuerySet:
        """Without those that residents alone may use."""
        return self.listed().exclude(use=CarParkUse.RESIDENTS)

    def around(self, latitude: float, longitude: float, metres: int) -> CarParkQuerySet:
        """In the square around the point; the circle is for :func:`experiments.parking.alternatives.car_parks_near`."""
        north = metres / 1000 / KM_PER_DEGREE
        east = north / math.cos(math.radians(latitude))
        return self.filter(
            latitude__range=(latitude - north, latitude + north),
            longitude__range=(longitude - east, longitude + east),
        )


class CarPark(models.Model):
    """A public car park of Seoul's open list: nothing here can be booked, it is shown where no shared space is free.

    The list has no coordinates: ``latitude`` and ``longitude`` are the middle of its neighbourhood or district, as
    ``placed_by`` says. ``opens`` and ``closes`` are minutes of a weekday; both empty where the list does not say.
    Fees are in won. Written by ``manage.py import_car_parks`` alone.
    """

    code = models.CharField(_("code of the list"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=120)
    address = models.CharField(_("address"), max_length=200, blank=True)
    kind = models.CharField(
        _("kind"), max_length=12, choices=CarParkKind, default=CarParkKind.OFF_STREET
    )
    use = models.CharField(
        _("for whom"), max_length=12, choices=CarParkUse, default=CarParkUse.UNKNOWN
    )
    spaces = models.PositiveIntegerField(_("spaces"))
    is_free = models.BooleanField(_("free of charge"), default=False)
    opens = models.PositiveSmallIntegerField(_("opens"), null=True, blank=True)
    closes = models.PositiveSmallIntegerField(_("closes"), null=True, blank=True)
    first_fee = models.PositiveIntegerField(_("first fee"), null=True, blank=True)
    first_minutes = models.PositiveSmallIntegerField(
        _("minutes for the first fee"), null=True, blank=True
    )
    next_fee = models.PositiveIntegerField(_("further fee"), null=True, blank=True)
    next_minutes = models.PositiveSmallIntegerField(
        _("minutes for each further fee"), null=True, blank=True
    )
    day_fee = models.PositiveIntegerField(_("most for a day"), null=True, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    district = models.ForeignKey(
        District, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    neighbourhood = models.CharField(_("neighbourhood"), max_length=60, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    placed_by = models.CharField(
        _("placed by"), max_length=14, choices=PlacedBy, default=PlacedBy.NOTHING
    )
    told_at = models.DateTimeField(_("as the list said it on"))

    objects = CarParkQuerySet.as_manager()

    class Meta:
        verbose_name = _("public car park")
        verbose_name_plural = _("public car parks")
        constraints = [
            models.CheckConstraint(
                name="parking_car_park_hours_are_whole",
                condition=Q(opens=None, closes=None)
                | Q(opens__lt=F("closes"), closes__lte=24 * 60),
            ),
            models.CheckConstraint(
                name="parking_car_park_point_is_whole",
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["latitude", "longitude"], name="parking_car_parks")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def is_always_open(self) -> bool:
        return (self.opens, self.closes) == (0, 24 * 60)

    @property
    def hours(self) -> str:
        """``09:00–24:00``; empty where the list does not say."""
        if self.opens is None:
            return ""
        return "–".join(
            f"{minutes // 60:02}:{minutes % 60:02}"
            for minutes in (self.opens, self.closes)
        )

    def metres_to(self, latitude: float, longitude: float) -> int:
        """From where it is drawn, which is only near where it is."""
        north = latitude - self.latitude
        east = (longitude - self.longitude) * math.cos(math.radians(latitude))
        return round(math.hypot(north, east) * KM_PER_DEGREE * 1000)
