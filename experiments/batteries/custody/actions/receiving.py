"""Batteries come to a box: one at a time, or many at once from scales and lists. The same key is the same drop-off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from experiments.batteries.enums import Chemistry
from experiments.batteries.models import BatteryPoint
from experiments.permissions import Refused

from ..enums import NodeKind
from ..models import CustodyEvent, Head, Node
from ..permissions import KeyIsTaken
from ..workflow import Act
from .places import boxes_of, the_place
from .settling import settlement, weighed_out_after
from .writing import Entry, lock, moved, require_moment, require_weight, write_unasked

MOST_DROP_OFF = 60_000  # what one person can carry, generously


@dataclass(frozen=True)
class Weighing:
    point: BatteryPoint
    grams: int
    chemistry: str
    at: datetime
    key: str
    cells: int | None = None


@dataclass(frozen=True)
class Received:
    """Either the event, new or known, or why there is none."""

    event: CustodyEvent | None = None
    is_new: bool = False
    refusal: Refused | None = None


def receive(*, point, grams, cells=None, chemistry, at, key, by=None) -> CustodyEvent:
    """From a resident into the box; twice under one key is once."""
    weighing = Weighing(point, grams, chemistry, at, key, cells)
    received = receive_many([weighing], by=by)[0]
    if received.refusal:
        raise received.refusal
    return received.event


def receive_many(weighings: Iterable[Weighing], by=None) -> list[Received]:
    """In their order. What is refused keeps no other out; the number of queries does not grow with theirs."""
    weighings = list(weighings)
    try:
        return _receive(weighings, by)
    except IntegrityError:  # a key that another box sends in the same moment
        if len(weighings) == 1:
            return [Received(refusal=KeyIsTaken())]
        return [receive_many([each], by=by)[0] for each in weighings]


@transaction.atomic
def _receive(weighings: list[Weighing], by) -> list[Received]:
    refusals = [_refusal(each) for each in weighings]
    good = [w for w, r in zip(weighings, refusals, strict=True) if r is None]
    boxes = boxes_of({each.point.pk: each.point for each in good}.values())
    heads = lock(*boxes.values())
    keys = [each.key for each in good]
    came = {
        event.client_key: event
        for event in CustodyEvent.objects.filter(client_key__in=keys)
    }
    fresh: dict[str, Weighing] = {}
    for each in good:
        if each.key not in came:
            fresh.setdefault(each.key, each)
    came |= _write(list(fresh.values()), boxes, heads, by)
    return [
        Received(refusal=refusal)
        if refusal
        else _answer(each, boxes[each.point.pk], came[each.key], fresh)
        for each, refusal in zip(weighings, refusals, strict=True)
    ]


def _refusal(each: Weighing) -> Refused | None:
    try:
        require_weight(each.grams, MOST_DROP_OFF)
        require_moment(each.at)
    except Refused as refusal:
        return refusal
    return None


def _answer(each: Weighing, box: Node, event: CustodyEvent, fresh: dict) -> Received:
    told = (event.act, event.node_id, event.grams, event.chemistry)
    if told != (Act.RECEIVE, box.pk, each.grams, each.chemistry):
        return Received(refusal=KeyIsTaken())
    return Received(event, is_new=fresh.pop(each.key, None) is each)


def _write(
    fresh: list[Weighing], boxes: dict[int, Node], heads: dict[int, Head], by
) -> dict[str, CustodyEvent]:
    if not fresh:
        return {}
    outside = the_place(NodeKind.OUTSIDE)
    entries = [_entry(each, boxes[each.point.pk], outside) for each in fresh]
    events = write_unasked([*entries, *_settlements(entries)], heads, by)
    return {event.client_key: event for event in events[: len(entries)]}


def _entry(each: Weighing, box: Node, outside: Node) -> Entry:
    return Entry(
        act=Act.RECEIVE,
        node=box,
        at=each.at,
        key=each.key,
        grams=each.grams,
        moves=moved(outside, box, each.grams),
        chemistry=Chemistry(each.chemistry),
        destination=box,
        cells=each.cells,
    )


def _settlements(entries: list[Entry]) -> list[Entry]:
    """One for each time a box was emptied before the park heard of what was in it."""
    boxes = {entry.node.pk: entry.node for entry in entries}
    emptied = weighed_out_after(list(boxes.values()), min(e.at for e in entries))
    late: dict[tuple, list[Entry]] = {}
    for entry in entries:
        moments = (at for at in emptied.get(entry.node.pk, ()) if at > entry.at)
        moment = next(moments, None)
        if moment:
            late.setdefault((entry.node.pk, moment), []).append(entry)
    return [
        settlement(
            boxes[pk],
            -sum(entry.grams for entry in told),
            at=moment,
            key=f"{told[0].key}:late",
        )
        for (pk, moment), told in late.items()
    ]
