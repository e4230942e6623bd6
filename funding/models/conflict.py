from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import ConflictKind, ConflictSource
from .organisation import Organisation


class ConflictQuerySet(models.QuerySet):
    def standing(self) -> ConflictQuerySet:
        return self.filter(is_lifted=False)

    def about(self, application) -> ConflictQuerySet:
        """Those that bind somebody to the application, directly or through the firm that applies."""
        found = Q(application=application)
        if application.organisation_id:
            found |= Q(organisation=application.organisation_id)
        return self.standing().filter(found)


class Conflict(models.Model):
    """Why somebody must not meet an application. One with an organisation holds for all its applications.

    A pinned one was declared by the person or set by an officer: finding nothing the next time does not lift it.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="funding_conflicts"
    )
    application = models.ForeignKey(
        "funding.Application", models.CASCADE, null=True, related_name="conflicts"
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="conflicts"
    )
    kind = models.CharField(max_length=13, choices=ConflictKind)
    source = models.CharField(max_length=8, choices=ConflictSource)
    is_pinned = models.BooleanField(default=False)
    is_lifted = models.BooleanField(default=False)
    note = models.TextField(max_length=1000, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = ConflictQuerySet.as_manager()

    class Meta:
        verbose_name = _("conflict of interest")
        verbose_name_plural = _("conflicts of interest")
        constraints = [
            models.CheckConstraint(
                name="funding_conflict_with_one_thing",
                condition=Q(application__isnull=False, organisation=None)
                | Q(application=None, organisation__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["person", "application", "kind"],
                condition=Q(application__isnull=False),
                name="funding_conflict_once_by_application",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "kind"],
                condition=Q(organisation__isnull=False),
                name="funding_conflict_once_by_organisation",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}"
