from __future__ import annotations

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _


def digest_of_url(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()


class LinkCard(models.Model):
    """What a page of the web says of itself, when it was last asked. Without a title it said nothing."""

    digest = models.CharField(max_length=64, unique=True)
    url = models.CharField(max_length=2000)
    title = models.CharField(max_length=200, blank=True)
    description = models.CharField(max_length=300, blank=True)
    site = models.CharField(max_length=80, blank=True)
    asked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("link preview")
        verbose_name_plural = _("link previews")

    def __str__(self) -> str:
        return f"#{self.pk} {self.site}"
