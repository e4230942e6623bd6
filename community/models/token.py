from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Scope


class ReadTokenQuerySet(models.QuerySet):
    def in_force(self) -> ReadTokenQuerySet:
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class ReadToken(models.Model):
    """Lets a program of this person read the forums, and nothing else. Of the token only the hash is kept."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="read_tokens"
    )
    name = models.CharField(
        _("name"), max_length=60, help_text=_("Which program it is for.")
    )
    scope = models.CharField(
        _("what it may read"), max_length=12, choices=Scope, default=Scope.PUBLIC
    )
    token_sha256 = models.CharField(max_length=64, unique=True)
    beginning = models.CharField(
        max_length=8, help_text="The first characters, to tell tokens apart."
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = ReadTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("read token")
        verbose_name_plural = _("read tokens")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name"],
                condition=Q(revoked_at=None),
                name="community_token_name_once",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.scope}"

    @property
    def is_in_force(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()
