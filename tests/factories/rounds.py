"""Vans, boxes with a past, and rounds that are planned and given away."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from experiments.batteries.custody.actions.places import new_place
from experiments.batteries.custody.enums import NodeKind
from experiments.batteries.rounds.actions import (
    assign_driver,
    plan_day,
    publish_round,
)
from experiments.batteries.rounds.models import Round, Van

from .batteries import BatteryPointFactory, battery_manager
from .observations import words


def a_van(**fields) -> Van:
    fields.setdefault("capacity_grams", 600_000)
    return Van.objects.create(node=new_place(NodeKind.VAN, words("Van")), **fields)


def some_boxes(number=3, **fields):
    fields = {"source": "park", "capacity_grams": 8_000, **fields}
    return [
        BatteryPointFactory(
            name=f"Box {place + 1}",
            latitude=37.58 + place / 200,
            longitude=126.93,
            **fields,
        )
        for place in range(number)
    ]


def planned_round(boxes=None, *, manager=None, day=None, van=None) -> Round:
    """A draft. The better plan is not looked for: nothing was committed."""
    plan = plan_day(
        day=day or timezone.localdate(),
        points=boxes if boxes is not None else some_boxes(),
        vans=[van or a_van()],
        by=manager or battery_manager(),
    )
    return plan.rounds.get()


def given_round(driver, boxes=None, **fields) -> Round:
    """Published an hour ago, so that there is a past to note."""
    manager = fields.pop("manager", None) or battery_manager()
    round_ = planned_round(boxes, manager=manager, **fields)
    assign_driver(round_=round_, driver=driver, by=manager)
    publish_round(round_=round_, by=manager)
    Round.objects.filter(pk=round_.pk).update(
        published_at=timezone.now() - timedelta(hours=1)
    )
    return Round.objects.whole().get(pk=round_.pk)


def noted(**told) -> dict:
    """One note of a driver, a minute ago under a key of its own."""
    return {"at": timezone.now() - timedelta(minutes=1), "key": uuid4(), **told}
