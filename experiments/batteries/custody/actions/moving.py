"""From the box to the hub's lots: what is weighed out of a place is all that was in it."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.conf import settings
from django.db import transaction

from experiments.batteries import digital_link
from experiments.batteries.enums import Chemistry
from experiments.batteries.models import BatteryPoint
from experiments.permissions import NotAllowed

from ..enums import NodeKind, Reason, Side
from ..models import CustodyEvent, Lot, Node
from ..permissions import NotThisPlace, ReasonNeeded, can_work_at_hub
from ..workflow import Act, LotState
from .places import box_of
from .settling import arrived_late, settlement, stock_at, weighed_out_after
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

MOST_OF_A_BOX = 2_000_000
MOST_OF_A_VAN = 5_000_000


def empty_box(
    *, point: BatteryPoint, van: Node, grams: int, at: datetime, key: str, by
) -> CustodyEvent:
    """All that is in the box goes into the van in a bag, weighed; what the books had thought otherwise is stated."""
    require_weight(grams, MOST_OF_A_BOX)
    _require(van, NodeKind.VAN)
    return _weigh_out(Act.EMPTY, box_of(point), van, grams, at, key, by)


def unload(
    *, van: Node, hub: Node, grams: int, at: datetime, key: str, by
) -> CustodyEvent:
    """All that is in the van is weighed at the hub."""
    require_weight(grams, MOST_OF_A_VAN)
    _require(van, NodeKind.VAN)
    _require(hub, NodeKind.HUB)
    return _weigh_out(Act.UNLOAD, van, hub, grams, at, key, by)


@transaction.atomic
def _weigh_out(act, source: Node, target: Node, grams, at, key, by) -> CustodyEvent:
    require_moment(at)
    heads = lock(source, target)
    if before := known(key, act=act, node_id=source.pk, grams=grams):
        return before
    expected = stock_at(source, at, stock_in(source))
    entry = Entry(
        act=act,
        node=source,
        at=at,
        key=key,
        grams=grams,
        moves=moved(source, target, grams),
        source=source,
        destination=target,
        bag=_new_bag() if act == Act.EMPTY else "",
    )
    entries = [entry]
    if grams != expected:
        entries.insert(0, difference_at(source, grams - expected, at=at, key=key))
    entries += _told_late(source, target, expected, entry)
    events = write(_in_order(entries), heads, by)
    return next(event for event in events if event.client_key == key)


def _told_late(source: Node, target: Node, expected: int, entry: Entry) -> list[Entry]:
    """What was thought to be there at a later weighing had left by then, and what came had been weighed there."""
    late = arrived_late(target, entry.grams, at=entry.at, key=f"{entry.key}:late-in")
    moments = weighed_out_after([source], entry.at).get(source.pk)
    if moments and expected:
        late.append(
            settlement(source, expected, at=moments[0], key=f"{entry.key}:late-out")
        )
    return late


def _new_bag() -> str:
    """A number of a logistic unit (SSCC) that no bag has had."""
    while True:
        serial = secrets.randbelow(10 ** (16 - len(settings.GS1_COMPANY_PREFIX)))
        bag = digital_link.shipment(settings.GS1_COMPANY_PREFIX, serial).value
        if not CustodyEvent.objects.filter(bag=bag).exists():
            return bag


def _in_order(entries: list[Entry]) -> list[Entry]:
    """What adds to a place before what takes from it, so that no moment of the books is below nought."""
    return sorted(entries, key=lambda entry: entry.act != Act.FIND)


@transaction.atomic
def sort_lot(
    *, hub: Node, chemistry: str, grams: int, at: datetime, key: str, by
) -> CustodyEvent:
    """From what lies unsorted at the hub into the open lot of this chemistry, which begins with it where there is none."""
    require_weight(grams)
    require_moment(at)
    _require(hub, NodeKind.HUB)
    _require_worker(by)
    heads = lock(hub)
    same = {"act": Act.SORT, "node_id": hub.pk, "grams": grams}
    if before := known(key, chemistry=chemistry, **same):
        return before
    lot, _is_new = Lot.objects.get_or_create(
        hub=hub,
        chemistry=Chemistry(chemistry),
        state=LotState.OPEN,
        defaults={"opened_at": at, "is_demo": hub.is_demo},
    )
    entry = Entry(
        act=Act.SORT,
        node=hub,
        at=at,
        key=key,
        grams=grams,
        moves=[Move(hub, Side.SHIFT, -grams), Move(hub, Side.SHIFT, grams, lot)],
        chemistry=lot.chemistry,
        lot=lot,
        source=hub,
        destination=hub,
    )
    return write([entry], heads, by)[0]


@transaction.atomic
def state_loss(
    *,
    node: Node,
    grams: int,
    reason: str,
    at: datetime,
    key: str,
    by,
    lot: Lot | None = None,
    note: str = "",
) -> CustodyEvent:
    """What is missing, was no battery, or had to be disposed of otherwise."""
    require_weight(grams)
    require_moment(at)
    _require_worker(by)
    if Reason(reason) == Reason.OTHER and not note:
        raise ReasonNeeded
    heads = lock(node)
    key_of_it = f"{key}:difference"
    if before := known(key_of_it, act=Act.LOSE, node_id=node.pk, grams=grams):
        return before
    entry = difference_at(
        node, -grams, at=at, key=key, lot=lot, reason=Reason(reason), note=note
    )
    return write([entry], heads, by)[0]


def _require(node: Node, kind: NodeKind) -> None:
    if node.kind != kind or not node.is_active:
        raise NotThisPlace


def _require_worker(by) -> None:
    if by is not None and not can_work_at_hub(by):
        raise NotAllowed
