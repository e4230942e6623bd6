"""The public page of results."""

from django.core.cache import cache
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from experiments.models import Experiment

from ..actions import results_to_show
from ..protocol import protocol_in
from .reports import Report

# Seconds. Names and outlines of districts, which are in the drawings too, may be that old.
KEPT = 60


@require_safe
def results(request, slug):
    """At most twelve queries; figures of much data are those of the clock's last round."""
    experiment = get_object_or_404(Experiment.objects.listed(), slug=slug)
    snapshot = results_to_show(experiment=experiment)
    report = Report(snapshot, protocol_in(snapshot.registration)) if snapshot else None
    crumbs = [(str(experiment), experiment.get_absolute_url()), (_("Results"), "")]
    return render(
        request,
        "observations/results.html",
        {
            "experiment": experiment,
            "report": report,
            "questions": _questions(report) if report else "",
            "crumbs": crumbs,
        },
    )


def _questions(report: Report) -> str:
    """The charts and tables of every question: other figures, another key; kept no longer than the page itself."""
    figures = report.snapshot.figures_sha256
    registered = report.registration.text_sha256
    return cache.get_or_set(
        f"results:{figures}:{registered}:{get_language()}",
        lambda: render_to_string("observations/_questions.html", {"report": report}),
        KEPT,
    )
