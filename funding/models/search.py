from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedSearch(models.Model):
    """A filter of the desk that somebody wants to find again."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="funding_searches"
    )
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(_("search"), max_length=500)

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name"], name="funding_search_named_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
