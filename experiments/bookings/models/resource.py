from __future__ import annotations

import zoneinfo
from functools import reduce
from operator import or_

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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

    name = TranslatedField(
        _("name"),
        max_length=80,
        help_text=_("Of the card, for whoever chooses one: “Small rooms”."),
    )
    step_minutes = models.PositiveSmallIntegerField(
        pgettext_lazy("grid of the clock", "step"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(24 * 60)],
        help_text=_("Bookings begin and end on multiples of it, counted in minutes."),
    )
    min_minutes = models.PositiveIntegerField(
        _("shortest booking"),
        default=30,
        validators=[MinValueValidator(1)],
        help_text=_("In minutes."),
    )
    max_minutes = models.PositiveIntegerField(
        _("longest booking"),
        default=8 * 60,
        validators=[MinValueValidator(1)],
        help_text=_("In minutes: 480 are eight hours."),
    )
    lead_minutes = models.PositiveIntegerField(
        pgettext_lazy("lead time", "notice"),
        default=0,
        help_text=_("How many minutes before its beginning at least. 0: at once."),
    )
    horizon_days = models.PositiveSmallIntegerField(
        _("days ahead"), default=90, help_text=_("How far ahead one can book.")
    )
    buffer_before_minutes = models.PositiveSmallIntegerField(
        _("minutes kept free before"),
        default=0,
        help_text=_("For preparing; nobody else is there then."),
    )
    buffer_after_minutes = models.PositiveSmallIntegerField(
        _("minutes kept free after"),
        default=0,
        help_text=_("For cleaning and changing over. Those of neighbours add up."),
    )
    hold_minutes = models.PositiveSmallIntegerField(
        _("minutes to confirm"),
        default=10,
        validators=[MinValueValidator(1)],
        help_text=_("How long a time that was chosen is held for whoever chose it."),
    )
    offer_minutes = models.PositiveSmallIntegerField(
        _("minutes to take an offer"),
        default=120,
        validators=[MinValueValidator(1)],
        help_text=_("For whoever is next on the waiting list."),
    )
    open_per_person = models.PositiveSmallIntegerField(
        _("open bookings per person"),
        null=True,
        blank=True,
        help_text=_("At the same time, of all things with this card. Empty: no limit."),
    )
    minutes_per_week = models.PositiveIntegerField(
        _("minutes per person and week"),
        null=True,
        blank=True,
        help_text=_("From Monday to Sunday. Empty: no limit."),
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
    needs_approval = models.BooleanField(
        _("needs approval"),
        default=False,
        help_text=_("The park manager says yes or no before it is confirmed."),
    )
    points_per_hour = models.PositiveSmallIntegerField(
        _("points per hour"),
        default=0,
        help_text=_("Spent by whoever books. 0: it costs nothing."),
    )
    points_ahead = models.PositiveSmallIntegerField(
        _("points in advance"),
        default=0,
        help_text=_(
            "How far below nought the points of whoever books may fall, so that people can begin before they have earned any."
        ),
    )
    keeps_holidays = models.BooleanField(
        _("closed on holidays"),
        default=False,
        help_text=_("On the holidays of the park; an exception in the hours wins."),
    )

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

    def to_book(self) -> ResourceQuerySet:
        """The same with only the ids of what is around: half the time, on the way everybody takes."""
        return self.select_related("rules").annotate(
            second_around=F("parent__parent"), third_around=F("parent__parent__parent")
        )


class Resource(models.Model):
    """Something that can be taken for a time: a room, a desk, ten microphones, a parking space.

    What it is beyond that is told by a record of the app that lends it (``parking.ParkingSpace``, ``spaces.Space``).
    ``parent`` is what it stands in, at most three deep: whoever books the hall has its rooms. Of ``quantity`` equal things
    each is booked on its own; they stand in nothing, since a hall does not shut with its third microphone.
    """

    kind = models.CharField(
        _("kind"),
        max_length=12,
        choices=Kind,
        help_text=_("Decides on which pages it is found."),
    )
    slug = models.SlugField(
        _("short name in addresses"),
        unique=True,
        max_length=80,
        help_text=_("Letters, numbers and hyphens; it never changes."),
    )
    name = TranslatedField(
        _("name"), max_length=120, help_text=_("As it is written on the door.")
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("stands in"),
        help_text=_(
            "The hall around a room: whoever books the hall has its rooms too."
        ),
    )
    quantity = models.PositiveSmallIntegerField(
        _("how many"),
        default=1,
        validators=[MinValueValidator(1)],
        help_text=_("Of equal things, each of which is booked on its own."),
    )
    rules = models.ForeignKey(
        BookingRules,
        models.PROTECT,
        related_name="resources",
        verbose_name=_("rules"),
        help_text=_("The card with lengths, limits and costs."),
    )
    zone = models.CharField(
        _("time zone"),
        max_length=40,
        default="Asia/Seoul",
        validators=[validate_zone],
        help_text=_("Of the place: its hours are those of its own clock."),
    )
    is_always_open = models.BooleanField(
        _("open around the clock"),
        default=False,
        help_text=_("Weekly hours do not count then; exceptions do."),
    )
    is_bookable = models.BooleanField(
        _("can be booked"),
        default=True,
        help_text=_("Without it nobody can book; bookings that are made stay."),
    )
    shows_calendar = models.BooleanField(
        _("public calendar"),
        default=False,
        help_text=_(
            "Anybody may subscribe to when it is taken, without names. Never for parking spaces: it would tell who is away."
        ),
    )
    features = models.PositiveIntegerField(
        _("access"), default=0, help_text=_("What makes it usable for more people.")
    )
    district = models.ForeignKey(
        District,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("district"),
        help_text=_("In which it lies."),
    )
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        help_text=_("In degrees north: 37.5665 is the city hall of Seoul."),
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        help_text=_("In degrees east: 126.9780 is the city hall of Seoul."),
    )
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
                name="bookings_parking_has_no_calendar",
                condition=~Q(kind=Kind.PARKING, shows_calendar=True),
                violation_error_message=_(
                    "The calendar of a parking space would tell who is away."
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
        """Ids of what it stands in, the nearest first; no query after ``with_rules()`` or ``to_book()``."""
        if "third_around" in self.__dict__:
            above = (self.parent_id, self.second_around, self.third_around)
            return [pk for pk in above if pk]
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
