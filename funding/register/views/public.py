"""The register of awards: for everybody, without signing in."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import QuerySet, Sum
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.districts.models import District
from experiments.maps import plan_of
from funding.awards.enums import WITH_THE_TEAM
from funding.awards.models import Award, Posting
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.spreadsheets import streamed

from ..charts import Piece, charts_of, pieces_of
from ..exports.packages import FORMATS, NAME, package
from ..filters import AwardFilter
from ..registered import awards, day_of, grants_of

PER_PAGE = 20
# Made of tables that change all day and are not counted: asked anew each time.
fresh = cache_control(no_cache=True, public=True)


@fresh
@require_safe
def register(request):
    """Ten queries, however many awards there are."""
    chosen = AwardFilter(request.GET, awards(), request=request)
    found = chosen.qs
    pieces = pieces_of(found)
    totals = totals_of(found, pieces)
    paginator = Paginator(found, PER_PAGE)
    paginator.count = totals["number"]  # already known
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "filter": chosen,
        "page_of": page,
        "totals": totals,
        "plan": _plan(pieces, chosen.district_code),
        "charts": charts_of(pieces),
        "question": request.GET.urlencode(),
        "formats": _formats(),
    }
    return render(request, "funding_register/register.html", context)


def totals_of(rows: QuerySet[Award], pieces: list[Piece]) -> dict[str, int]:
    """To the won what the books say: awarded, and what of it is with the teams."""
    paid = Posting.objects.filter(
        account__award__in=rows.order_by().values("pk"),
        account__kind__in=WITH_THE_TEAM,
        transaction__is_sealed=True,
    ).aggregate(won=Sum("amount"))
    return {
        "number": sum(each.number for each in pieces),
        "awarded": sum(each.won for each in pieces),
        "paid": paid["won"] or 0,
    }


def _plan(pieces: list[Piece], chosen: str):
    districts = list(District.objects.order_by("code"))
    for district in districts:
        district.found = sum(
            each.number for each in pieces if each.district == district.pk
        )
    return plan_of(districts, chosen)


def _formats() -> list[tuple[str, str]]:
    return [
        ("json", _("JSON (360Giving 1.4)")),
        ("csv", _("Table (CSV)")),
        ("xlsx", _("Workbook (XLSX)")),
    ]


@fresh
@require_safe
def award(request, code):
    found = get_object_or_404(awards(), application__code=code)
    grant = grants_of([found])[0]
    context = {
        "award": found,
        "application": found.application,
        "grant": grant,
        "day": day_of(found),
        "percent": min(100 * grant.disbursed // grant.awarded, 100),
        "whole": grant.awarded + grant.match_cash + grant.match_in_kind,
    }
    return render(request, "funding_register/award.html", context)


@fresh
@require_safe
@rate_limited("register-downloads", "120/h", safe_methods=True)
def download(request, form):
    """What the page shows for the same question; of no award there is no file, as the standard wants one at least."""
    if form not in FORMATS:
        raise Http404
    chosen = AwardFilter(request.GET, awards(), request=request)
    made = package(chosen.qs)
    if not made["grants"]:
        raise Http404
    content_type, write = FORMATS[form]
    return streamed(f"{NAME}.{form}", content_type, write(made))
