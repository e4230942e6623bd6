from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..opening_hours import Span
from .booking import Booking, BookingEvent


class TimeChange(models.Model):
    """A booking was moved to another time: where it was, and the key of the form, so that a retry moves nothing again.

    ``fingerprint`` is that of the wish for the new time, so that a key cannot be used for another.
    """

    booking = models.ForeignKey(
        Booking, models.CASCADE, related_name="time_changes", db_index=False
    )
    event = models.OneToOneField(
        BookingEvent, models.CASCADE, related_name="time_change"
    )
    client_key = models.UUIDField()
    fingerprint = models.CharField(max_length=64)
    starts_at = models.DateTimeField(help_text="Before.")
    ends_at = models.DateTimeField(help_text="Before.")

    class Meta:
        verbose_name = _("change of time")
        verbose_name_plural = _("changes of time")
        constraints = [
            models.UniqueConstraint(
                fields=["booking", "client_key"], name="bookings_moved_once_by_key"
            ),
            models.CheckConstraint(
                name="bookings_moved_from_a_time",
                condition=Q(ends_at__gt=F("starts_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.starts_at:%F %H:%M}"

    @property
    def span(self) -> Span:
        """Until then."""
        return Span(self.starts_at, self.ends_at)
