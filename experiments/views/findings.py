"""What came of it: one conclusion, and all of them."""

from __future__ import annotations

import json

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..enums import RegisteredPoint
from ..findings import Stage, findings_of, target_verdict
from ..models import Conclusion, Experiment
from ..registered import document_of, metric_figure, points_of, target_in_words

PER_PAGE = 60


@require_safe
def conclusion(request, slug):
    experiment = get_object_or_404(Experiment.objects.listed(), slug=slug)
    published = Conclusion.objects.exclude(published_at=None)
    shown = get_object_or_404(
        published.select_related("registration"), experiment=experiment
    )
    document = document_of(shown.registration)
    answers = {each.point: each for each in shown.points.all()}
    registered = points_of(document)
    target = answers[RegisteredPoint.TARGET]
    context = {
        "experiment": experiment,
        "conclusion": shown,
        "points": [
            (RegisteredPoint(point).label, registered[point], answers[point])
            for point in RegisteredPoint
        ],
        "verdict": target.verdict,
        "headline": target_verdict(target.verdict),
        "target": target_in_words(document),
        "baseline": metric_figure(document, document["baseline"]),
        "measured": measured(shown.figures, document),
    }
    return render(request, "experiments/conclusion.html", context)


def measured(figures: str, document: dict) -> dict | None:
    """Estimate, interval and number as they were decided upon; ``None`` where nothing was published."""
    metric = json.loads(figures).get("metric") or {}
    if metric.get("suppressed") or metric.get("estimate") is None:
        return None
    return {
        "estimate": metric_figure(document, _rounded(metric["estimate"])),
        "low": metric_figure(document, _rounded(metric.get("low")), with_unit=False),
        "high": metric_figure(document, _rounded(metric.get("high")), with_unit=False),
        "n": metric.get("n"),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


@require_safe
def findings(request):
    """All experiments with a page; what is owed stands first."""
    found = findings_of(Experiment.objects.listed())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    stages = {stage: [] for stage in Stage}
    for each in page:
        stages[each.stage].append(each)
    context = {
        "page_of": page,
        "stages": [(stage, rows) for stage, rows in stages.items() if rows],
        "late": sum(each.stage == Stage.LATE for each in found),
        "concluded": sum(each.stage == Stage.CONCLUDED for each in found),
    }
    return render(request, "experiments/findings.html", context)
