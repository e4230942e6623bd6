from __future__ import annotations

import secrets

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.districts.models import District
from experiments.bookings.enums import Feature
from experiments.bookings.models import Resource
from innovation_park.lib.private_files import private_files

from ..workflow import MAY_BE_REWRITTEN, SpaceStatus
from .rules import RuleCard

# What a bay for a wheelchair measures at least.
WIDE_WIDTH, WIDE_LENGTH = 330, 500
LEAST_WIDTH, LEAST_LENGTH, LEAST_HEIGHT = 180, 350, 150
MOST = 3_000


def new_token() -> str:
    return secrets.token_urlsafe(18)


def measured_in(least: int, most: int = MOST):
    return [MinValueValidator(least), MaxValueValidator(most)]


class ParkingSpaceQuerySet(models.QuerySet):
    def visible_to(self, user) -> ParkingSpaceQuerySet:
        """One's own; who manages bookings sees all. Drivers never see a list of spaces."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("bookings.manage_booking"):
            return self.exclude(status=SpaceStatus.DRAFT)
        return self.filter(owner=user)

    def lent(self) -> ParkingSpaceQuerySet:
        return self.filter(status=SpaceStatus.APPROVED)

    def offering(self, features: int) -> ParkingSpaceQuerySet:
        """Only those whose resource offers all of these."""
        return self.alias(offered=F("resource__features").bitand(features)).filter(
            offered=features
        )


class ParkingSpace(models.Model):
    """One private space and who lends it; the time it is lent for is kept by its ``resource``.

    Address, point, photos and the way in are for whoever booked it; the public sees its block, among others.
    ``proof`` is there only until the park manager has decided. ``token`` stands in the QR code at the space.
    """

    resource = models.OneToOneField(
        Resource, models.PROTECT, related_name="parking_space"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="parking_spaces",
    )
    status = models.CharField(
        _("status"), max_length=10, choices=SpaceStatus, default=SpaceStatus.DRAFT
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    latitude = models.FloatField(_("latitude"), null=True)
    longitude = models.FloatField(_("longitude"), null=True)
    district = models.ForeignKey(District, models.SET_NULL, null=True, related_name="+")
    block = models.CharField(max_length=16, blank=True, db_index=True)
    length_cm = models.PositiveSmallIntegerField(
        _("length"), null=True, validators=measured_in(LEAST_LENGTH)
    )
    width_cm = models.PositiveSmallIntegerField(
        _("width"), null=True, validators=measured_in(LEAST_WIDTH)
    )
    height_cm = models.PositiveSmallIntegerField(
        _("height limit"),
        null=True,
        blank=True,
        validators=measured_in(LEAST_HEIGHT),
        help_text=_("Of the gate or the ceiling, in centimetres. Empty: open sky."),
    )
    has_charger = models.BooleanField(_("electric charger"), default=False)
    is_step_free = models.BooleanField(_("step-free way to the street"), default=False)
    is_wide = models.BooleanField(_("wide bay for a wheelchair"), default=False)
    entry_route = models.TextField(_("the way in"), max_length=800, blank=True)
    card = models.ForeignKey(RuleCard, models.PROTECT, null=True, related_name="spaces")
    agreed_at = models.DateTimeField(null=True)
    proof = models.FileField(
        upload_to="parking/proofs/%Y/%m", storage=private_files, blank=True
    )
    submitted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=400, blank=True)
    occupied_until = models.DateTimeField(null=True)
    token = models.CharField(max_length=32, unique=True, default=new_token)
    is_demo = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)

    objects = ParkingSpaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("parking space")
        verbose_name_plural = _("parking spaces")
        constraints = [
            models.CheckConstraint(
                name="parking_wide_bay_is_wide",
                condition=Q(is_wide=False)
                | Q(width_cm__gte=WIDE_WIDTH, length_cm__gte=WIDE_LENGTH),
                violation_error_message=_(
                    "A bay for a wheelchair is at least 3.3 m wide and 5 m long."
                ),
            ),
            models.CheckConstraint(
                name="parking_lent_is_complete",
                condition=~Q(status=SpaceStatus.APPROVED)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    width_cm__isnull=False,
                    length_cm__isnull=False,
                    card__isnull=False,
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["status", "block"], name="parking_spaces_by_block")
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.status}"

    @property
    def point(self) -> tuple[float, float]:
        return self.latitude, self.longitude

    @property
    def may_be_rewritten(self) -> bool:
        return self.status in MAY_BE_REWRITTEN

    @property
    def is_reported_occupied(self) -> bool:
        return self.occupied_until is not None and self.occupied_until > timezone.now()

    @property
    def is_lent(self) -> bool:
        return self.status == SpaceStatus.APPROVED

    def photos_in_order(self):
        return self.photos.order_by("position", "pk")

    @property
    def features(self) -> int:
        return (
            self.has_charger * Feature.CHARGER
            | self.is_step_free * Feature.STEP_FREE
            | self.is_wide * Feature.WIDE
        )


class SpacePhoto(models.Model):
    """Re-encoded, without metadata. For whoever booked, the owner and the park manager."""

    space = models.ForeignKey(ParkingSpace, models.CASCADE, related_name="photos")
    picture = models.ImageField(upload_to="parking/spaces/%Y/%m", storage=private_files)
    position = models.PositiveSmallIntegerField(
        default=0, help_text="The first is what a driver sees first."
    )

    class Meta:
        verbose_name = _("photo of a parking space")
        verbose_name_plural = _("photos of parking spaces")

    def __str__(self) -> str:
        return f"#{self.pk}"
