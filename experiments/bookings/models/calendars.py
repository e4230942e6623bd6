from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from .booking import Booking
from .resource import Resource


def new_nonce() -> str:
    return get_random_string(32)


class CalendarLink(models.Model):
    """What makes the secret address of a person's bookings theirs: with another nonce the old address opens nothing."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_link"
    )
    nonce = models.CharField(max_length=32, default=new_nonce)

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")

    def __str__(self) -> str:
        return f"#{self.pk}"


class BusyCalendar(models.Model):
    """A calendar kept elsewhere in which a resource is busy: read again, it takes the place of itself."""

    resource = models.ForeignKey(
        Resource, models.CASCADE, related_name="busy_calendars"
    )
    name = models.CharField(_("name"), max_length=120)
    imported_at = models.DateTimeField()
    bookings = models.ManyToManyField(Booking, related_name="busy_calendars")

    class Meta:
        verbose_name = _("calendar of busy times")
        verbose_name_plural = _("calendars of busy times")
        constraints = [
            models.UniqueConstraint(
                fields=["resource", "name"], name="bookings_calendar_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.name}"
