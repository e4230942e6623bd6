"""Where every gram goes, for everybody, and the tables to take away."""

from __future__ import annotations

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.districts.models import District
from experiments.batteries.enums import Chemistry
from experiments.batteries.models import BatteryScheme
from innovation_park.lib.spreadsheets import csv_response

from .. import counting, factors
from ..charts import District as Drawn
from ..charts import district_of, drawn, material_label
from ..exports import TABLES, document_of

WEEKS = 26
PERIODS = {"": None, "26": 26, "4": 4}
PER_PAGE = 12
# What changes with every event is never kept.
fresh = cache_control(no_store=True)


@require_safe
@fresh
def picture(request):
    """Twelve queries with those of every page, whatever the number of events, places and weeks."""
    period = request.GET.get("weeks", "")
    period = period if period in PERIODS else ""
    since = _since(PERIODS[period])
    won = counting.won_by_chemistry(since)
    materials = counting.materials_of(won)
    page_of = Paginator(counting.places(), PER_PAGE).get_page(request.GET.get("page"))
    nodes = list(page_of.object_list)
    sums = counting.sums_of(nodes)
    context = {
        "scheme": BatteryScheme.objects.current(),
        "period": period,
        "periods": _periods(),
        "drawn": drawn(counting.sums_by_kind(since), materials),
        "materials": _materials(materials),
        "won": _won(won),
        "recovered": sum(materials.values()),
        "spared": factors.carbon_spared_by(materials),
        "sources": factors.SOURCES,
        "places": [(node, sums.get(node.pk, counting.Sums())) for node in nodes],
        "page_of": page_of,
        "tables": TABLES,
        **_weeks(),
    }
    return render(request, "batteries_flows/picture.html", context)


def _since(weeks: int | None):
    return weeks and counting.this_monday() - timedelta(weeks=weeks - 1)


def _periods() -> list[tuple[str, str]]:
    return [
        ("", _("Since the first day")),
        ("26", _("Half a year")),
        ("4", _("Four weeks")),
    ]


def _materials(materials) -> list[dict]:
    return [
        {
            "label": material_label(name),
            "grams": grams,
            "carbon": factors.CARBON.get(name),
            "spared": factors.carbon_spared(name, grams),
        }
        for name, grams in materials.items()
    ]


def _won(won) -> list[dict]:
    return [
        {
            "label": Chemistry(each.chemistry).label,
            "recycled": each.recycled,
            "percent": 100 * each.share,
            "least": factors.LEAST_RECYCLED.get(each.chemistry),
        }
        for each in won
    ]


def _weeks() -> dict:
    """Kilograms weighed out of boxes, this week so far included; the heaviest district first."""
    first = _since(WEEKS)
    weeks = [first + timedelta(weeks=number) for number in range(WEEKS)]
    rows = counting.weeks_by_district(first)
    names = {each.pk: str(each) for each in District.objects.all()}
    most = max((each.sent for each in rows.values()), default=0)
    nothing = counting.Sums()
    districts = [
        district_of(
            names.get(key) or _("Outside the districts"),
            [rows.get((key, week), nothing).sent for week in weeks],
            weeks,
            most,
        )
        for key in dict.fromkeys(district for district, _week in rows)
    ]
    districts = [each for each in districts if each.total > 0]
    districts.sort(key=lambda each: (-each.total, each.name))
    return {
        "districts": districts,
        "first_week": first,
        "week_rows": _by_week(weeks, districts),
    }


def _by_week(weeks, districts: list[Drawn]) -> list[tuple]:
    """The table of the bars, the newest week first."""
    told = [
        (week, [(each.name, each.grams[at]) for each in districts])
        for at, week in enumerate(weeks)
    ]
    return told[::-1]


@require_safe
@fresh
def open_data(request, table, kind):
    if table not in TABLES or kind not in ("csv", "json"):
        raise Http404
    found = TABLES[table]
    if kind == "json":
        return JsonResponse(document_of(found))
    return csv_response(f"battery-{table}", found.columns, found.rows())
