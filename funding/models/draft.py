from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ..composition import digest_of
from .call import Call


class CallDraftQuerySet(models.QuerySet):
    def waiting(self) -> CallDraftQuerySet:
        """Those whose officer has asked for them to be published."""
        return self.filter(asked_at__isnull=False)


class CallDraft(models.Model):
    """The composition of a call as it stands on the officer's desk; nobody outside reads it until it is published.

    Only :mod:`funding.actions.composing` writes it. ``changed_by`` is whoever changed it last: somebody else publishes.
    """

    call = models.OneToOneField(Call, models.CASCADE, related_name="draft")
    composition = models.JSONField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(_("publication asked for"), null=True)

    objects = CallDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft of a call")
        verbose_name_plural = _("drafts of calls")

    def __str__(self) -> str:
        return f"#{self.pk}"

    @cached_property
    def digest(self) -> str:
        return digest_of(self.composition)
