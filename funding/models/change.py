from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.translated import TranslatedField

from ..enums import ChangeKind
from .call import Call


class CallChange(models.Model):
    """A published deadline that became another one: which it was, which it is, and why, for everybody to read.

    The database keeps it as it was written.
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=12, choices=ChangeKind)
    was_at = models.DateTimeField()
    becomes_at = models.DateTimeField()
    reason = TranslatedField(_("reason"), max_length=600, multiline=True)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("change of a deadline")
        verbose_name_plural = _("changes of deadlines")
        constraints = [
            models.CheckConstraint(
                name="funding_change_moves_the_right_way",
                condition=Q(kind=ChangeKind.MOVED, becomes_at__gt=F("was_at"))
                | Q(kind=ChangeKind.CLOSED_EARLY, becomes_at__lt=F("was_at")),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}"
