from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from experiments.batteries.custody.models import CustodyEvent
from experiments.batteries.models import BatteryPoint

from ..enums import Obstacle, StopState
from ..forecast.reasons import Reason, reason_from
from .round import Round


class Stop(models.Model):
    """A box of a round: why it is in it, when the van should be there (``due_at``, seconds of the day), and what the scale said.

    ``at`` is when it was emptied by the driver's clock, ``recorded_at`` when the park heard of it, which may be days later.
    ``client_key`` lets an emptying be noted once, however often it is sent. An emptying of 0 g has no event.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="stops")
    place = models.PositiveSmallIntegerField(_("place in the round"))
    point = models.ForeignKey(
        BatteryPoint, models.PROTECT, related_name="stops", verbose_name=_("box")
    )
    expected_grams = models.PositiveIntegerField(_("expected, in grams"), default=0)
    facts = models.JSONField(default=dict)
    due_at = models.PositiveIntegerField(null=True)
    state = models.CharField(
        _("state"), max_length=8, choices=StopState, default=StopState.WAITING
    )
    grams = models.PositiveIntegerField(_("weighed, in grams"), null=True)
    at = models.DateTimeField(_("emptied"), null=True)
    recorded_at = models.DateTimeField(null=True)
    client_key = models.UUIDField(null=True, unique=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    obstacle = models.CharField(
        _("why not"), max_length=8, choices=Obstacle, blank=True
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    event = models.OneToOneField(
        CustodyEvent, models.PROTECT, null=True, related_name="stop"
    )

    class Meta:
        verbose_name = _("stop of a round")
        verbose_name_plural = _("stops of rounds")
        constraints = [
            models.UniqueConstraint(
                name="rounds_box_once_a_round", fields=["round", "point"]
            ),
            models.CheckConstraint(
                name="rounds_emptied_is_weighed",
                condition=Q(
                    state=StopState.EMPTIED,
                    grams__isnull=False,
                    at__isnull=False,
                    client_key__isnull=False,
                )
                | (~Q(state=StopState.EMPTIED) & Q(grams=None, event=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.state}"

    @property
    def reason(self) -> Reason | None:
        """``None`` where somebody put the box in by hand."""
        return reason_from(self.facts)

    @property
    def is_waiting(self) -> bool:
        return self.state == StopState.WAITING

    @property
    def is_emptied(self) -> bool:
        return self.state == StopState.EMPTIED
