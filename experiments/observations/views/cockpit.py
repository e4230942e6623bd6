"""The organisers' cockpit: how the data grows, what is missing, what looks odd, and what comes next."""

from __future__ import annotations

import structlog
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import ask_for_second_factor, has_second_factor
from experiments.permissions import Refused
from experiments.views.organising import organiser_page
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.spreadsheets import streamed

from ..actions import Counted, ask_about_entry, tally_to_show
from ..codes import code_of
from ..consented import changes_of, rows_of
from ..dashboard.cockpit import cockpit_of
from ..dashboard.photos import photos_of
from ..dashboard.recruitment import drawing_of
from ..exports.raw import KINDS, raw_chunks
from ..forms.asking import QuestionForm
from ..protocol import protocol_of

log = structlog.get_logger(__name__)
PEOPLE = 50  # lines of a matrix on one page


@require_safe
@organiser_page
def cockpit(request, experiment):
    protocol = protocol_of(experiment)
    counted = Counted(None)
    if protocol:
        counted = tally_to_show(experiment=experiment, protocol=protocol)
    found = cockpit_of(experiment, protocol, counted.tally)
    context = {
        "experiment": experiment,
        "section": "data",
        "protocol": protocol,
        "cockpit": found,
        "is_counted": counted.tally is not None,
        "counted_at": counted.at,
        "drawing": drawing_of(found.recruitment),
        "kinds": KINDS,
        "people_shown": None if "all" in request.GET else PEOPLE,
        "letters": reverse("experiments:organise-letter", args=[experiment.slug]),
    }
    return render(request, "observations/cockpit.html", context)


@require_safe
@organiser_page
@rate_limited("observations-raw-export", "30/h", safe_methods=True)
def raw_export(request, experiment, form, kind):
    if not has_second_factor(request):
        return ask_for_second_factor(request)
    protocol = protocol_of(experiment)
    asked = protocol.form(form) if protocol else None
    if asked is None or kind not in KINDS:
        raise Http404
    log.info(
        "observations_exported",
        experiment=experiment.slug,
        form=form,
        kind=kind,
        by=request.user.pk,
    )
    name = f"{experiment.slug}-{form}-{timezone.localdate()}.{kind}"
    return streamed(name, KINDS[kind], raw_chunks(experiment, protocol, asked, kind))


@require_http_methods(["GET", "HEAD", "POST"])
@organiser_page
@rate_limited("observations-question", "30/h")
def entry(request, experiment, pk):
    """One entry under its code, and a way to ask whoever made it."""
    protocol = protocol_of(experiment)
    row, asked = _entry(experiment, protocol, pk)
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        try:
            ask_about_entry(
                experiment=experiment, form=asked, row=row, text=text, by=request.user
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your question is on its way."))
            return redirect("observations:entry", experiment.slug, pk)
    context = {
        "experiment": experiment,
        "section": "data",
        "row": row,
        "asked": asked,
        "who": code_of(row.person) if row.person else row.unit,
        "answers": _answers(experiment, protocol, row, asked),
        "changes": list(
            changes_of(experiment, protocol, form=asked.key, only=[row.pk])
        ),
        "form": form,
    }
    return render(request, "observations/entry.html", context)


def _answers(experiment, protocol, row, asked):
    """Field, answer, and the photo where it is one."""
    sent = photos_of(experiment, protocol, only=[row.pk])
    photos = {each.field.key: each for each in sent}
    return [
        (each, row.values.get(each.key), photos.get(each.key)) for each in asked.fields
    ]


def _entry(experiment, protocol, pk):
    found = (
        rows_of(experiment, protocol, to_publish=False, only=[pk]) if protocol else ()
    )
    row = next(iter(found), None)
    asked = protocol.form(row.form) if row else None
    if asked is None:
        raise Http404
    return row, asked
