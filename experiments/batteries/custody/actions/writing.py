"""The one place that writes events: documents, hashes, chain, postings and seal, in the transaction of whoever calls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.utils import timezone

from experiments.batteries.enums import Chemistry
from innovation_park.lib.many_rows import insert_rows

from ..chain import line_of, next_digest
from ..enums import NodeKind, Reason, Side
from ..epcis import NAMESPACES, Happening, document_of
from ..event_hash import event_hash
from ..models import MOST_GRAMS, CustodyEvent, Head, Lot, Node, Posting, Stock
from ..permissions import KeyIsTaken, NotAWeight, NotEnough, NotThatTime, TooHeavy
from ..workflow import Act
from .places import the_place

SEOUL = ZoneInfo("Asia/Seoul")
NOT_BEFORE, NOT_AFTER = timedelta(days=90), timedelta(minutes=10)


@dataclass(frozen=True)
class Move:
    """``grams`` come to a place, below nought they leave it."""

    node: Node
    side: str
    grams: int
    lot: Lot | None = None


@dataclass
class Entry:
    """One event that is to be written. ``node`` is where it was recorded, and whose chain it enters."""

    act: Act
    node: Node
    at: datetime
    key: str
    grams: int
    moves: list[Move] = field(default_factory=list)
    chemistry: str = Chemistry.UNKNOWN
    source: Node | None = None
    destination: Node | None = None
    lot: Lot | None = None
    bag: str = ""
    reason: str = ""
    note: str = ""
    corrects: CustodyEvent | None = None
    document: dict | None = None
    certificate: UUID | None = None
    outputs: tuple[tuple[str, int], ...] = ()
    cells: int | None = None

    def written(self, head: Head, now: datetime, by) -> CustodyEvent:
        uuid = uuid4()
        document = self.document or document_of(self._happening(uuid, now))
        fingerprint = event_hash(document, NAMESPACES)
        moved = [
            (move.node.code, move.lot.code if move.lot else "", move.side, move.grams)
            for move in self.moves
        ]
        head.seq += 1
        line = line_of(head.seq, document, fingerprint, moved)
        previous, head.digest = head.digest, next_digest(head.digest, line)
        return CustodyEvent(
            node=self.node,
            seq=head.seq,
            act=self.act,
            uuid=uuid,
            at=self.at,
            recorded_at=now,
            source=self.source,
            destination=self.destination,
            lot=self.lot,
            chemistry=self.chemistry,
            grams=self.grams,
            bag=self.bag,
            reason=self.reason,
            note=self.note,
            corrects=self.corrects,
            client_key=self.key,
            actor=by,
            document=document,
            event_hash=fingerprint,
            previous=previous,
            digest=head.digest,
        )

    def _happening(self, uuid: UUID, now: datetime) -> Happening:
        return Happening(
            act=self.act,
            uuid=uuid,
            at=self.at,
            recorded_at=now,
            place=self.node.address,
            grams=self.grams,
            chemistry=self.chemistry,
            offset=_offset(self.at),
            source=_address(self.source),
            destination=_address(self.destination),
            lot=self.lot.code if self.lot else "",
            bag=bag_address(self.bag) if self.bag else "",
            certificate=f"urn:uuid:{self.certificate}" if self.certificate else "",
            outputs=self.outputs,
            reason=self.reason,
            cells=self.cells,
        )


def bag_address(bag: str) -> str:
    return f"https://id.gs1.org/00/{bag}"


def moved(source: Node, target: Node, grams: int, was_in=None, goes_to=None):
    """Both sides of grams that go from one place to another; ``was_in`` and ``goes_to`` are lots."""
    return [
        Move(source, "" if source.is_boundless else Side.OUT, -grams, was_in),
        Move(target, "" if target.is_boundless else Side.IN, grams, goes_to),
    ]


def stated(node: Node, difference: int, lot: Lot | None = None) -> list[Move]:
    """A difference that is stated: found above nought, missing below."""
    side = Side.FOUND if difference > 0 else Side.LOST
    loss = the_place(NodeKind.LOSS)
    return [Move(node, side, difference, lot), Move(loss, "", -difference, lot)]


def difference_at(node, difference, *, at, key, lot=None, reason=Reason.SCALE, note=""):
    """The event that states it."""
    return Entry(
        act=Act.FIND if difference > 0 else Act.LOSE,
        node=node,
        at=at,
        key=f"{key}:difference",
        grams=abs(difference),
        moves=stated(node, difference, lot),
        chemistry=lot.chemistry if lot else Chemistry.UNKNOWN,
        lot=lot,
        reason=reason,
        note=note,
    )


def lock(*nodes: Node) -> dict[int, Head]:
    """The ends of the chains of places that have a stock; whoever holds them may read what is there and move it."""
    bounded = {node.pk for node in nodes if not node.is_boundless}
    locked = Head.objects.select_for_update().filter(node__in=bounded)
    return {head.node_id: head for head in locked.order_by("node_id")}


def known(key: str, **same) -> CustodyEvent | None:
    """What came before under this key; another content under it is refused. Asked under the lock of the place."""
    found = CustodyEvent.objects.filter(client_key=key).first()
    if found and any(getattr(found, name) != told for name, told in same.items()):
        raise KeyIsTaken
    return found


@transaction.atomic
def write(entries: Iterable[Entry], heads: dict[int, Head], by=None):
    """In their order; what would leave a place with less than nothing is refused with a sentence, and by the database."""
    entries = list(entries)
    _require_stock(entries)
    return write_unasked(entries, heads, by)


def write_unasked(entries: list[Entry], heads: dict[int, Head], by=None):
    """Without asking for stock: of what only comes in. Five queries, whatever their number, and one for each chain."""
    now = timezone.now()
    events = [entry.written(heads[entry.node.pk], now, by) for entry in entries]
    insert_rows(events)
    keys = [event.client_key for event in events]
    written = CustodyEvent.objects.filter(client_key__in=keys)
    pks = dict(written.values_list("client_key", "pk"))
    for event in events:
        event.pk = pks[event.client_key]
        event._state.adding = False
    insert_rows(
        [
            Posting(
                transaction=event,
                node=move.node,
                lot_number=move.lot.pk if move.lot else 0,
                side=move.side,
                day=entry.at.astimezone(SEOUL).date(),
                grams=move.grams,
            )
            for entry, event in zip(entries, events, strict=True)
            for move in entry.moves
        ]
    )
    written.update(is_sealed=True)
    _keep({entry.node.pk for entry in entries}, heads)
    return events


def _keep(touched: set[int], heads: dict[int, Head]) -> None:
    """The new ends of the chains."""
    ends = [(heads[pk].seq, heads[pk].digest, pk) for pk in sorted(touched)]
    table = connection.ops.quote_name(Head._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET seq = %s, digest = %s WHERE node_id = %s",  # noqa: S608
            ends,
        )


def stock_in(node: Node, lot: Lot | None = None) -> int:
    row = Stock.objects.filter(node=node, lot_number=lot.pk if lot else 0).first()
    return row.grams if row else 0


def require_weight(grams, most: int = MOST_GRAMS) -> None:
    if isinstance(grams, bool) or not isinstance(grams, int) or grams <= 0:
        raise NotAWeight
    if grams > most:
        raise TooHeavy(grams, most)


def require_moment(at: datetime) -> None:
    now = timezone.now()
    if not now - NOT_BEFORE <= at <= now + NOT_AFTER:
        raise NotThatTime


def _require_stock(entries: list[Entry]) -> None:
    """Of all of them together, in the order in which the database will see them."""
    left: dict[tuple, int] = {}
    for move in (move for entry in entries for move in entry.moves):
        if move.node.is_boundless:
            continue
        place = (move.node.pk, move.lot.pk if move.lot else 0)
        if place not in left:
            left[place] = stock_in(move.node, move.lot)
        if left[place] + move.grams < 0:
            raise NotEnough(move.node, left[place])
        left[place] += move.grams


def _address(node: Node | None) -> str:
    return "" if node is None else node.address


def _offset(at: datetime) -> str:
    """Of the place's clock: all hubs and boxes of the park's own are in Seoul."""
    text = at.astimezone(SEOUL).strftime("%z")
    return f"{text[:3]}:{text[3:]}"
