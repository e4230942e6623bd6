"""Lists of others, written into the park: what is new or different, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from accounts.districts.models import NEAR_ENOUGH_KM, District

from ..enums import FactKey, Source
from ..facts import columns_of, newest_of, trusted, week_of
from ..importing.rows import Listing, Remark, Row
from ..models import BatteryPoint, PointFact, PointHours
from .facts import refresh

BATCH = 500
FROM_THE_LIST = ("name", "kind", "address", "latitude", "longitude", "zone")


@dataclass
class Tally:
    """What an import did. ``facts`` counts those that were added."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    facts: int = 0
    missing: int = 0
    remarks: list[Remark] = field(default_factory=list)


class Register:
    """The districts of Seoul, read once."""

    def __init__(self):
        self.districts = list(District.objects.all())
        self.by_name = {each.name["ko"]: each for each in self.districts}

    def of(self, row: Row) -> District | None:
        """Raises ``ValueError`` where a point that should be in Seoul is not."""
        if not row.district:
            return None
        near = min(each.km_to(row.latitude, row.longitude) for each in self.districts)
        if near > NEAR_ENOUGH_KM:
            raise ValueError(
                f"{row.latitude}, {row.longitude} is outside the city, {near:.0f} km from the nearest district"
            )
        return self.by_name.get(row.district)


@transaction.atomic
def import_points(*, source: Source, listing: Listing, as_of: date) -> Tally:
    """All or nothing. What the park keeps itself is left alone; what the list no longer names stays, and is counted."""
    tally = Tally(remarks=list(listing.remarks))
    register = Register()
    own = BatteryPoint.objects.filter(source=source)
    known = {each.source_key: each for each in own}
    said = _said_by(source)
    fresh: list[tuple[BatteryPoint, list[PointFact]]] = []
    for row in listing.rows:
        try:
            columns = _columns(row, register)
        except ValueError as fault:
            tally.remarks.append(Remark(row.line, row.key, str(fault), True))
            continue
        point = known.get(row.key)
        if point is None:
            fresh.append(_new(source, row, columns, as_of))
        else:
            _bring_up(point, row, columns, said.get(point.pk, {}), as_of, tally)
    _create(fresh, tally)
    tally.missing = len(set(known) - {row.key for row in listing.rows})
    tally.remarks.sort(key=lambda each: (each.line, each.what))
    return tally


def _columns(row: Row, register: Register) -> dict:
    columns = {name: getattr(row, name) for name in FROM_THE_LIST}
    return {**columns, "district": register.of(row)}


def _said_by(source: Source) -> dict[int, dict[str, PointFact]]:
    """What the list said last, by point and key."""
    said: dict[int, list[PointFact]] = {}
    for fact in PointFact.objects.filter(source=source, point__source=source):
        said.setdefault(fact.point_id, []).append(fact)
    return {pk: newest_of(facts) for pk, facts in said.items()}


def _facts_of(point: BatteryPoint, source: Source, row: Row, as_of: date) -> list:
    at = datetime.combine(row.seen_on or as_of, time(12), ZoneInfo(row.zone))
    return [
        PointFact(point=point, key=key, value=value, source=source, verified_at=at)
        for key, value in row.facts.items()
    ]


def _new(source: Source, row: Row, columns: dict, as_of: date):
    point = BatteryPoint(
        **columns, source=source, source_key=row.key, status=row.status
    )
    facts = _facts_of(point, source, row, as_of)
    for name, value in columns_of(newest_of(facts), 0).items():
        setattr(point, name, value)
    return point, facts


def _create(fresh: list, tally: Tally) -> None:
    now = timezone.now()
    BatteryPoint.objects.bulk_create([point for point, _facts in fresh], BATCH)
    facts = [fact for _point, facts in fresh for fact in facts]
    for fact in facts:
        fact.point_id = fact.point.pk  # given when the point was written
    PointFact.objects.bulk_create(facts, BATCH)
    PointHours.objects.bulk_create(
        [hours for point, facts in fresh for hours in _week(point, facts, now)], BATCH
    )
    tally.created += len(fresh)
    tally.facts += len(facts)


def _week(point: BatteryPoint, facts: list[PointFact], now: datetime):
    return week_of(point, newest_of(facts), now)


def _bring_up(point, row: Row, columns: dict, said: dict, as_of: date, tally) -> None:
    """A point the list named before."""
    changed = False
    if not point.is_ours:
        different = [name for name in columns if getattr(point, name) != columns[name]]
        for name in different:
            setattr(point, name, columns[name])
        if different:
            point.save(update_fields=different)
            changed = True
    new = [
        fact
        for fact in _facts_of(point, point.source, row, as_of)
        if not _is_known(fact, said.get(fact.key))
    ]
    if new:
        PointFact.objects.bulk_create(new)
        _follow(point, row, new)
        tally.facts += len(new)
    tally.changed += changed or bool(new)
    tally.unchanged += not (changed or new)


def _is_known(fact: PointFact, before: PointFact | None) -> bool:
    if before is None:
        return False
    return before.value == fact.value and before.verified_at >= fact.verified_at


def _follow(point: BatteryPoint, row: Row, new: list[PointFact]) -> None:
    """The status is the list's again, unless somebody stood there since."""
    newest = newest_of(point.facts.all())
    there = newest.get(FactKey.THERE)
    is_told = any(fact.key == FactKey.THERE for fact in new)
    if is_told and there and not trusted(there.source):
        point.status = row.status
        point.save(update_fields=["status"])
    refresh(point)
