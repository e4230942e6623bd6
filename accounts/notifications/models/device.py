from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Device(models.Model):
    """A browser that wants to hear of things while no page of the park is open (web push).

    ``endpoint`` is its address at the push service it chose; ``p256dh`` and ``auth`` are the keys
    for which messages are encrypted. One browser belongs to one person: whoever switched it on last.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="devices"
    )
    endpoint = models.URLField(max_length=1000, unique=True)
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=40)
    name = models.CharField(
        max_length=60, blank=True, help_text="For example Chrome, Android."
    )
    made_at = models.DateTimeField(default=timezone.now)
    reached_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("device")
        verbose_name_plural = _("devices")

    def __str__(self) -> str:
        return f"#{self.pk} {self.name}"
