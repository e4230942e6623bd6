from __future__ import annotations

import secrets

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.bookings.enums import Feature, features_in
from experiments.bookings.models import Series
from experiments.bookings.models.hours import Weekday
from experiments.bookings.opening_hours import DAY
from innovation_park.lib.spoken_code import spoken_code
from innovation_park.lib.translated import TranslatedField

from .space import Space


def new_seed() -> str:
    return secrets.token_hex(16)


class Round(models.Model):
    """A season that groups ask for recurring times in, and how it was given out.

    ``seed`` settles ties. Its SHA-256 is public from the beginning and itself from the allotment on, so that nobody
    can choose it to suit somebody. ``inputs`` and ``result`` are the published files, byte for byte.
    """

    slug = models.SlugField(_("short name in addresses"), unique=True, max_length=60)
    name = TranslatedField(_("name"), max_length=120)
    spaces = models.ManyToManyField(
        Space, related_name="rounds", verbose_name=_("spaces")
    )
    first_day = models.DateField(_("first day of the season"))
    last_day = models.DateField(_("last day of the season"))
    opens_at = models.DateTimeField(_("groups can ask from"))
    closes_at = models.DateTimeField(_("groups can ask until"))
    seed = models.CharField(max_length=64, default=new_seed, editable=False)
    allotted_at = models.DateTimeField(null=True, editable=False)
    inputs = models.TextField(editable=False, blank=True)
    result = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = _("seasonal round")
        verbose_name_plural = _("seasonal rounds")
        constraints = [
            models.CheckConstraint(
                name="spaces_season_ends_after_it_starts",
                condition=Q(last_day__gte=F("first_day")),
                violation_error_message=_("The season must end after it begins."),
            ),
            models.CheckConstraint(
                name="spaces_round_closes_after_it_opens",
                condition=Q(closes_at__gt=F("opens_at")),
                violation_error_message=_("It must close after it opens."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("spaces:round", args=[self.slug])

    @property
    def takes_requests(self) -> bool:
        return self.opens_at <= timezone.now() < self.closes_at and not self.allotted_at

    @property
    def is_to_come(self) -> bool:
        return timezone.now() < self.opens_at

    @property
    def can_be_allotted(self) -> bool:
        return self.closes_at <= timezone.now() and self.allotted_at is None


class RoundSlot(models.Model):
    """A weekday's hours that are given out, in minutes of the wall clock."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="slots")
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    opens = models.PositiveSmallIntegerField(_("opens"))
    closes = models.PositiveSmallIntegerField(
        _("closes"), validators=[MaxValueValidator(DAY)]
    )

    class Meta:
        verbose_name = _("hours of a round")
        verbose_name_plural = _("hours of rounds")
        constraints = [
            models.CheckConstraint(
                name="spaces_slot_closes_after_it_opens",
                condition=Q(opens__lt=F("closes"), closes__lte=DAY),
                violation_error_message=_("It must close after it opens."),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.weekday} {self.opens}-{self.closes}"


class SeasonRequest(models.Model):
    """What one group asks for: so many times a week, as one of its wishes, the dearest first.

    Everything here but who sent it is public with the round; the name of the group only if it agreed.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="requests")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="season_requests",
    )
    code = models.CharField(max_length=40, unique=True, default=spoken_code)
    group = models.CharField(_("name of your group"), max_length=80)
    is_name_public = models.BooleanField(
        _("Everybody may read the name of our group"), default=False
    )
    people = models.PositiveSmallIntegerField(
        _("how many you are"), validators=[MinValueValidator(1)]
    )
    features = models.PositiveIntegerField(_("what has to be there"), default=0)
    times = models.PositiveSmallIntegerField(
        _("how many times a week"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(7)],
    )
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("request of a group")
        verbose_name_plural = _("requests of groups")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person", "group"], name="spaces_group_asks_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.code}"

    @property
    def needs(self) -> list[Feature]:
        return features_in(self.features)

    @property
    def public_name(self) -> str:
        return self.group if self.is_name_public else ""


class SeasonWish(models.Model):
    """One time a group would take; without a space: in any that fits."""

    request = models.ForeignKey(SeasonRequest, models.CASCADE, related_name="wishes")
    position = models.PositiveSmallIntegerField()
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    opens = models.PositiveSmallIntegerField(_("from"))
    closes = models.PositiveSmallIntegerField(_("until"))
    space = models.ForeignKey(
        Space, models.CASCADE, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("wish of a group")
        verbose_name_plural = _("wishes of groups")
        constraints = [
            models.CheckConstraint(
                name="spaces_wish_ends_after_it_starts",
                condition=Q(opens__lt=F("closes"), closes__lte=DAY),
            ),
            models.UniqueConstraint(
                fields=["request", "position"], name="spaces_wish_has_a_place"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.weekday} {self.opens}-{self.closes}"


class Allotment(models.Model):
    """A weekly time a group got, and the series of bookings it became."""

    request = models.ForeignKey(
        SeasonRequest, models.CASCADE, related_name="allotments"
    )
    wish = models.OneToOneField(
        SeasonWish, models.CASCADE, related_name="allotment", null=True
    )
    space = models.ForeignKey(Space, models.PROTECT, related_name="allotments")
    series = models.OneToOneField(Series, models.PROTECT, related_name="allotment")

    class Meta:
        verbose_name = _("allotted time")
        verbose_name_plural = _("allotted times")

    def __str__(self) -> str:
        return f"#{self.pk}"
