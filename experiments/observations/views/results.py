"""The public page of results."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from experiments.models import Experiment

from ..actions import results_to_show
from ..protocol import protocol_in
from .reports import Report


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
        {"experiment": experiment, "report": report, "crumbs": crumbs},
    )
