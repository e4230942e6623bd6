from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from experiments.bookings.models import Booking

from ..enums import Outcome
from .space import Space


class Repair(models.Model):
    """A space that was closed for a time, with the engine's closure."""

    space = models.ForeignKey(Space, models.CASCADE, related_name="repairs")
    closure = models.OneToOneField(Booking, models.PROTECT, related_name="repair")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("closing of a space")
        verbose_name_plural = _("closings of spaces")

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("spaces:manage-repair", args=[self.pk])


class RepairOutcome(models.Model):
    """What became of one booking that stood in the way."""

    repair = models.ForeignKey(Repair, models.CASCADE, related_name="outcomes")
    booking = models.ForeignKey(Booking, models.PROTECT, related_name="repairs")
    outcome = models.CharField(max_length=10, choices=Outcome)
    moved_to = models.ForeignKey(
        Space, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("booking put off by a closing")
        verbose_name_plural = _("bookings put off by closings")
        constraints = [
            models.UniqueConstraint(
                fields=["repair", "booking"], name="spaces_put_off_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.outcome}"
