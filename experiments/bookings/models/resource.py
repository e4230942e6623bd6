from __future__ import annotations

import zoneinfo
from functools import reduce
from operator import or_

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.districts.models import District
from innovation_park.lib.translated import TranslatedField

from ..enums import Feature, Kind, features_in
from ..workflow import HOLDS_TIME


def validate_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(name)s” is not a time zone. An example is Asia/Seoul."),
            params={"name": name},
        )


class BookingRules(models.Model):
    """One card of rules that many resources share. Empty limits are no limits; lengths are in minutes."""

    name = TranslatedField(_("name"), max_length=80)
    step_minutes = models.PositiveSmallIntegerField(
        _("step"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(24 * 60)],
        help_text=_("Bookings begin and end on multiples of it, counted in minutes."),
    )
    min_minutes = models.PositiveIntegerField(
        _("shortest booking"), default=30, validators=[MinValueValidator(1)]
    )
    max_minutes = models.PositiveIntegerField(
        _("longest booking"), default=8 * 60, validators=[MinValueValidator(1)]
    )
    lead_minutes = models.PositiveIntegerField(
        _("notice"), default=0, help_text=_("How long before its beginning at least.")
    )
    horizon_days = models.PositiveSmallIntegerField(
        _("days ahead"), default=90, help_text=_("How far ahead one can book.")
    )
    buffer_before_minutes = models.PositiveSmallIntegerField(
        _("minutes kept free before"), default=0
    )
    buffer_after_minutes = models.PositiveSmallIntegerField(
        _("minutes kept free after"),
        default=0,
        help_text=_("For cleaning and changing over. Those of neighbours add up."),
    )
    hold_minutes = models.PositiveSmallIntegerField(
        _("minutes to confirm"), default=10, validators=[MinValueValidator(1)]
    )
    offer_minutes = models.PositiveSmallIntegerField(
        _("minutes to take an offer"),
        default=120,
        validators=[MinValueValidator(1)],
        help_text=_("For whoever is next on the waiting list."),
    )
    open_per_person = models.PositiveSmallIntegerField(
        _("open bookings per person"), null=True, blank=True
    )
    minutes_per_week = models.PositiveIntegerField(
        _("minutes per person and week"), null=True, blank=True
    )
    cancel_minutes = models.PositiveIntegerField(
        _("cancel until"),
        default=0,
        help_text=_("Minutes before the beginning; later the points are spent."),
    )
    no_show_minutes = models.PositiveSmallIntegerField(
        _("released when nobody comes"),
        null=True,
        blank=True,
        help_text=_("Minutes after the beginning. Empty: never."),
    )
    needs_approval = models.BooleanField(_("needs approval"), default=False)
    points_per_hour = models.PositiveSmallIntegerField(_("points per hour"), default=0)
    keeps_holidays = models.BooleanField(_("closed on holidays"), default=False)

    class Meta:
        verbose_name = _("booking rules")
        verbose_name_plural = _("booking rules")
        constraints = [
            models.CheckConstraint(
                name="bookings_longest_not_below_shortest",
                condition=Q(max_minutes__gte=F("min_minutes")),
                violation_error_message=_(
                    "The longest booking cannot be shorter than the shortest."
                ),
            )
        ]

    def __str__(self) -> str:
        return str(self.name)


class ResourceQuerySet(models.QuerySet):
    def bookable(self) -> ResourceQuerySet:
        return self.filter(is_bookable=True)

    def offering(self, features) -> ResourceQuerySet:
        """With all of these :class:`experiments.bookings.enums.Feature`; a hard filter."""
        wanted = reduce(or_, features, 0)
        return self.annotate(_offered=F("features").bitand(wanted)).filter(
            _offered=wanted
        )

    def with_rules(self) -> ResourceQuerySet:
        """What :attr:`Resource.around` and the checks of a booking read, in one query."""
        return self.select_related("rules", "parent__parent__parent")

    def free_between(self, start, end) -> ResourceQuerySet:
        """Without a claim of anybody in that time; buffers are the caller's, holds that lapsed do not count."""
        from .booking import Claim  # noqa: PLC0415 - the two know each other

        return self.exclude(
            pk__in=Claim.objects.in_force()
            .filter(starts_at__lt=end, ends_at__gt=start)
            .values("resource")
        )


class Resource(models.Model):
    """Something that can be taken for a time: a room, a desk, ten microphones, a parking space.

    What it is beyond that is told by a record of the app that lends it (``parking.ParkingSpace``, ``spaces.Space``).
    ``parent`` is what it stands in, at most three deep: whoever books the hall has its rooms. Of ``quantity`` equal things
    each is booked on its own; they stand in nothing, since a hall does not shut with its third microphone.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    slug = models.SlugField(_("short name in addresses"), unique=True, max_length=80)
    name = TranslatedField(_("name"), max_length=120)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("stands in"),
    )
    quantity = models.PositiveSmallIntegerField(
        _("how many"), default=1, validators=[MinValueValidator(1)]
    )
    rules = models.ForeignKey(
        BookingRules, models.PROTECT, related_name="resources", verbose_name=_("rules")
    )
    zone = models.CharField(
        _("time zone"), max_length=40, default="Asia/Seoul", validators=[validate_zone]
    )
    is_always_open = models.BooleanField(_("open around the clock"), default=False)
    is_bookable = models.BooleanField(_("can be booked"), default=True)
    features = models.PositiveIntegerField(_("access"), default=0)
    district = models.ForeignKey(
        District, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    is_demo = models.BooleanField(default=False, editable=False)

    objects = ResourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("bookable thing")
        verbose_name_plural = _("bookable things")
        constraints = [
            models.CheckConstraint(
                name="bookings_equal_things_stand_alone",
                condition=Q(quantity=1) | Q(parent=None),
                violation_error_message=_(
                    "Of things that are there several times none stands in another."
                ),
            ),
            models.CheckConstraint(
                name="bookings_point_is_whole",
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False),
                violation_error_message=_("A point needs both latitude and longitude."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["kind", "latitude", "longitude"], name="bookings_by_place"
            )
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def around(self) -> list[int]:
        """Ids of what it stands in, the nearest first; no query after ``with_rules()``."""
        ids, resource = [], self
        while resource.parent_id:
            ids.append(resource.parent_id)
            resource = resource.parent
        return ids

    @property
    def access(self) -> list[Feature]:
        return features_in(self.features)

    @property
    def time_zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.zone)

    def open_bookings(self):
        """Of anybody, from now on."""
        return self.bookings.filter(status__in=HOLDS_TIME)
