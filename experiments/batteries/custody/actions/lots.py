"""A lot on its way: closed, shipped, arrived, certified. Each step happens once, whoever asks again and however."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from experiments.permissions import NotAllowed

from ..enums import NodeKind, Side
from ..models import Certificate, CustodyEvent, Lot, Node, Recovered
from ..permissions import (
    LotIsEmpty,
    LotIsFurther,
    LotIsNotThere,
    MoreThanThereIs,
    NothingRecovered,
    NotThisPlace,
    can_act_for,
    can_work_at_hub,
)
from ..workflow import STEPS, Act, has_gone_past
from .places import the_place
from .writing import (
    Entry,
    Move,
    difference_at,
    known,
    lock,
    moved,
    require_moment,
    require_weight,
    stock_in,
    write,
)


@transaction.atomic
def close_lot(
    *, lot: Lot, at: datetime, key: str, by, grams: int | None = None
) -> CustodyEvent:
    """Nothing is added to it any more. Where it was weighed, what the books had thought otherwise is stated."""
    _require_worker(by)
    lot, heads, before = _turn(lot, Act.CLOSE, lot.hub, None, at, key)
    if before:
        return before
    expected = stock_in(lot.hub, lot)
    if not (grams or expected):
        raise LotIsEmpty
    entries = _weighed(lot, lot.hub, grams, expected, at, key)
    entries.append(Entry(Act.CLOSE, lot.hub, at, key, 0, **_of(lot)))
    return _stepped(lot, Act.CLOSE, write(entries, heads, by)[-1])


@transaction.atomic
def ship_lot(*, lot: Lot, recycler: Node, at: datetime, key: str, by) -> CustodyEvent:
    _require_worker(by)
    if recycler.kind != NodeKind.RECYCLER or not recycler.is_active:
        raise NotThisPlace
    carrier = the_place(NodeKind.CARRIER)
    lot, heads, before = _turn(lot, Act.SHIP, lot.hub, carrier, at, key)
    if before:
        return before
    grams = stock_in(lot.hub, lot)
    entry = Entry(
        Act.SHIP,
        lot.hub,
        at,
        key,
        grams,
        moved(lot.hub, carrier, grams, lot, lot),
        source=lot.hub,
        destination=recycler,
        **_of(lot),
    )
    lot.recycler = recycler
    return _stepped(lot, Act.SHIP, write([entry], heads, by)[0])


@transaction.atomic
def confirm_arrival(
    *, lot: Lot, grams: int, at: datetime, key: str, by, by_link: bool = False
) -> CustodyEvent:
    """The recycler's scale decides how much came; the rest is stated. ``by_link``: whoever holds the lot's signed link."""
    _require_recycler(lot, by, by_link)
    require_weight(grams)
    carrier = the_place(NodeKind.CARRIER)
    lot, heads, before = _turn(lot, Act.ARRIVE, carrier, lot.recycler, at, key)
    if before:
        return before
    entries = _weighed(lot, carrier, grams, stock_in(carrier, lot), at, key)
    entries.append(
        Entry(
            Act.ARRIVE,
            lot.recycler,
            at,
            key,
            grams,
            moved(carrier, lot.recycler, grams, lot, lot),
            source=lot.hub,
            destination=lot.recycler,
            **_of(lot),
        )
    )
    return _stepped(lot, Act.ARRIVE, write(entries, heads, by)[-1])


@transaction.atomic
def certify(
    *,
    lot: Lot,
    number: str,
    recovered: dict[str, int],
    at: datetime,
    key: str,
    by,
    document=None,
    by_link: bool = False,
) -> CustodyEvent:
    """The whole lot was recycled: ``recovered`` grams by material, the rest is residue. ``document`` is a checked PDF."""
    _require_recycler(lot, by, by_link)
    won = {name: grams for name, grams in sorted(recovered.items()) if grams}
    if not won:
        raise NothingRecovered
    material = the_place(NodeKind.MATERIAL)
    lot, heads, before = _turn(lot, Act.CERTIFY, lot.recycler, material, at, key)
    if before:
        return before
    grams = stock_in(lot.recycler, lot)
    if sum(won.values()) > grams:
        raise MoreThanThereIs
    certificate = _certificate(lot, number, grams, won, at, document, by)
    entry = Entry(
        Act.CERTIFY,
        lot.recycler,
        at,
        key,
        grams,
        _recycled(lot, material, grams, sum(won.values())),
        source=lot.recycler,
        certificate=certificate.uuid,
        outputs=tuple(won.items()),
        **_of(lot),
    )
    return _stepped(lot, Act.CERTIFY, write([entry], heads, by)[0])


def _recycled(lot: Lot, material: Node, grams: int, won: int) -> list[Move]:
    moves = moved(lot.recycler, material, won, lot, lot)
    if residue := grams - won:
        loss = the_place(NodeKind.LOSS)
        moves.append(Move(lot.recycler, Side.LOST, -residue, lot))
        moves.append(Move(loss, "", residue, lot))
    return moves


def _certificate(lot, number, grams, won, at, document, by) -> Certificate:
    made = Certificate(
        lot=lot, number=number, confirmed_grams=grams, at=at, by=by, document=document
    )
    if document:
        made.document_sha256 = hashlib.sha256(document.read()).hexdigest()
        document.seek(0)
    made.save()
    Recovered.objects.bulk_create(
        Recovered(certificate=made, material=name, grams=grams)
        for name, grams in won.items()
    )
    return made


def _turn(lot: Lot, act: Act, source: Node, target: Node | None, at, key: str):
    """The lot as it is under the locks, the heads, and what came before under this key. It must be the act's turn."""
    require_moment(at)
    heads = lock(*filter(None, (source, target)))
    locked = Lot.objects.select_related("hub", "recycler").select_for_update(
        of=("self",)
    )
    lot = locked.get(pk=lot.pk)
    if before := known(key, act=act, lot_id=lot.pk):
        return lot, heads, before
    if has_gone_past(lot.state, act):
        raise LotIsFurther(lot)
    if lot.state != STEPS[act][0]:
        raise LotIsNotThere(lot)
    return lot, heads, None


def _stepped(lot: Lot, act: Act, event: CustodyEvent) -> CustodyEvent:
    lot.state = STEPS[act][1]
    lot.save(update_fields=["state", "recycler"])
    return event


def _weighed(lot: Lot, node: Node, grams, expected: int, at, key: str) -> list[Entry]:
    if grams is None or grams == expected:
        return []
    require_weight(grams)
    return [difference_at(node, grams - expected, at=at, key=key, lot=lot)]


def _of(lot: Lot) -> dict:
    return {"lot": lot, "chemistry": lot.chemistry}


def _require_worker(by) -> None:
    if by is not None and not can_work_at_hub(by):
        raise NotAllowed


def _require_recycler(lot: Lot, by, by_link: bool) -> None:
    if by is None or by_link:
        return
    if lot.recycler is None or not can_act_for(by, lot.recycler):
        raise NotAllowed
