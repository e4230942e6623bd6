"""Tables and bundles to take along: begun here, written by the worker, fetched from here."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from innovation_park.lib.private_files import file_answer
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.refusals import Refused
from innovation_park.lib.spreadsheets import XLSX, streamed

from ...actions.extracting import begin_table, note_bundle
from ...exports.bundle import bundle_of
from ...forms.desk import BundleForm
from ...models import Application, Call, Extract
from ...models.extract import ExtractKind
from .desk import application_of, desk_page, page, post_only, report
from .lists import asked_for, question_of

MOST_ROWS = 50_000
ZIP = "application/zip"


@post_only
@desk_page
@rate_limited("funding-extracts", "60/h")
def begin(request):
    chosen = asked_for(request).qs.values_list("pk", flat=True)[:MOST_ROWS]
    try:
        extract = begin_table(
            query=question_of(request), chosen=list(chosen), by=request.user
        )
    except Refused as refusal:
        report(request, refusal)
        return redirect("funding:work-table")
    return redirect(extract)


@require_safe
@desk_page
def extracts(request):
    own = Extract.objects.of(request.user).select_related("application", "call")
    return page(request, "extracts", extracts=own.order_by("-made_at", "-pk")[:30])


@require_safe
@desk_page
def extract(request, pk):
    found = get_object_or_404(Extract.objects.of(request.user), pk=pk)
    return page(request, "extract", section="extracts", extract=found)


@require_safe
@desk_page
def extract_file(request, pk):
    tables = Extract.objects.of(request.user).filter(kind=ExtractKind.TABLE)
    found = get_object_or_404(tables, pk=pk)
    if not found.file:
        raise Http404
    day = timezone.localtime(found.made_at).date().isoformat()
    name = f"applications-{day}-{found.pk}.xlsx"
    return file_answer(found.file, as_attachment=True, filename=name, content_type=XLSX)


@post_only
@desk_page
@rate_limited("funding-bundles", "30/h")
def bundle(request, code):
    application = application_of(request, code)
    return _bundle(request, [application], code, application=application)


@post_only
@desk_page
@rate_limited("funding-bundles", "30/h")
def bundle_of_call(request, slug):
    """Of every application the reader may read: whoever has a conflict is told how many are missing."""
    call = get_object_or_404(Call.objects.published(), slug=slug)
    rows = Application.objects.at_the_desk(request.user).filter(call=call)
    return _bundle(request, list(rows.order_by("code")), slug, call=call)


def _bundle(request, applications: list[Application], name: str, **about):
    form = BundleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say in at least ten characters what it is for."))
        return redirect("funding:work")
    try:
        extract = note_bundle(
            reason=form.cleaned_data["reason"], by=request.user, **about
        )
    except Refused as refusal:
        report(request, refusal)
        return redirect("funding:work")
    keys = [each.pk for each in applications]
    return streamed(f"bundle-{name}.zip", ZIP, bundle_of(extract, keys))
