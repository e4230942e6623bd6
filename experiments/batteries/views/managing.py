"""The park manager's desk of the points."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from experiments.permissions import Refused
from innovation_park.lib.private_files import file_answer

from ..actions import add_point, answer_report, change_point, set_in_use
from ..cards import code_svg, point_card
from ..enums import Outcome, Source
from ..facts import in_words, newest_of, shown_facts
from ..forms.keeping import AnswerForm, PointForm
from ..models import BatteryPoint, PointReport
from ..panels import DESK, panels_for
from .pages import manager_page, point_of, read_or_send, refused

PER_PAGE = 25
LATEST = 40


@require_safe
@manager_page
def desk(request):
    words = request.GET.get("q", "").strip()[:80]
    rows = BatteryPoint.objects.annotate(
        waiting=Count("reports", filter=Q(reports__outcome=Outcome.OPEN))
    )
    if words:
        rows = rows.filter(
            Q(name__icontains=words)
            | Q(address__icontains=words)
            | Q(code__istartswith=words.replace(" ", ""))
        )
    reports = PointReport.objects.open().select_related("point").order_by("at")
    sources = BatteryPoint.objects.values_list("source").annotate(Count("pk"))
    context = {
        "words": words,
        "page_of": Paginator(
            rows.select_related("district").order_by("-waiting", "name", "pk"), PER_PAGE
        ).get_page(request.GET.get("page")),
        "reports": reports[:LATEST],
        "sources": [
            (Source(name).label, number) for name, number in sources.order_by("source")
        ],
    }
    return render(request, "batteries/desk.html", context)


@read_or_send
@manager_page
def point_new(request):
    form = PointForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        point = add_point(facts=form.facts, found=form.new_facts, by=request.user)
        messages.success(request, _("Added. Print its card and hang it on the box."))
        return redirect("batteries:desk-point", point.code)
    status = 422 if form.is_bound else 200
    return render(request, "batteries/point_new.html", {"form": form}, status=status)


@read_or_send
@manager_page
def desk_point(request, code):
    point = point_of(request, code)
    sent = request.POST if request.method == "POST" else None
    form = PointForm(sent, instance=point)
    if sent is not None and form.is_valid():
        change_point(
            point=point, facts=form.facts, found=form.new_facts, by=request.user
        )
        messages.success(request, _("Saved."))
        return redirect("batteries:desk-point", point.code)
    point.refresh_from_db()  # a form that was refused has written into it
    return _desk_page(request, point, form, status=422 if sent is not None else 200)


def _desk_page(request, point, form, status):
    facts = list(point.facts.select_related("verified_by").newest_first()[:LATEST])
    context = {
        "point": point,
        "form": form,
        "answer_form": AnswerForm(auto_id=False),
        "facts": shown_facts(point, newest_of(facts), timezone.now()),
        "history": [(fact, in_words(fact.key, fact.value)) for fact in facts],
        "reports": point.reports.select_related("person").order_by("-at")[:LATEST],
        "panels": panels_for(DESK, point, request.user),
    }
    return render(request, "batteries/desk_point.html", context, status=status)


@require_POST
@manager_page
def point_use(request, code):
    """``in_use`` says whether it is from now on."""
    point = point_of(request, code)
    is_active = request.POST.get("in_use") == "yes"
    set_in_use(point=point, is_active=is_active, by=request.user)
    words = _("It is in use again.") if is_active else _("It is out of use.")
    messages.success(request, words)
    return redirect("batteries:desk-point", point.code)


@require_POST
@manager_page
def report_answer(request, pk):
    report = get_object_or_404(PointReport.objects.select_related("point"), pk=pk)
    back = redirect("batteries:desk-point", report.point.code)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say what became of it."))
        return back
    try:
        answer_report(report=report, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        return refused(request, refusal, back)
    messages.success(request, _("Answered."))
    return back


@require_safe
@manager_page
def report_photo(request, pk):
    report = get_object_or_404(PointReport.objects.exclude(photo=""), pk=pk)
    return file_answer(report.photo)


@require_safe
@manager_page
def card(request, code, kind):
    """To hang on the box: a page to print (PDF), or the code alone (SVG)."""
    point = point_of(request, code)
    address = point.link.uri(f"{request.scheme}://{request.get_host()}")
    if kind == "svg":
        content, media = code_svg(address), "image/svg+xml"
    elif kind == "pdf":
        content, media = point_card(point, address), "application/pdf"
    else:
        raise Http404
    response = HttpResponse(content, content_type=media)
    name = f"batteries-{point.code}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
