from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.batteries.enums import Chemistry

from ..enums import Reason, Side
from ..workflow import Act
from .lot import Lot
from .node import Node

MOST_GRAMS = 40_000_000  # a lorry; whatever is heavier was typed wrong


class CustodyEvent(models.Model):
    """One thing that happened to batteries: a transaction of the mass books, a line of a place's chain, an EPCIS event.

    Written open, given its postings and sealed; nobody changes or removes it then. What was wrong is made good by a
    counter-entry that ``corrects`` it. ``at`` is when it happened, ``recorded_at`` when the park heard of it. ``client_key``
    lets it happen once. ``document`` is the EPCIS event, ``event_hash`` its fingerprint, ``digest`` its proof in the chain of
    ``node``, where ``previous`` is that of the event before. No person is in the document; ``actor`` alone names who did it.
    """

    node = models.ForeignKey(
        Node,
        models.PROTECT,
        related_name="events",
        db_index=False,
        verbose_name=_("place"),
    )
    seq = models.PositiveIntegerField()
    act = models.CharField(_("what"), max_length=8, choices=Act)
    uuid = models.UUIDField(default=uuid4)
    at = models.DateTimeField(_("when"))
    recorded_at = models.DateTimeField(default=timezone.now)
    source = models.ForeignKey(
        Node, models.PROTECT, null=True, related_name="+", db_index=False
    )
    destination = models.ForeignKey(
        Node, models.PROTECT, null=True, related_name="+", db_index=False
    )
    lot = models.ForeignKey(
        Lot, models.PROTECT, null=True, related_name="events", db_index=False
    )
    chemistry = models.CharField(_("chemistry"), max_length=12, choices=Chemistry)
    grams = models.PositiveIntegerField(_("grams"))
    bag = models.CharField(_("bag"), max_length=18, blank=True)
    reason = models.CharField(_("reason"), max_length=8, choices=Reason, blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="correction"
    )
    client_key = models.CharField(max_length=80, unique=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    document = models.JSONField()
    event_hash = models.CharField(max_length=90)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    is_sealed = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("event of custody")
        verbose_name_plural = _("events of custody")
        constraints = [
            models.UniqueConstraint(
                name="custody_chain_has_no_fork", fields=["node", "seq"]
            ),
            models.CheckConstraint(
                name="custody_weight_is_possible",
                condition=Q(grams__gt=0, grams__lte=MOST_GRAMS)
                | Q(grams=0, act=Act.CLOSE),
            ),
        ]
        indexes = [
            models.Index(fields=["node", "at"], name="custody_events_by_time"),
            models.Index(fields=["act", "at"], name="custody_acts_by_time"),
            models.Index(
                fields=["lot"],
                name="custody_events_of_lots",
                condition=Q(lot__isnull=False),
            ),
            models.Index(
                fields=["bag"], name="custody_events_of_bags", condition=~Q(bag="")
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.act}"


class Posting(models.Model):
    """``grams`` come to a place (or leave it, below nought), for a column of its balance. ``lot_number`` 0: in no lot.

    A counter-entry keeps the column and turns the sign, so that what never came is not told as having left again.
    """

    transaction = models.ForeignKey(
        CustodyEvent, models.PROTECT, related_name="postings"
    )
    node = models.ForeignKey(
        Node, models.PROTECT, related_name="postings", db_index=False
    )
    lot_number = models.PositiveBigIntegerField(default=0)
    side = models.CharField(max_length=5, choices=Side, blank=True)
    day = models.DateField()
    grams = models.BigIntegerField(_("grams"))

    class Meta:
        verbose_name = _("posting of grams")
        verbose_name_plural = _("postings of grams")
        constraints = [
            models.CheckConstraint(
                name="custody_posting_is_not_nought", condition=~Q(grams=0)
            ),
        ]
        indexes = [models.Index(fields=["node", "day"], name="custody_postings_by_day")]

    def __str__(self) -> str:
        return f"#{self.pk} {self.grams:+}"


class Stock(models.Model):
    """What is at a place, in a lot or in none: running sums that the database keeps with every posting.

    In = stock + out + stated loss, and no stock below nought: constraints, not habits. ``shifted`` went from one lot of
    the place to another; over all lots it is nought.
    """

    node = models.ForeignKey(Node, models.PROTECT, related_name="stocks")
    lot_number = models.PositiveBigIntegerField(default=0)
    received = models.BigIntegerField(default=0)
    sent = models.BigIntegerField(default=0)
    lost = models.BigIntegerField(default=0)
    found = models.BigIntegerField(default=0)
    shifted = models.BigIntegerField(default=0)
    grams = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("stock of a place")
        verbose_name_plural = _("stocks of places")
        constraints = [
            models.UniqueConstraint(
                name="custody_one_stock_a_lot", fields=["node", "lot_number"]
            ),
            models.CheckConstraint(
                name="custody_stock_is_never_below_nought", condition=Q(grams__gte=0)
            ),
            models.CheckConstraint(
                name="custody_in_is_stock_and_out_and_loss",
                condition=Q(
                    received=models.F("grams")
                    + models.F("sent")
                    + models.F("lost")
                    - models.F("found")
                    - models.F("shifted")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.node_id}/{self.lot_number} {self.grams}"

    @property
    def came(self) -> int:
        """From wherever: other places, other lots, or found."""
        return self.received + self.shifted + self.found


class DayBalance(models.Model):
    """The same by the day on which it happened, in Seoul."""

    node = models.ForeignKey(Node, models.PROTECT, related_name="days", db_index=False)
    lot_number = models.PositiveBigIntegerField(default=0)
    day = models.DateField()
    received = models.BigIntegerField(default=0)
    sent = models.BigIntegerField(default=0)
    lost = models.BigIntegerField(default=0)
    found = models.BigIntegerField(default=0)
    shifted = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("balance of a day")
        verbose_name_plural = _("balances of days")
        constraints = [
            models.UniqueConstraint(
                name="custody_one_balance_a_day", fields=["node", "lot_number", "day"]
            ),
        ]
        indexes = [models.Index(fields=["day"], name="custody_days")]

    def __str__(self) -> str:
        return f"#{self.node_id}/{self.lot_number} {self.day}"
