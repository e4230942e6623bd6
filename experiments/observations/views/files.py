"""Organisers bring files of records about no person: upload, mapping, progress, report."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from experiments.permissions import Refused
from experiments.views.organising import organiser_page, read_or_send
from innovation_park.lib.rate_limit import rate_limited

from ..actions import continue_import, keep_file, start_import, table_of
from ..enums import ImportStatus
from ..forms.files import FileForm, MappingForm, ReadingForm, known_delimiter
from ..importing.mapping import Mapping, MappingRefused, guess_mapping
from ..importing.presets import preset_for
from ..importing.report import report_response
from ..importing.words import FAULTS, note_sentence, tally_name
from ..permissions import takes_records
from ..protocol import protocol_of
from ..table_files import ENCODINGS, Unreadable

PER_PAGE = 50
PREVIEWED = 8


def _page(request, template: str, experiment, **context):
    context = {"experiment": experiment, "section": "data", **context}
    return render(request, f"observations/{template}.html", context)


@read_or_send
@organiser_page
@rate_limited("observation-files", "60/h")
def files(request, experiment):
    protocol = protocol_of(experiment)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FileForm(*given, protocol=protocol)
    if given and form.is_valid():
        try:
            run = keep_file(
                experiment=experiment,
                form=form.cleaned_data["form"],
                name=form.cleaned_data["file"].name,
                content=form.cleaned_data["content"],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("observations:file-mapping", experiment.slug, run.pk)
    runs = experiment.import_runs.order_by("-pk")
    page = Paginator(runs, PER_PAGE).get_page(request.GET.get("page"))
    return _page(
        request,
        "organise_files",
        experiment,
        form=form,
        has_forms=bool(form.fields["form"].choices),
        is_open=takes_records(experiment),
        page_of=page,
    )


@read_or_send
@organiser_page
def file_mapping(request, experiment, pk):
    run = get_object_or_404(experiment.import_runs, pk=pk)
    if not run.takes_mapping:
        return redirect("observations:file-run", experiment.slug, run.pk)
    protocol = protocol_of(experiment)
    asked = protocol.form(run.form) if protocol else None
    if asked is None:
        raise Http404
    table, encoding, fault = _table(request, run)
    preset = preset_for(asked, table.header)
    form = MappingForm(
        request.POST if request.method == "POST" else None,
        form=asked,
        header=table.header,
        mapping=_proposed(run, asked, table.header, preset),
        is_begun=run.rows_read > 0,
    )
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and _started(run, form, table, encoding, by=request.user):
        return redirect("observations:file-run", experiment.slug, run.pk)
    return _page(
        request,
        "organise_file_mapping",
        experiment,
        run=run,
        form=form,
        reading=ReadingForm(
            initial={"encoding": encoding, "delimiter": table.delimiter}
        ),
        encoding=ENCODINGS.get(encoding, ""),
        header=table.header,
        preview=_preview(table),
        preset=preset,
        fault=fault,
    )


def _proposed(run, asked, header, preset) -> Mapping:
    """As it was named before, with a guess for what another protocol asks besides."""
    guess = preset.mapping if preset else guess_mapping(asked, header)
    if not run.mapping:
        return guess
    named = Mapping.from_json(run.mapping)
    return replace(named, fields={**guess.fields, **named.fields})


def _started(run, form, table, encoding, *, by) -> bool:
    """Otherwise the form says why not."""
    mapping = form.mapping(table.delimiter)
    try:
        start_import(run=run, mapping=mapping, encoding=encoding, by=by)
    except MappingRefused as refusal:
        for about, sentence in refusal.faults.items():
            name = about if about in form.fields else f"column--{about}"
            form.add_error(name if name in form.fields else None, sentence)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    else:
        return True
    return False


def _preview(table) -> list[list[str]]:
    width = len(table.header)
    return [[cell[:80] for cell in row.cells[:width]] for row in table.rows[:PREVIEWED]]


def _table(request, run):
    """As asked for; as guessed when it cannot be read so, with the sentence why."""
    encoding = request.GET.get("encoding", "")
    encoding = encoding if encoding in ENCODINGS else run.encoding
    delimiter = known_delimiter(request.GET.get("delimiter", ""))
    try:
        table = table_of(run, encoding=encoding, delimiter=delimiter)
    except Unreadable as fault:
        return table_of(run), run.encoding, str(fault)
    return table, encoding, ""


@require_safe
@organiser_page
def file_run(request, experiment, pk):
    run = get_object_or_404(experiment.import_runs, pk=pk)
    if run.status == ImportStatus.MAPPING:
        return redirect("observations:file-mapping", experiment.slug, run.pk)
    protocol = protocol_of(experiment)
    asked = protocol.form(run.form) if protocol else None
    page = Paginator(run.rows.order_by("line"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    return _page(
        request,
        "organise_file_run",
        experiment,
        run=run,
        is_mapped_again=run.takes_mapping,
        has_form=asked is not None,
        is_at_work=run.status in (ImportStatus.WAITING, ImportStatus.RUNNING),
        percent=100 * run.rows_read // (run.rows_total or 1),
        fault=FAULTS.get(run.fault, ""),
        tally=sorted(
            ((count, tally_name(code)) for code, count in run.tally.items()),
            key=lambda each: -each[0],
        ),
        page_of=page,
        rows=[
            (row, [note_sentence(note, asked) for note in row.notes])
            for row in page.object_list
        ],
    )


@require_http_methods(["POST"])
@organiser_page
@rate_limited("observation-files-on", "60/h")
def file_continue(request, experiment, pk):
    run = get_object_or_404(experiment.import_runs, pk=pk)
    try:
        continue_import(run=run, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The file is read on from where it stopped."))
    return redirect("observations:file-run", experiment.slug, run.pk)


@require_safe
@organiser_page
@rate_limited("observation-reports", "60/h", safe_methods=True)
def file_report(request, experiment, pk):
    run = get_object_or_404(experiment.import_runs, pk=pk)
    protocol = protocol_of(experiment)
    return report_response(run, protocol.form(run.form) if protocol else None)
