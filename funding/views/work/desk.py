"""The work place of the foundation: who enters, and what waits for them."""

from __future__ import annotations

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import second_factor_required
from experiments.views.personal import personal
from innovation_park.lib.refusals import Refused

from ...actions.desk import officers
from ...figures.desk import calls_of, load_of_officers, to_screen, with_since
from ...models import Application, Extract, Redress
from ...models.extract import ExtractKind
from ...panels import places_for, work_for
from ...permissions import can_approve, is_foundation
from ...workflow import Status
from ...workloads import workloads_for

post_only = require_http_methods(["POST"])


def desk_page(view):
    """For officers and directors, with a second factor. Nobody else has such pages."""

    @personal
    @second_factor_required
    @wraps(view)
    def opened(request, *args, **kwargs):
        if not is_foundation(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return opened


def page(request, template: str, **context):
    section = context.pop("section", template)
    context |= {
        "section": section,
        "is_director": can_approve(request.user),
        "places": places_for(request.user),
    }
    return render(request, f"funding/work_{template}.html", context)


def application_of(request, code: str) -> Application:
    rows = Application.objects.at_the_desk(request.user)
    related = rows.select_related(
        "call", "revision", "organisation__district", "officer__profile"
    )
    return get_object_or_404(related, code=code)


def report(request, refusal: Refused) -> None:
    messages.error(request, str(refusal))


@require_safe
@desk_page
def overview(request):
    """Own applications to screen, those without anybody, and everything that nested rooms have for one."""
    rows = Application.objects.at_the_desk(request.user)
    mine, free = to_screen(rows, request.user)
    work = work_for(request.user)
    return page(request, "overview", mine=mine, free=free, work=work)


@require_safe
@desk_page
def calls(request):
    found = calls_of(request.user)
    has_sealed = any(each.is_sealed for each in found)
    return page(
        request,
        "calls",
        calls=found,
        has_sealed=has_sealed,
        rooms=places_for(request.user, of_call=True),
    )


@require_safe
@desk_page
def people(request):
    loads = load_of_officers(request.user, officers())
    most = max((each.number for each in loads), default=0)
    return page(
        request,
        "people",
        loads=loads,
        most=most,
        workloads=workloads_for(request.user),
    )


@require_safe
@desk_page
def director(request):
    """What only a director decides, and what a director should know of."""
    if not can_approve(request.user):
        raise Http404
    rows = Application.objects.at_the_desk(request.user).select_related(
        "call", "organisation", "decision"
    )
    redresses = Redress.objects.filter(
        status="open", application__in=rows.order_by().values("pk")
    )
    taken = Extract.objects.exclude(kind=ExtractKind.TABLE, file="")
    return page(
        request,
        "director",
        approvals=with_since(rows.filter(status=Status.SELECTED)).order_by("since"),
        redresses=redresses.select_related("application").order_by("until"),
        work=work_for(request.user),
        extracts=taken.select_related(
            "person__profile", "application", "call"
        ).order_by("-made_at")[:20],
    )
