from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.districts.models import District

from ..enums import OrganisationKind, OrganisationRole
from ..registration_numbers import is_registration_number, written_out


def prove_registration_number(value: str) -> None:
    if value and not is_registration_number(value):
        raise ValidationError(
            _(
                "This is not a business registration number: its last digit does not fit."
            )
        )


class OrganisationQuerySet(models.QuerySet):
    def of(self, user) -> OrganisationQuerySet:
        """Those the person belongs to."""
        return self.filter(members__person=user.pk) if user.pk else self.none()


class Organisation(models.Model):
    """Who applies: answered once, used again in every application. What pays it out is kept with the awards."""

    name = models.CharField(_("name"), max_length=140)
    kind = models.CharField(_("kind"), max_length=12, choices=OrganisationKind)
    registration_number = models.CharField(
        _("business registration number"),
        max_length=10,
        blank=True,
        db_column="business_number",  # of a firm; the park has no place for a person's
        validators=[prove_registration_number],
    )
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    employees = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    district = models.ForeignKey(
        District,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("district"),
        related_name="+",
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    website = models.URLField(_("website"), blank=True)
    about = models.TextField(_("what it does"), max_length=3000, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    is_demo = models.BooleanField(default=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.UniqueConstraint(
                fields=["registration_number"],
                condition=~models.Q(registration_number=""),
                name="funding_organisation_registered_once",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def registration_number_written(self) -> str:
        return written_out(self.registration_number)


class OrganisationMember(models.Model):
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="members"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="organisation_memberships",
    )
    role = models.CharField(max_length=6, choices=OrganisationRole)

    class Meta:
        verbose_name = _("member of an organisation")
        verbose_name_plural = _("members of organisations")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person"], name="funding_member_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.role}"
