"""Calls, for anybody to read: before their opening, while they are open and after it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Case, F, Q, When
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.permissions import second_factor_required
from experiments.views.personal import personal
from innovation_park.lib.calendar_feed import Entry, calendar_response

from ..announcing import announce, burden_of, is_about_to_change
from ..composition import Composition
from ..enums import Phase
from ..models import Call
from ..permissions import is_foundation

PER_PAGE = 20
SHOWN = {
    "open": Phase.OPEN,
    "coming": Phase.COMING,
    "closed": Phase.CLOSED,
}


@require_safe
def call_list(request):
    """Open calls first, the nearest deadline on top; then those to come; then those that are over."""
    now = timezone.now()
    show = request.GET.get("show", "")
    show = show if show in SHOWN else ""
    found = _in_phase(Call.objects.published(), show, now)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_of": page,
        "show": show,
        "now": now,
        "phases": Phase,
        "crumbs": crumbs(),
    }
    response = render(request, "funding/call_list.html", context)
    return kept_unless_changing(response, page.object_list, now)


def _in_phase(calls, show: str, now):
    calls, over = calls.with_deadline(), Q(ending_at__lte=now)
    if show == "open":
        return calls.filter(~over, opens_at__lte=now).order_by("ending_at", "pk")
    if show == "coming":
        return calls.filter(~over, opens_at__gt=now).order_by("opens_at", "pk")
    if show == "closed":
        return calls.filter(over).order_by("-ending_at", "-pk")
    rank = Case(When(over, then=2), When(opens_at__gt=now, then=1), default=0)
    nearest = Case(When(over, then=None), default=F("ending_at"))
    return calls.alias(rank=rank, nearest=nearest).order_by(
        "rank", F("nearest").asc(nulls_last=True), "-ending_at", "pk"
    )


def kept_unless_changing(response, calls, now):
    """A copy may be kept for a minute, but not across an opening or a deadline."""
    if is_about_to_change(calls, now):
        patch_cache_control(response, no_store=True)
    return response


def get_call(slug: str) -> Call:
    calls = Call.objects.published().select_related("revision")
    return get_object_or_404(calls, slug=slug)


@require_safe
def call(request, slug):
    """All that is known of it. Where somebody has written its story, that page tells the same and more."""
    found = get_call(slug)
    pages = found.pages.live().filter(locale__language_code=get_language())
    if (page := pages.first()) and not page.get_view_restrictions():
        return redirect(page.get_url(request))
    now = timezone.now()
    composition = Composition.of(found.revision.composition)
    context = announce(found, composition, now)
    context["crumbs"] = crumbs(found)
    context["shared"] = {"title": str(found.title), "summary": str(found.summary)}
    response = render(request, "funding/call.html", context)
    return kept_unless_changing(response, [found], now)


def crumbs(found: Call | None = None) -> list[tuple[str, str]]:
    listed = [(_("Funding"), reverse("funding:calls"))]
    return [*listed, (str(found.title), found.get_absolute_url())] if found else listed


@require_safe
def call_form(request, slug):
    """Every question of the form, to read and print beforehand."""
    found = get_call(slug)
    composition = Composition.of(found.revision.composition)
    context = {
        "call": found,
        "composition": composition,
        "burden": burden_of(composition),
        "crumbs": [*crumbs(found), (_("The form"), "")],
    }
    return render(request, "funding/call_form.html", context)


@require_safe
def call_dates(request, slug):
    """Deadline and decision for one's own calendar."""
    found = get_call(slug)
    changes = found.changes.all()
    entries = [
        Entry(
            key=f"call-{found.pk}-{name}",
            title=f"{title}: {found.title}",
            starts=moment,
            updated_at=max([found.revision.at, *(each.at for each in changes)]),
            description=str(found.summary),
            url=request.build_absolute_uri(found.get_absolute_url()),
        )
        for name, title, moment in (
            ("opens", _("Applications open"), found.opens_at),
            ("deadline", _("Deadline"), found.deadline),
            ("decision", _("Decision expected"), found.decides_on),
        )
    ]
    return calendar_response(str(found.title), entries, filename=f"{found.slug}.ics")


@cache_control(no_store=True)
@require_safe
def clock(request):
    """The time that decides about deadlines."""
    return JsonResponse({"now": timezone.now().isoformat()})


@personal
@second_factor_required
@require_safe
def call_preview(request, pk):
    """What is on the officer's desk, as everybody will see it."""
    calls = Call.objects.select_related("draft", "revision")
    found = get_object_or_404(calls, pk=pk)
    if not is_foundation(request.user) or not hasattr(found, "draft"):
        raise Http404
    composition = Composition.of(found.draft.composition)
    context = announce(found, composition, timezone.now())
    return render(request, "funding/call.html", {**context, "is_preview": True})
