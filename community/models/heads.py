from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class HeadsOfDay(models.Model):
    """The heads of the public topics that moved since the day before, written down once a day and never changed.

    ``digest`` is the SHA-256 over the digest of the day before and this day's heads: whoever noted one of these can
    show later what the park had published by then.
    """

    day = models.DateField(unique=True)
    at = models.DateTimeField()
    heads = models.JSONField(help_text="Number of the event and its digest, by topic.")
    before = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("heads of a day")
        verbose_name_plural = _("heads of days")

    def __str__(self) -> str:
        return f"{self.day:%F}"
