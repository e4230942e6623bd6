"""Grams from place to place, for the picture of the flows. Counted from events, without those that were taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, Sum

from .enums import NodeKind, Reason, Side
from .models import Posting
from .workflow import Act

# From where to where an act leads; a stated difference leaves to (or comes from) LOSS.
WAYS = {
    Act.RECEIVE: (NodeKind.OUTSIDE, NodeKind.BOX),
    Act.EMPTY: (NodeKind.BOX, NodeKind.VAN),
    Act.UNLOAD: (NodeKind.VAN, NodeKind.HUB),
    Act.SHIP: (NodeKind.HUB, NodeKind.CARRIER),
    Act.ARRIVE: (NodeKind.CARRIER, NodeKind.RECYCLER),
    Act.CERTIFY: (NodeKind.RECYCLER, NodeKind.MATERIAL),
}


@dataclass(frozen=True)
class Flow:
    """``reason`` is told of differences only, and of what recycling left over."""

    source: str
    target: str
    chemistry: str
    grams: int
    reason: str = ""


def flow_between(since: datetime, until: datetime) -> list[Flow]:
    """By kind of place and chemistry; two queries, whose rows do not grow with the events."""
    postings = Posting.objects.filter(
        transaction__at__gte=since, transaction__at__lt=until
    )
    return [*_moved(postings), *_stated(postings)]


def _moved(postings) -> list[Flow]:
    came = (
        postings.filter(side=Side.IN)
        .values_list("transaction__act", "transaction__chemistry")
        .annotate(sum=Sum("grams"))
        .order_by("transaction__act", "transaction__chemistry")
    )
    return [Flow(*WAYS[Act(act)], told, sum) for act, told, sum in came if sum]


def _stated(postings) -> list[Flow]:
    stated = (
        postings.filter(Q(side=Side.LOST) | Q(side=Side.FOUND))
        .values_list(
            "side", "node__kind", "transaction__chemistry", "transaction__reason"
        )
        .annotate(sum=Sum("grams"))
        .order_by("side", "node__kind", "transaction__chemistry", "transaction__reason")
    )
    return [
        Flow(NodeKind.LOSS, kind, told, sum, reason)
        if side == Side.FOUND
        else Flow(kind, NodeKind.LOSS, told, -sum, reason or Reason.RESIDUE)
        for side, kind, told, reason, sum in stated
        if sum
    ]
