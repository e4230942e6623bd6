from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from funding.models import Call


class Draw(models.Model):
    """The promise of a draw, and the draw. The database keeps seed and promise as they were, and the order once drawn.

    ``seed`` is told to nobody before :attr:`told_at`; ``order`` has the codes of the band as they were drawn.
    """

    call = models.OneToOneField(Call, models.PROTECT, related_name="draw")
    seed = models.CharField(max_length=64, editable=False)
    commitment = models.CharField(max_length=64, editable=False)
    promised_at = models.DateTimeField()
    order = models.JSONField(default=list)
    drawn_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("draw")
        verbose_name_plural = _("draws")
        constraints = [
            models.CheckConstraint(
                name="funding_draw_told_after_it",
                condition=Q(told_at=None) | Q(drawn_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.commitment[:8]}"

    def get_absolute_url(self) -> str:
        return reverse("funding_decisions:draw", args=[self.call.slug])
