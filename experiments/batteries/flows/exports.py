"""Open data of the flows: four tables. Of a district and week in which fewer than five people brought something, nothing of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.districts.models import District

from .charts import flows_of
from .counting import (
    Sums,
    materials_of,
    places,
    sums_by_kind,
    sums_of,
    this_monday,
    told_weeks,
    weeks_by_district,
    won_by_chemistry,
)
from .factors import CARBON, carbon_spared

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
WEEKS = 104


@dataclass(frozen=True)
class Table:
    """``about`` tells in English what the columns do not; ``rows`` are in their order."""

    title: Any
    about: str
    columns: tuple[str, ...]
    rows: Callable[[], Iterable[tuple]]


def _flows():
    materials = materials_of(won_by_chemistry())
    for each in flows_of(sums_by_kind(), materials):
        yield each.source, each.target, each.grams, each.is_difference


def _places():
    nodes = list(places())
    sums = sums_of(nodes)
    for node in nodes:
        told = sums.get(node.pk, Sums())
        district = node.point.district if node.point else None
        yield (
            node.code,
            node.kind,
            str(node.label),
            district.code if district else None,
            told.received,
            told.found,
            told.sent,
            told.lost,
            told.stock,
            told.difference,
        )


def _weeks():
    return week_rows(this_monday())


def week_rows(until: date):
    """Of the weeks before that Monday; what is withheld is left empty."""
    since = until - timedelta(weeks=WEEKS)
    told = told_weeks(since, until)
    codes = dict(District.objects.values_list("pk", "code"))
    rows = weeks_by_district(since, until)
    for (district, week), sums in sorted(
        rows.items(), key=lambda row: (row[0][1], codes.get(row[0][0], ""))
    ):
        drop_offs = told.get((district, week))
        brought = None if drop_offs is None else sums.received
        yield week.isoformat(), codes.get(district), sums.sent, brought, drop_offs


def _materials():
    for name, grams in materials_of(won_by_chemistry()).items():
        factor = CARBON.get(name)
        source = factor.source if factor else None
        yield (
            name,
            grams,
            float(factor.spared) if factor else None,
            carbon_spared(name, grams),
            f"{source.title}, {source.publisher}" if source else None,
            source.year if source else None,
        )


TABLES: Mapping[str, Table] = {
    "flows": Table(
        _("Grams from place to place"),
        "Everything since the first day. A difference was stated, not moved.",
        ("from", "to", "grams", "is_difference"),
        _flows,
    ),
    "places": Table(
        _("The balance of every place"),
        "In grams: received + found = sent + lost + stock. What is left over is unexplained.",
        (
            "code",
            "kind",
            "name",
            "district",
            "received",
            "found",
            "sent",
            "lost",
            "stock",
            "unexplained",
        ),
        _places,
    ),
    "weeks": Table(
        _("Grams by week and district"),
        "Weeks that are over, by their Monday. collected: weighed out of boxes. brought: weighed drop-offs; left empty, with "
        "their number, where fewer than five people brought something.",
        (
            "week",
            "district",
            "collected_grams",
            "brought_grams",
            "drop_offs",
        ),
        _weeks,
    ),
    "materials": Table(
        _("Recovered material"),
        "As certified by recyclers. The carbon dioxide is an estimate by the factor of the source; without a factor none is counted.",
        (
            "material",
            "grams",
            "tonnes_co2_a_tonne",
            "grams_co2_spared",
            "source",
            "year",
        ),
        _materials,
    ),
}


def document_of(table: Table) -> dict:
    return {
        "title": str(table.title),
        "description": table.about,
        "license": LICENSE,
        "columns": list(table.columns),
        "rows": [list(row) for row in table.rows()],
    }
