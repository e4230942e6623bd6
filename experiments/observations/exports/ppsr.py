"""An experiment in the words of PPSR Core 2020.0, by which platforms of citizen science exchange projects.

All 23 mandatory rows are there for every public experiment, also for one that has no dates yet.
https://core.citizenscience.org/docs/project/core-attributes
"""

from __future__ import annotations

import uuid
from datetime import date, datetime, time

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from experiments.enums import Topic
from experiments.maps import EAST, NORTH, SOUTH, WEST
from experiments.models import Experiment
from experiments.workflow import Status

NAMESPACE = uuid.UUID("5f6a6f0e-2f0b-5c3e-9d5c-7a2c1f9b1d0a")
STATUSES = {
    Status.PROPOSED: "Not yet started",
    Status.DESIGNING: "Not yet started",
    Status.RECRUITING: "Not yet started",
    Status.RUNNING: "Active",
    Status.PAUSED: "On hold",
    Status.EVALUATING: "Active",
    Status.ADOPTED: "Completed",
    Status.CHANGED: "Completed",
}
SCIENCES = {
    Topic.PARKING: "Engineering - Civil Engineering",
    Topic.BATTERIES: "Environmental Sciences - Environmental Science And Management",
    Topic.BARRIERS: "Studies In Human Society - Human Geography",
    Topic.NIGHT_BUS: "Studies In Human Society - Policy And Administration",
    Topic.ENERGY: "Engineering - Environmental Engineering",
    Topic.CARE: "Medical And Health Sciences - Public Health And Health Services",
    Topic.GREEN: "Environmental Sciences - Ecological Applications",
    Topic.OTHER: "Studies In Human Society - Other Studies In Human Society",
}


def ppsr_of(experiment: Experiment, language: str, *, on: date | None = None) -> dict:
    """As of the day ``on`` (today), in ``language`` or the nearest there is; at most two queries."""

    def words(text) -> str:
        return text.in_language(language).text

    responsible = words(experiment.responsible) or settings.WAGTAIL_SITE_NAME
    email = experiment.contact_email or settings.DEFAULT_FROM_EMAIL
    page = _address(f"/{language}/experiments/{experiment.slug}/")
    started_at = _started_at(experiment)
    return {
        "project": {
            "projectId": str(uuid.uuid5(NAMESPACE, experiment.slug)),
            "projectDateCreated": _moment(experiment.created_at),
            "projectLastUpdatedDate": _moment(experiment.updated_at),
            "projectName": words(experiment.name),
            "projectAim": words(experiment.question) or words(experiment.name),
            "projectDescription": _description(experiment, words),
            "projectStatus": status_of(experiment, on or timezone.localdate()),
            "projectStartDate": _moment(started_at),
            **_end(experiment),
            "projectDuration": _duration(experiment, started_at),
            "projectScienceType": [SCIENCES[experiment.topic]],
            "projectUrl": page,
            "language": language,
            "projectLocality": words(experiment.place) or "Seoul",
            "projectResponsiblePartyName": responsible,
            "projectResponsiblePartyContactEmail": email,
            "contactPoint": [
                {
                    "contactName": responsible,
                    "meansOfContact": "Email",
                    "contactDetails": email,
                    "contactPointType": "Organisation",
                }
            ],
            "projectMedia": [_media(experiment, language)],
            "projectGeographicLocation": [_location(experiment)],
            "keyword": [experiment.topic],
        }
    }


def status_of(experiment: Experiment, on: date) -> str:
    """A failure that was evaluated is completed; what was given up before is abandoned."""
    has_begun = bool(experiment.starts_on) and experiment.starts_on <= on
    if experiment.status == Status.RECRUITING and has_begun:
        return "Active"
    if experiment.status != Status.DROPPED:
        return STATUSES[experiment.status]
    evaluated = experiment.moves.filter(source=Status.EVALUATING, target=Status.DROPPED)
    return "Completed" if evaluated.exists() else "Abandoned"


def _started_at(experiment: Experiment) -> datetime:
    """The first day of taking part; without one the day the project itself began: its proposal."""
    if experiment.starts_on is None:
        return experiment.created_at
    return timezone.make_aware(datetime.combine(experiment.starts_on, time()))


def _end(experiment: Experiment) -> dict:
    if experiment.ends_on is None:
        return {}
    at = timezone.make_aware(datetime.combine(experiment.ends_on, time(23, 59, 59)))
    return {"projectEndDate": _moment(at)}


def _duration(experiment: Experiment, started_at: datetime) -> str:
    """ISO 8601; the standard's word where no end date applies."""
    if experiment.ends_on is None:
        return "infinite"
    days = (experiment.ends_on - timezone.localdate(started_at)).days + 1
    return f"P{max(days, 1)}D"


def _moment(at: datetime) -> str:
    return timezone.localtime(at).replace(microsecond=0).isoformat()


def _description(experiment: Experiment, words) -> str:
    parts = [experiment.question, experiment.asked, experiment.offered]
    texts = [words(each) for each in parts if words(each)]
    return "\n\n".join(texts) or words(experiment.name)


def _media(experiment: Experiment, language: str) -> dict:
    with override(language):
        path = reverse("observations:picture", args=[experiment.slug])
    return {
        "projectMediaType": "Image",
        "projectMediaFile": _address(path),
        "projectMediaCredit": f"{settings.WAGTAIL_SITE_NAME}, CC0 1.0",
    }


def _location(experiment: Experiment) -> dict:
    """Its point and its area; without either, the city."""
    if experiment.latitude is not None:
        pin = {
            "projectPinLatitude": experiment.latitude,
            "projectPinLongitude": experiment.longitude,
        }
        area = experiment.area
        return {**pin, **({"projectGeographicCoverage": area} if area else {})}
    corners = [
        (WEST, SOUTH),
        (EAST, SOUTH),
        (EAST, NORTH),
        (WEST, NORTH),
        (WEST, SOUTH),
    ]
    city = {"type": "Polygon", "coordinates": [[list(each) for each in corners]]}
    return {
        "projectGeographicCoverage": experiment.area or city,
        "projectGeographicCoverageCentroidLatitude": round((SOUTH + NORTH) / 2, 5),
        "projectGeographicCoverageCentroidLongitude": round((WEST + EAST) / 2, 5),
    }


def _address(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"
