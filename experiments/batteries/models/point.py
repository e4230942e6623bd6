from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, Count, F, IntegerField, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.districts.models import District
from innovation_park.lib.distances import box_around, metres_between

from .. import digital_link
from ..codes import new_code
from ..confidence import Level, level_between
from ..enums import (
    Chemistry,
    Outcome,
    PointKind,
    PointStatus,
    Source,
    chemistries_in,
)

ZONES = ("Asia/Seoul", "Europe/London", "Europe/Berlin")


class BatteryPointQuerySet(models.QuerySet):
    def visible_to(self, user) -> BatteryPointQuerySet:
        """Everybody sees the points in use; the park's own people the retired ones too."""
        if user.has_perm("batteries.manage_batteries"):
            return self
        return self.filter(is_active=True)

    def listed(self) -> BatteryPointQuerySet:
        """What a resident may go to."""
        return self.filter(is_active=True).exclude(status=PointStatus.GONE)

    def rechecks_due(self, now: datetime) -> BatteryPointQuerySet:
        """Reported ones first, the most doubted on top; then what is no longer sure; what nobody ever confirmed last."""
        waiting = Count("reports", filter=Q(reports__outcome=Outcome.OPEN))
        faded = Q(sure_until=None) | Q(sure_until__lt=now)
        return (
            self.filter(is_active=True)
            .annotate(waiting=waiting)
            .filter(Q(waiting__gt=0) | (faded & ~Q(status=PointStatus.GONE)))
            .annotate(
                turn=Case(
                    When(waiting__gt=0, then=Value(0)),
                    When(status=PointStatus.UNCONFIRMED, then=Value(2)),
                    default=Value(1),
                    output_field=IntegerField(),
                )
            )
            .order_by("turn", "-doubts", "-waiting", "checked_at", "pk")
        )

    def near(
        self, latitude: float, longitude: float, metres: int = 1_000
    ) -> list[BatteryPoint]:
        """Within the circle, the nearest first; each with its ``metres_off``. One query."""
        here = (latitude, longitude)
        (south, west), (north, east) = box_around(here, metres)
        boxed = self.filter(
            latitude__range=(south, north), longitude__range=(west, east)
        )
        found = []
        for point in boxed:
            point.metres_off = round(metres_between(here, point.place))
            if point.metres_off <= metres:
                found.append(point)
        return sorted(found, key=lambda each: (each.metres_off, each.pk))

    def accepting(self, chemistry: Chemistry) -> BatteryPointQuerySet:
        """Those that say they take it."""
        return self.alias(taken=F("accepts").bitand(Chemistry(chemistry).bit)).filter(
            taken__gt=0
        )


class BatteryPoint(models.Model):
    """A box, shop, centre or machine that takes used batteries. Names and addresses are public.

    ``accepts`` (a mask of :class:`Chemistry`), ``is_step_free``, ``checked_at`` and the hours repeat what the newest facts
    say, so that a list can be narrowed by them; ``doubts`` counts the open reports that it is not there, and by ``sure_until``
    and ``likely_until`` one knows how sure it is that it stands there (:mod:`experiments.batteries.confidence`).
    :mod:`experiments.batteries.actions` alone writes them, ``status`` too.
    """

    code = models.CharField(_("code"), max_length=8, unique=True, default=new_code)
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(
        _("kind"), max_length=10, choices=PointKind, default=PointKind.BOX
    )
    district = models.ForeignKey(
        District,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="battery_points",
        verbose_name=_("district"),
    )
    address = models.CharField(_("address"), max_length=240, blank=True)
    latitude = models.FloatField(
        _("latitude"), validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    zone = models.CharField(
        _("time zone"),
        max_length=40,
        default="Asia/Seoul",
        choices=[(name, name) for name in ZONES],
    )
    capacity_grams = models.PositiveIntegerField(
        _("holds, in grams"), null=True, blank=True
    )
    is_active = models.BooleanField(_("in use"), default=True)
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=PointStatus,
        default=PointStatus.UNCONFIRMED,
    )
    accepts = models.PositiveIntegerField(default=0)
    is_step_free = models.BooleanField(_("without steps"), null=True, blank=True)
    checked_at = models.DateTimeField(_("last seen there"), null=True, blank=True)
    doubts = models.PositiveSmallIntegerField(default=0)
    sure_until = models.DateTimeField(null=True, blank=True)
    likely_until = models.DateTimeField(null=True, blank=True)
    source = models.CharField(
        _("source"), max_length=12, choices=Source, default=Source.PARK
    )
    source_key = models.CharField(_("key in the source"), max_length=120, blank=True)
    is_ours = models.BooleanField(
        _("kept by the park"),
        default=False,
        help_text=_("Lists that are read again no longer change it."),
    )
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    objects = BatteryPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("battery point")
        verbose_name_plural = _("battery points")
        constraints = [
            models.UniqueConstraint(
                name="batteries_point_once_a_source",
                fields=["source", "source_key"],
                condition=~Q(source_key=""),
            ),
            models.CheckConstraint(
                name="batteries_point_is_on_earth",
                condition=Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
            ),
        ]
        indexes = [
            models.Index(fields=["latitude", "longitude"], name="batteries_place"),
            models.Index(
                fields=["is_active", "district", "status"], name="batteries_listed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("batteries:point", args=[self.code])

    @property
    def place(self) -> tuple[float, float]:
        return self.latitude, self.longitude

    @property
    def level(self) -> Level:
        """How sure it is that it stands there, now."""
        return level_between(self.sure_until, self.likely_until, timezone.now())

    @property
    def chemistries(self) -> list[Chemistry]:
        return chemistries_in(self.accepts)

    @property
    def link(self) -> digital_link.Link:
        """By which it is known outside: the key of the QR code and of EPCIS events."""
        return digital_link.asset(settings.GS1_COMPANY_PREFIX, self.code)

    @property
    def number(self) -> str:
        """Its GIAI: the park's company prefix and its code."""
        return self.link.value
