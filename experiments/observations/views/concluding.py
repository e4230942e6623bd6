"""Publishing the conclusion with the figures of the day; the results live here, so the act does."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from experiments.actions import missing_for_concluding, publish_conclusion
from experiments.models import Conclusion
from experiments.permissions import NotReady, Refused
from experiments.registered import document_of
from experiments.views.findings import measured
from experiments.views.organising import organiser_page, read_or_send

from ..actions import refresh_results
from ..models import ResultSnapshot

NO_FIGURES = "{}"


@read_or_send
@organiser_page
def conclusion_publish(request, experiment):
    """A look at what will stand for good, and the act."""
    conclusion = Conclusion.objects.filter(
        experiment=experiment, published_at=None
    ).first()
    if conclusion is None:
        raise Http404
    conclusion.experiment = experiment
    missing = missing_for_concluding(conclusion)
    figures = _figures(ResultSnapshot.objects.filter(experiment=experiment).first())
    if request.method == "POST":
        figures = _figures(refresh_results(experiment=experiment))
        try:
            publish_conclusion(conclusion=conclusion, figures=figures, by=request.user)
        except NotReady as refusal:
            missing = refusal.missing
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("experiments:organise-conclusion", experiment.slug)
        else:
            messages.success(request, _("Published. Everybody can read it now."))
            return redirect("experiments:conclusion", experiment.slug)
    context = {
        "experiment": experiment,
        "section": "conclusion",
        "conclusion": conclusion,
        "missing": missing,
        "measured": measured(figures, document_of(conclusion.registration)),
    }
    return render(request, "observations/conclusion_publish.html", context)


def _figures(snapshot: ResultSnapshot | None) -> str:
    """The published results, suppressed as they are published."""
    return snapshot.figures if snapshot else NO_FIGURES
