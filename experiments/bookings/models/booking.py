from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.models import Experiment

from ..enums import Purpose
from ..opening_hours import Span
from ..wishes import Wish
from ..workflow import HOLDS_TIME, OPEN, SPENT, Status
from .resource import Resource


class BookingQuerySet(models.QuerySet):
    def visible_to(self, user) -> BookingQuerySet:
        """One's own; who manages bookings sees all."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("bookings.manage_booking"):
            return self
        return self.filter(person=user)

    def open(self) -> BookingQuerySet:
        """Taking time from others: a hold that nobody confirmed in time does no more."""
        return self.filter(status__in=OPEN).exclude(
            status=Status.HELD, held_until__lte=timezone.now()
        )

    def spending(self) -> BookingQuerySet:
        """With points that are bespoken or spent and not in the books of points yet."""
        waiting = self.filter(points__gt=0, charged_at=None, person__isnull=False)
        held_until = Q(status=Status.HELD, held_until__lte=timezone.now())
        return waiting.filter(status__in=OPEN | SPENT).exclude(held_until)


class Booking(models.Model):
    """A time somebody takes one or several resources for, all of them or none.

    Only :mod:`experiments.bookings.actions` write it. ``client_key`` is made by the form: the same key again gives the
    same booking. ``fingerprint`` is the SHA-256 of what was asked for with it, so that a key cannot be used for
    something else. ``person`` is empty for closures, imported busy times, and once they have left the park.
    """

    code = models.CharField(
        max_length=40, unique=True, help_text="Said in syllables, on the receipt."
    )
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.BOOKING)
    status = models.CharField(_("status"), max_length=12, choices=Status)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bookings",
    )
    resources = models.ManyToManyField(
        Resource, through="BookingItem", related_name="bookings"
    )
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    zone = models.CharField(max_length=40, help_text="Of the place, when it was made.")
    title = models.CharField(_("what for"), max_length=120, blank=True)
    people = models.PositiveSmallIntegerField(_("how many people"), default=1)
    experiment = models.ForeignKey(
        Experiment,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="bookings",
        help_text="Which runs and therefore pays nothing.",
    )
    points = models.PositiveIntegerField(_("points"), default=0)
    charged_at = models.DateTimeField(
        null=True, blank=True, help_text="When its points went into the books."
    )
    client_key = models.UUIDField(unique=True)
    fingerprint = models.CharField(max_length=64)
    held_until = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    series = models.ForeignKey(
        "bookings.Series", models.SET_NULL, null=True, related_name="bookings"
    )
    is_demo = models.BooleanField(default=False)

    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        permissions = [("manage_booking", "Can manage every booking")]
        constraints = [
            models.CheckConstraint(
                name="bookings_ends_after_it_starts",
                condition=Q(ends_at__gt=F("starts_at")),
            ),
            models.CheckConstraint(
                name="bookings_held_has_an_end_and_only_then",
                condition=Q(status=Status.HELD, held_until__isnull=False)
                | (~Q(status=Status.HELD) & Q(held_until=None)),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "status"], name="bookings_of_person"),
            models.Index(fields=["status", "starts_at"], name="bookings_by_status"),
            models.Index(
                fields=["held_until"],
                condition=Q(held_until__isnull=False),
                name="bookings_held",
            ),
            models.Index(
                fields=["person"],
                condition=Q(points__gt=0, charged_at=None),
                name="bookings_not_charged",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.status}"

    @property
    def span(self) -> Span:
        return Span(self.starts_at, self.ends_at)

    def wish_at(self, span: Span) -> Wish:
        """The same things for the same people at that time; ``items`` should be loaded."""
        return Wish(
            tuple((item.resource_id, item.count) for item in self.items.all()),
            span,
            title=self.title,
            people=self.people,
            experiment=self.experiment_id,
        )

    @property
    def has_lapsed(self) -> bool:
        """Held, and nobody confirmed in time, whether or not the clock has come by."""
        return self.status == Status.HELD and self.held_until <= timezone.now()

    @property
    def is_open(self) -> bool:
        return self.status in HOLDS_TIME and not self.has_lapsed


class BookingItem(models.Model):
    """One of the things booked, and how many of it."""

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="items")
    resource = models.ForeignKey(Resource, models.PROTECT, related_name="items")
    count = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = _("booked thing")
        verbose_name_plural = _("booked things")
        constraints = [
            models.UniqueConstraint(
                fields=["booking", "resource"], name="bookings_item_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.count}"


class ClaimQuerySet(models.QuerySet):
    def in_force(self) -> ClaimQuerySet:
        """Without those of holds that nobody confirmed in time."""
        return self.exclude(booking__held_until__lte=timezone.now())

    def meeting(self, resources, span: Span) -> ClaimQuerySet:
        return self.filter(
            resource__in=resources, starts_at__lt=span.end, ends_at__gt=span.start
        )


class Claim(models.Model):
    """Lanes of a resource taken for a time (:mod:`experiments.bookings.lanes`), the buffers included.

    The database refuses two that meet: an exclusion constraint on PostgreSQL, triggers on SQLite
    (:mod:`innovation_park.lib.no_overlap`). A booking that no longer takes time has none.
    """

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="claims")
    resource = models.ForeignKey(
        Resource, models.PROTECT, related_name="claims", db_index=False
    )
    first_lane = models.BigIntegerField()
    end_lane = models.BigIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = [
            models.CheckConstraint(
                name="bookings_claim_is_not_empty",
                condition=Q(ends_at__gt=F("starts_at"), end_lane__gt=F("first_lane")),
            )
        ]
        indexes = [
            models.Index(
                fields=["resource", "ends_at", "starts_at"], name="bookings_claims"
            ),
            models.Index(fields=["ends_at", "starts_at"], name="bookings_claims_when"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.starts_at:%F %H:%M}"


class BookingEvent(models.Model):
    """What happened to a booking: never changed, shown to its person as a timeline."""

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="events")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    status = models.CharField(max_length=12, choices=Status)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("event of a booking")
        verbose_name_plural = _("events of bookings")

    def __str__(self) -> str:
        return f"#{self.pk} {self.status}"
