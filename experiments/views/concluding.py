"""Organisers write the conclusion; publishing it needs the figures and lives with the observations."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ..actions import missing_for_concluding, save_conclusion
from ..forms.concluding import ConclusionForm, point_forms
from ..models import Conclusion, Experiment
from ..permissions import NotEnded, NothingRegistered, Refused
from ..registered import document_of, points_of
from ..timeline import owed_of
from ..workflow import ENDED
from .organising import organiser_page, read_or_send


def conclusion_of(experiment: Experiment) -> Conclusion:
    """The one there is, or a new one in memory."""
    found = Conclusion.objects.filter(experiment=experiment).first()
    conclusion = found or Conclusion(experiment=experiment)
    conclusion.experiment = experiment
    return conclusion


@read_or_send
@organiser_page
def organise_conclusion(request, experiment):
    conclusion = conclusion_of(experiment)
    registration = experiment.registrations.registered().newest_first().first()
    posted = request.POST if request.method == "POST" else None
    form = ConclusionForm(posted, instance=conclusion)
    points = point_forms(conclusion, posted)
    if posted and not conclusion.is_published:
        are_valid = all([form.is_valid(), *(each.is_valid() for each in points)])
        try:
            rows = [each.instance for each in points]
            save_conclusion(conclusion=form.instance, points=rows, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            are_valid = False
        if are_valid:
            messages.success(request, _("Your draft is saved."))
            return redirect("experiments:organise-conclusion", experiment.slug)
    context = {
        "experiment": experiment,
        "section": "conclusion",
        "form": form,
        "points": _beside(points, registration),
        "conclusion": conclusion,
        "registration": registration,
        "obstacle": _obstacle(experiment, registration),
        "owed": owed_of(experiment),
        "missing": missing_for_concluding(conclusion) if conclusion.pk else [],
    }
    return render(request, "experiments/organise_conclusion.html", context)


def _beside(forms, registration) -> list[tuple]:
    """Each form with what was registered about its point."""
    rows = points_of(document_of(registration)) if registration else {}
    return [(form, rows.get(form.instance.point, [])) for form in forms]


def _obstacle(experiment: Experiment, registration) -> str:
    if experiment.status not in ENDED:
        return str(NotEnded())
    return "" if registration else str(NothingRegistered())
