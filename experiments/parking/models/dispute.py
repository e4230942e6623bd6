from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.private_files import private_files

from ..enums import Decision, Side, Verdict
from .deal import Deal

# Fewer of them would tell who said it.
SHOWN_FROM = 5
MOST_WORDS = 6_000  # of one side, all it says taken together
MOST_PHOTOS = 6  # of one side


class Rating(models.Model):
    """One side's word on the deal; shown only counted together, from :data:`SHOWN_FROM` on."""

    deal = models.ForeignKey(Deal, models.CASCADE, related_name="ratings")
    side = models.CharField(max_length=6, choices=Side)
    verdict = models.CharField(_("how it went"), max_length=6, choices=Verdict)

    class Meta:
        verbose_name = _("rating of a deal")
        verbose_name_plural = _("ratings of deals")
        constraints = [
            models.UniqueConstraint(
                fields=["deal", "side"], name="parking_rated_once_by_each_side"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.verdict}"


class Dispute(models.Model):
    """What one side says went wrong, what the other says to it, and the park manager's decision with its reason."""

    deal = models.OneToOneField(Deal, models.CASCADE, related_name="dispute")
    raised_by = models.CharField(max_length=6, choices=Side)
    owner_words = models.TextField(max_length=MOST_WORDS, blank=True)
    driver_words = models.TextField(max_length=MOST_WORDS, blank=True)
    raised_at = models.DateTimeField()
    decision = models.CharField(
        _("decision"), max_length=10, choices=Decision, default=Decision.OPEN
    )
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("dispute")
        verbose_name_plural = _("disputes")

    def __str__(self) -> str:
        return f"#{self.pk} {self.decision}"

    @property
    def is_open(self) -> bool:
        return self.decision == Decision.OPEN

    def words_of(self, side: str) -> str:
        return self.owner_words if side == Side.OWNER else self.driver_words


class DisputePhoto(models.Model):
    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="photos")
    side = models.CharField(max_length=6, choices=Side)
    picture = models.ImageField(
        upload_to="parking/disputes/%Y/%m", storage=private_files
    )

    class Meta:
        verbose_name = _("photo of a dispute")
        verbose_name_plural = _("photos of disputes")

    def __str__(self) -> str:
        return f"#{self.pk} {self.side}"
