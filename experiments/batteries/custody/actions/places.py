"""Places of custody come about when something first happens there; each has the head of its chain from the beginning."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from experiments.batteries.models import BatteryPoint

from ..enums import NodeKind
from ..models import Head, Node


def box_of(point: BatteryPoint) -> Node:
    return boxes_of([point])[point.pk]


def boxes_of(points: Iterable[BatteryPoint]) -> dict[int, Node]:
    """By the key of the point; two queries where all are known."""
    points = {point.pk: point for point in points}
    boxes = _known(points)
    missing = [point for pk, point in points.items() if pk not in boxes]
    if missing:
        with transaction.atomic():
            Node.objects.bulk_create(
                (
                    Node(
                        kind=NodeKind.BOX,
                        code=point.code,
                        point=point,
                        is_demo=point.is_demo,
                    )
                    for point in missing
                ),
                ignore_conflicts=True,
            )
            boxes = _known(points)
            Head.objects.bulk_create(
                (Head(node=node) for node in boxes.values()), ignore_conflicts=True
            )
    for pk, node in boxes.items():
        node.point = points[pk]
    return boxes


def new_place(kind: NodeKind, name: dict[str, str], **fields) -> Node:
    """A van, a hub or a recycler; ``name`` in every language."""
    with transaction.atomic():
        node = Node.objects.create(kind=kind, name=name, **fields)
        Head.objects.create(node=node)
    return node


def the_place(kind: NodeKind) -> Node:
    """One of those there is one each of: residents, differences, the way to the recycler, recovered material."""
    found = Node.objects.filter(kind=kind).order_by("pk").first()
    if found is None:
        found, _is_new = Node.objects.get_or_create(code=ONLY[kind], kind=kind)
        Head.objects.get_or_create(node=found)
    return found


ONLY = {
    NodeKind.OUTSIDE: "RESIDENT",
    NodeKind.LOSS: "DIFFER",
    NodeKind.CARRIER: "CARRIER",
    NodeKind.MATERIAL: "MATERIAL",
}


def _known(points: dict) -> dict[int, Node]:
    return {node.point_id: node for node in Node.objects.filter(point__in=points)}
