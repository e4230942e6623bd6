"""Seoul's list of public car parks, written into the park."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import transaction

from ..importing.placing import Gazetteer
from ..importing.reading import Repair, Row
from ..models import CarPark

BATCH = 100
FROM_THE_LIST = (
    "name",
    "address",
    "kind",
    "use",
    "spaces",
    "is_free",
    "opens",
    "closes",
    "first_fee",
    "first_minutes",
    "next_fee",
    "next_minutes",
    "day_fee",
    "phone",
    "neighbourhood",
    "told_at",
)
PLACED = ("district_id", "latitude", "longitude", "placed_by")


@dataclass
class Tally:
    """What an import did. ``repairs`` are those of the list and of placing, in the order of lines."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    spaces: int = 0
    missing: int = 0
    repairs: list[Repair] = field(default_factory=list)


@transaction.atomic
def import_car_parks(
    *, rows: Iterable[Row], on_progress: Callable[[int], None] = lambda done: None
) -> Tally:
    """Writes what is new or different, and nothing else. Car parks that the list no longer names stay, and are counted."""
    rows = list(rows)
    places = Gazetteer()
    tally = Tally()
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        _save(batch, places, tally)
        on_progress(start + len(batch))
    codes = [row.code for row in rows]
    tally.missing = CarPark.objects.exclude(code__in=codes).count()
    return tally


def _save(rows: list[Row], places: Gazetteer, tally: Tally) -> None:
    known = CarPark.objects.in_bulk([row.code for row in rows], field_name="code")
    new, changed = [], []
    for row in rows:
        facts = _facts(row, places, tally)
        if row.code not in known:
            new.append(CarPark(code=row.code, **facts))
        elif _differs(known[row.code], facts):
            changed.append(known[row.code])
    CarPark.objects.bulk_create(new)
    if changed:
        CarPark.objects.bulk_update(changed, [*FROM_THE_LIST, "district", *PLACED[1:]])
    tally.created += len(new)
    tally.changed += len(changed)
    tally.unchanged += len(rows) - len(new) - len(changed)


def _facts(row: Row, places: Gazetteer, tally: Tally) -> dict:
    district, latitude, longitude, placed_by = places.place(
        row.district, row.neighbourhood
    )
    tally.spaces += row.spaces
    tally.repairs.extend(row.repairs)
    if district is None:
        why = f"“{row.district}” is no district of Seoul: kept, not listed"
        tally.repairs.append(Repair(row.line, row.code, why))
    facts = {name: getattr(row, name) for name in FROM_THE_LIST}
    place = (district and district.pk, latitude, longitude, placed_by)
    return facts | dict(zip(PLACED, place, strict=True))


def _differs(car_park: CarPark, facts: dict) -> bool:
    different = [name for name in facts if getattr(car_park, name) != facts[name]]
    for name in different:
        setattr(car_park, name, facts[name])
    return bool(different)
