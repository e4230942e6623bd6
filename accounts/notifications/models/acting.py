from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ActingLinks(models.Model):
    """Whether links in letters may act in a person's name, and the ``mark`` they carry: another mark ends them all.

    Without a row they may, and carry an empty one.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="acting_links"
    )
    is_on = models.BooleanField(
        _("I can answer from a letter without signing in"), default=True
    )
    mark = models.CharField(max_length=32, blank=True)

    class Meta:
        verbose_name = _("answering from letters")
        verbose_name_plural = _("answering from letters")

    def __str__(self) -> str:
        return f"#{self.person_id}"
