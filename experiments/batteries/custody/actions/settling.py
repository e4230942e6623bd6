"""What is told late. Once a box or a van has been weighed out, whatever was in it had left, told or not.

So what comes to the books with an earlier moment changes no stock: it changes the difference that was stated then. First
what had been found (or missed) is taken back, then what remains is stated as missing (or found).
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Sum

from ..enums import NodeKind, Reason, Side
from ..models import CustodyEvent, Node, Posting
from ..workflow import Act
from .places import the_place
from .writing import Entry, Move

WEIGHED_OUT = (Act.EMPTY, Act.UNLOAD)


def weighed_out_after(nodes: list[Node], at: datetime) -> dict[int, list[datetime]]:
    """By place, when all that was in it was weighed and taken away, later than ``at``; one query."""
    leaving = CustodyEvent.objects.filter(
        node__in=nodes,
        at__gt=at,
        act__in=WEIGHED_OUT,
        corrects=None,
        correction=None,
    )
    moments: dict[int, list[datetime]] = {}
    for pk, moment in leaving.order_by("at").values_list("node_id", "at"):
        moments.setdefault(pk, []).append(moment)
    return moments


def settlement(node: Node, amount: int, *, at: datetime, key: str) -> Entry:
    """``amount`` more (or less) was in the place when it was weighed out at ``at`` than the books had thought."""
    first, then = (Side.LOST, Side.FOUND) if amount > 0 else (Side.FOUND, Side.LOST)
    stated = Posting.objects.filter(
        node=node, side=first, transaction__at=at, lot_number=0
    )
    outstanding = abs(stated.aggregate(sum=Sum("grams"))["sum"] or 0)
    back = min(outstanding, abs(amount)) * (1 if amount > 0 else -1)
    moves = [
        Move(node, side, grams)
        for side, grams in ((first, back), (then, amount - back))
        if grams
    ]
    return Entry(
        act=Act.FIND if amount > 0 else Act.LOSE,
        node=node,
        at=at,
        key=key,
        grams=abs(amount),
        moves=[*moves, Move(the_place(NodeKind.LOSS), "", -amount)],
        reason=Reason.LATE,
    )


def arrived_late(node: Node, grams: int, *, at: datetime, key: str) -> list[Entry]:
    """What to write beside grams that came to the place at ``at``; nothing when it has not been weighed out since."""
    moments = weighed_out_after([node], at).get(node.pk)
    return [settlement(node, -grams, at=moments[0], key=key)] if moments else []


def stock_at(node: Node, at: datetime, stock: int) -> int:
    """What was in no lot there at that moment, as far as the books know; ``stock`` is what is there now."""
    since = Posting.objects.filter(node=node, lot_number=0, transaction__at__gt=at)
    return stock - (since.aggregate(sum=Sum("grams"))["sum"] or 0)
