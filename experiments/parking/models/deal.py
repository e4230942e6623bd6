from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.bookings.models import Booking
from experiments.bookings.workflow import HOLDS_TIME, Status
from innovation_park.lib.private_files import private_files

from ..enums import Cause, Side
from .rules import RuleCard
from .space import ParkingSpace


class DealQuerySet(models.QuerySet):
    def whole(self) -> DealQuerySet:
        return self.select_related("booking", "space__resource", "space__owner", "card")

    def of_driver(self, user) -> DealQuerySet:
        return self.filter(booking__person=user)

    def visible_to(self, user) -> DealQuerySet:
        """The driver's own; who manages bookings sees all. Owners see their space's by other words."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("bookings.manage_booking"):
            return self
        return self.of_driver(user)

    def open(self) -> DealQuerySet:
        return self.filter(booking__status__in=HOLDS_TIME).exclude(
            booking__status=Status.HELD, booking__held_until__lte=timezone.now()
        )


class Deal(models.Model):
    """One booking of a lent space: what the driver asked for, and what became of it.

    ``space`` is where the booking stands now; where it stood before is told by ``displacements``. The plate is there
    from booking until 24 hours after the end. ``wanted_*``, ``features`` and the sizes are what was searched for, so that
    another space that does as well can be found without asking.
    """

    booking = models.OneToOneField(Booking, models.CASCADE, related_name="deal")
    space = models.ForeignKey(ParkingSpace, models.PROTECT, related_name="deals")
    card = models.ForeignKey(RuleCard, models.PROTECT, related_name="deals")
    plate = models.CharField(_("number plate"), max_length=16, blank=True)
    wanted_latitude = models.FloatField(null=True)
    wanted_longitude = models.FloatField(null=True)
    features = models.PositiveIntegerField(default=0)
    length_cm = models.PositiveSmallIntegerField(null=True)
    width_cm = models.PositiveSmallIntegerField(null=True)
    height_cm = models.PositiveSmallIntegerField(null=True)
    minutes = models.PositiveIntegerField(help_text="As booked, with extensions.")
    arrived_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    overstay_minutes = models.PositiveIntegerField(
        default=0, help_text="Beyond the end, grace included; grows until they leave."
    )
    is_demo = models.BooleanField(default=False)

    objects = DealQuerySet.as_manager()

    class Meta:
        verbose_name = _("parking deal")
        verbose_name_plural = _("parking deals")
        constraints = [
            models.CheckConstraint(
                name="parking_leaves_after_arriving",
                condition=Q(left_at=None)
                | Q(arrived_at__isnull=False, left_at__gte=models.F("arrived_at")),
            )
        ]
        indexes = [
            models.Index(
                fields=["id"], condition=~Q(plate=""), name="parking_with_plate"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def wanted(self) -> tuple[float, float] | None:
        """The place that was searched; nobody's any more once its driver has left the park."""
        if self.wanted_latitude is None or self.wanted_longitude is None:
            return None
        return self.wanted_latitude, self.wanted_longitude

    @property
    def excess_minutes(self) -> int:
        """What the overstay costs: nothing within the grace, beyond it all that is beyond it."""
        return max(0, self.overstay_minutes - self.card.grace_minutes)

    @property
    def is_over(self) -> bool:
        return not self.booking.is_open

    @property
    def is_late(self) -> bool:
        """Parked beyond the end, whether or not the grace is over."""
        return (
            self.booking.status == Status.IN_USE
            and self.booking.ends_at < timezone.now()
        )

    @property
    def has_begun(self) -> bool:
        return self.booking.starts_at <= timezone.now() and self.booking.status in (
            Status.CONFIRMED,
            Status.IN_USE,
            Status.ENDED,
            Status.CANCELLED,
        )

    def side_of(self, user) -> Side | None:
        if user.pk is None:
            return None
        if self.booking.person_id == user.pk:
            return Side.DRIVER
        return Side.OWNER if self.space.owner_id == user.pk else None


class Displacement(models.Model):
    """A driver could not park where they had booked; ``found`` is where the system seated them, empty when nowhere."""

    deal = models.ForeignKey(Deal, models.CASCADE, related_name="displacements")
    at = models.DateTimeField()
    cause = models.CharField(max_length=10, choices=Cause)
    left = models.ForeignKey(ParkingSpace, models.PROTECT, related_name="+")
    found = models.ForeignKey(ParkingSpace, models.PROTECT, null=True, related_name="+")
    metres = models.PositiveIntegerField(null=True)
    tries = models.PositiveSmallIntegerField(default=1)
    by_clock = models.BooleanField(default=False)
    photo = models.ImageField(
        upload_to="parking/occupied/%Y/%m", storage=private_files, blank=True
    )

    class Meta:
        verbose_name = _("displacement")
        verbose_name_plural = _("displacements")
        constraints = [
            models.CheckConstraint(
                name="parking_metres_to_what_was_found",
                condition=Q(found=None, metres=None)
                | Q(found__isnull=False, metres__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.cause}"
