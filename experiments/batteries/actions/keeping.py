"""The park manager's own points: added, changed, taken out of use and back."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from ..enums import FactKey, PointStatus, Source
from ..models import BatteryPoint
from ..permissions import NotAllowed, can_manage_batteries
from .facts import record_facts

OWN_FIELDS = (
    "name",
    "kind",
    "district",
    "address",
    "latitude",
    "longitude",
    "zone",
)


@transaction.atomic
def add_point(*, facts: Mapping, found: Mapping[str, dict], by) -> BatteryPoint:
    """``facts`` are fields of the row, ``found`` what is known of it; it is there because whoever adds it set it up."""
    if not can_manage_batteries(by):
        raise NotAllowed
    point = BatteryPoint.objects.create(
        **facts, source=Source.PARK, status=PointStatus.WORKING, is_ours=True
    )
    there = {FactKey.THERE: {"is": True}}
    return record_facts(
        point=point,
        found={**there, **found},
        source=Source.PARK,
        at=timezone.now(),
        by=by,
    )


@transaction.atomic
def change_point(
    *, point: BatteryPoint, facts: Mapping, found: Mapping[str, dict], by
) -> BatteryPoint:
    """From now on lists no longer change the row. Only facts that differ from what is known are added."""
    if not can_manage_batteries(by):
        raise NotAllowed
    point = BatteryPoint.objects.select_for_update().get(pk=point.pk)
    for name, value in facts.items():
        setattr(point, name, value)
    point.is_ours = True
    point.save(update_fields=[*facts, "is_ours"])
    return record_facts(
        point=point, found=found, source=Source.PARK, at=timezone.now(), by=by
    )


@transaction.atomic
def set_in_use(*, point: BatteryPoint, is_active: bool, by) -> BatteryPoint:
    """A retired point keeps its history and its code; nobody but the park sees it."""
    if not can_manage_batteries(by):
        raise NotAllowed
    point = BatteryPoint.objects.select_for_update().get(pk=point.pk)
    point.is_active = is_active
    point.is_ours = True
    point.save(update_fields=["is_active", "is_ours"])
    return point
