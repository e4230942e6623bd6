from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..workflow import Event, Relation, Status
from .application import Application


class ApplicationEvent(models.Model):
    """One line of an application's log: ``seq`` counts from 1 without a gap, and nothing of it is ever changed.

    ``digest`` is the SHA-256 over the digest before it and this line as it is exported (:mod:`funding.chain`).
    ``role`` is by what relation the actor did it, ``actor_code`` their pseudonym in this log. What was written as
    ``reason`` enters the chain as ``sealed``, the hash of ``nonce`` and itself: erased words take their nonce along.
    """

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="events", db_index=False
    )
    seq = models.PositiveIntegerField()
    event = models.CharField(max_length=40, choices=Event)
    from_status = models.CharField(max_length=18, choices=Status, blank=True)
    to_status = models.CharField(max_length=18, choices=Status)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    actor_code = models.CharField(max_length=16, blank=True)
    role = models.CharField(max_length=10, choices=Relation)
    reason = models.TextField(max_length=4000, blank=True)
    nonce = models.CharField(max_length=32, blank=True)
    sealed = models.CharField(max_length=64, blank=True)
    payload = models.JSONField(default=dict)
    at = models.DateTimeField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("event of an application")
        verbose_name_plural = _("events of applications")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "seq"], name="funding_event_seq"
            ),
            models.CheckConstraint(
                name="funding_event_counts_from_one", condition=Q(seq__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.application_id}/{self.seq} {self.event}"
