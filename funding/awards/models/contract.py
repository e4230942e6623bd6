from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.private_files import private_files

from ..enums import Side, Step
from ..workflow import ContractStatus
from .award import Award


class ContractVersion(models.Model):
    """Words and PDF as they are approved and signed. Another word is another version: the database changes none.

    ``sha256`` is that of the bytes of the PDF; it is what both sides sign.
    """

    award = models.ForeignKey(
        Award, models.PROTECT, related_name="contracts", verbose_name=_("award")
    )
    number = models.PositiveSmallIntegerField(_("version"))
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    special = models.TextField(_("agreed besides"), blank=True)
    text = models.TextField(_("words"))
    pdf = models.FileField(
        _("PDF"), upload_to="awards/contracts", storage=private_files, max_length=200
    )
    sha256 = models.CharField(max_length=64)
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=ContractStatus,
        default=ContractStatus.IN_APPROVAL,
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("contract")
        verbose_name_plural = _("contracts")
        constraints = [
            models.UniqueConstraint(
                fields=["award", "number"], name="awards_contract_number_once"
            ),
            models.UniqueConstraint(
                fields=["award"],
                condition=models.Q(
                    status__in=[
                        ContractStatus.IN_APPROVAL,
                        ContractStatus.APPROVED,
                        ContractStatus.SIGNED,
                    ]
                ),
                name="awards_one_contract_holds",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} v{self.number}"


class Approval(models.Model):
    """One step of the foundation's own yes or no. A person decides one step of a version, never two."""

    version = models.ForeignKey(
        ContractVersion, models.PROTECT, related_name="approvals"
    )
    step = models.CharField(_("step"), max_length=10, choices=Step)
    is_granted = models.BooleanField(_("granted"))
    reason = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "step"], name="awards_step_decided_once"
            ),
            models.UniqueConstraint(
                fields=["version", "by"], name="awards_person_decides_one_step"
            ),
            models.CheckConstraint(
                name="awards_refusal_says_why",
                condition=models.Q(is_granted=True) | ~models.Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.step}"


class Signature(models.Model):
    """One side's yes to the very bytes of a version. ``name`` and ``proof`` are as they were then."""

    version = models.ForeignKey(
        ContractVersion, models.PROTECT, related_name="signatures"
    )
    side = models.CharField(_("for"), max_length=10, choices=Side)
    sha256 = models.CharField(max_length=64)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="contract_signatures",
    )
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"))
    proof = models.CharField(_("how they proved who they are"), max_length=60)
    proved_at = models.DateTimeField(_("proved at"))
    at = models.DateTimeField(_("signed at"), default=timezone.now)

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "side"], name="awards_side_signs_once"
            ),
            models.UniqueConstraint(
                fields=["version", "person"], name="awards_person_signs_for_one_side"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.side}"
