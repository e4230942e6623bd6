from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import models, transaction

from innovation_park.lib.translated import Translated

from .geojson import Place
from .models import District, Neighbourhood
from .names import DISTRICTS

BATCH = 50


class UnknownDistrict(ValueError):
    """A neighbourhood names a district that the register does not have."""


@dataclass
class Tally:
    """What an import did."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0

    def count(self, other: Tally) -> None:
        self.created += other.created
        self.changed += other.changed
        self.unchanged += other.unchanged


def load_districts() -> Tally:
    """The 25 districts with names and a point each; outlines come by ``import_districts``."""
    return _save(District, {code: _district_facts(code) for code in DISTRICTS})


@transaction.atomic
def import_places(
    *, places: Iterable[Place], on_progress: Callable[[int], None] = lambda done: None
) -> Tally:
    """Writes what is new or different, and nothing else; all or nothing."""
    districts = District.objects.in_bulk(field_name="code")
    facts = {place.code: _facts(place, districts) for place in places}
    model = District if all(len(code) == 5 for code in facts) else Neighbourhood
    tally, codes = Tally(), list(facts)
    for start in range(0, len(codes), BATCH):
        batch = codes[start : start + BATCH]
        tally.count(_save(model, {code: facts[code] for code in batch}))
        on_progress(start + len(batch))
    return tally


def _district_facts(code: str) -> dict:
    name = DISTRICTS[code]
    return {
        "name": Translated(en=name.en, ko=name.ko, th=name.th),
        "latitude": name.latitude,
        "longitude": name.longitude,
    }


def _facts(place: Place, districts: dict[str, District]) -> dict:
    """A neighbourhood has no Thai name of its own: Thai readers get the romanised one."""
    if place.is_district:
        return {**_district_facts(place.code), "boundary": place.boundary}
    if place.district_code not in districts:
        raise UnknownDistrict(
            f"{place.name_ko} ({place.code}) lies in the district {place.district_code}, "
            "which is not in the register yet: import the districts first."
        )
    return {
        "district_id": districts[place.district_code].pk,
        "name": Translated(en=place.name_en, ko=place.name_ko),
        "boundary": place.boundary,
    }


@transaction.atomic
def _save(model: type[models.Model], facts: dict[str, dict]) -> Tally:
    """Rows by code, compared before they are written."""
    known = model.objects.in_bulk(facts, field_name="code")
    new = [model(code=code, **facts[code]) for code in facts if code not in known]
    changed = [row for code, row in known.items() if _update(row, facts[code])]
    model.objects.bulk_create(new)
    if changed:
        model.objects.bulk_update(changed, fields=list(next(iter(facts.values()))))
    return Tally(len(new), len(changed), len(known) - len(changed))


def _update(row: models.Model, facts: dict) -> bool:
    different = {
        key: value for key, value in facts.items() if getattr(row, key) != value
    }
    for key, value in different.items():
        setattr(row, key, value)
    return bool(different)
