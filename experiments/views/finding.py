"""What everybody may fetch about experiments: points for the map, dates for a calendar."""

from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from innovation_park.lib.calendar_feed import Entry, calendar_response

from ..filters import ExperimentFilter
from ..maps import MOST_POINTS, feature_collection
from ..models import Experiment
from ..workflow import Status


@require_safe
def experiment_geojson(request):
    """Of the experiments that the list shows for the same question."""
    found = ExperimentFilter(request.GET, Experiment.objects.listed()).qs
    experiments = found.with_waiting().prefetch_related("districts")[:MOST_POINTS]
    return JsonResponse(
        feature_collection(experiments), content_type="application/geo+json"
    )


@require_safe
def experiment_calendar(request, slug):
    """The first and the last day of taking part."""
    experiment = get_object_or_404(Experiment.objects.listed(), slug=slug)
    return calendar_response(
        str(experiment.name), _dates(request, experiment), filename=f"{slug}.ics"
    )


def _dates(request, experiment: Experiment) -> list[Entry]:
    days = [
        ("start", experiment.starts_on, _("%(name)s: first day")),
        ("end", experiment.ends_on, _("%(name)s: last day")),
    ]
    return [
        Entry(
            key=f"experiment-{experiment.pk}-{key}",
            title=title % {"name": experiment.name},
            starts=day,
            updated_at=experiment.updated_at,
            description=str(experiment.question),
            place=str(experiment.place),
            url=request.build_absolute_uri(experiment.get_absolute_url()),
            point=_point(experiment),
            is_cancelled=experiment.status == Status.DROPPED,
        )
        for key, day, title in days
        if day
    ]


def _point(experiment: Experiment) -> tuple[float, float] | None:
    if experiment.latitude is None:
        return None
    return experiment.latitude, experiment.longitude
