"""Events to take away: as EPCIS documents, and as a chain that anybody can check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from innovation_park.lib.chained_lines import canonical

from .balance import COLUMNS, balance_of
from .chain import FORMAT, line_of
from .epcis import file_of
from .models import CustodyEvent, Head, Lot, Node, Posting

PER_FILE = 2_000


@dataclass(frozen=True)
class Piece:
    """So many events after the one with the key ``after``; ``next`` begins the following file, nothing after the last."""

    events: list[CustodyEvent]
    next: int | None


def events_of(place: Node | Lot) -> QuerySet:
    """Whatever moved grams of the place, or belongs to the lot, in the order in which the park heard of it."""
    if isinstance(place, Lot):
        return place.events.all()
    moved = Posting.objects.filter(node=place).values("transaction")
    return CustodyEvent.objects.filter(Q(pk__in=moved) | Q(node=place))


def piece_of(place: Node | Lot, after: int = 0) -> Piece:
    found = events_of(place).filter(pk__gt=after).select_related("node")
    events = list(found.order_by("pk")[: PER_FILE + 1])
    has_more = len(events) > PER_FILE
    kept = events[:PER_FILE]
    return Piece(kept, kept[-1].pk if has_more else None)


def epcis_file(piece: Piece) -> dict:
    documents = [event.document for event in piece.events]
    return file_of(documents, created_at=timezone.now())


def chain_lines(node: Node, piece: Piece) -> Iterator[bytes]:
    """The header, then a line an event; see :mod:`experiments.batteries.custody.verifying`."""
    yield canonical(_header(node, piece)) + b"\n"
    moved = _moved_by(piece.events)
    for event in piece.events:
        line = line_of(event.seq, event.document, event.event_hash, moved[event.pk])
        told = {
            "place": event.node.code,
            "previous": event.previous,
            "digest": event.digest,
            "line": line,
        }
        yield canonical(told) + b"\n"


def _header(node: Node, piece: Piece) -> dict:
    head = Head.objects.get(node=node)
    balance = balance_of(node)
    return {
        "format": FORMAT,
        "place": node.code,
        "seq": head.seq,
        "head": head.digest,
        "is_last": piece.next is None,
        "balance": {name: getattr(balance, name) for name in COLUMNS},
    }


def _moved_by(events: list[CustodyEvent]) -> dict[int, list]:
    moved: dict[int, list] = {event.pk: [] for event in events}
    lots = {event.lot_id for event in events if event.lot_id}
    codes = dict(Lot.objects.filter(pk__in=lots).values_list("pk", "code"))
    posted = CustodyEvent.objects.filter(pk__in=moved, postings__isnull=False)
    for pk, *rest in posted.values_list(
        "pk",
        "postings__node__code",
        "postings__lot_number",
        "postings__side",
        "postings__grams",
    ):
        code, lot, side, grams = rest
        moved[pk].append((code, codes.get(lot, ""), side, grams))
    return moved
