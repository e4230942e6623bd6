"""The open export in the Curb Data Specification."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from ..exports import cds
from ..exports.cds_events import reports

BOX = ("min_lat", "min_lng", "max_lat", "max_lng")
CIRCLE = ("lat", "lng", "radius")


class BadParameter(ValueError):
    """Printing it gives the sentence for whoever asked."""


def answered(view):
    """A parameter that cannot be read is a 400 with its name, as the specification has it."""

    @require_safe
    def answer(request):
        try:
            return JsonResponse(cds.envelope(view(request.GET)))
        except BadParameter as fault:
            told = {"error": "bad_param", "error_description": str(fault)}
            return JsonResponse(told, status=400)

    return answer


@answered
def zones(asked):
    found = cds.zones(window_of(asked))
    if asked.get("include_geometry") == "false":
        for each in found:
            del each["geometry"]
    return {"zones": found}


@answered
def spaces(asked):
    return {"spaces": cds.spaces(window_of(asked), asked.get("zone", ""))}


@answered
def policies(asked):
    return {"policies": cds.policies()}


@answered
def events(asked):
    """Reports come weeks late, so that without ``event_time`` all that are published are given."""
    found = reports()
    if hour := asked.get("event_time"):
        first = _hour(hour)
        last = first + timedelta(hours=1)
        span = range(cds.milliseconds(first), cds.milliseconds(last))
        found = [each for each in found if each["event_time"] in span]
    if zone := asked.get("curb_zone_id"):
        found = [each for each in found if each["curb_zone_id"] == zone]
    return {"events": found}


def window_of(asked) -> cds.Window:
    if any(name in asked for name in CIRCLE) and any(name in asked for name in BOX):
        raise BadParameter("Ask for a box or for a circle, not for both.")
    if any(name in asked for name in CIRCLE):
        *middle, radius = _numbers(asked, CIRCLE)
        if radius < 0:
            raise BadParameter("radius cannot be less than nothing.")
        return cds.Window.around(*middle, radius)
    if any(name in asked for name in BOX):
        return cds.Window(*_numbers(asked, BOX))
    return cds.Window()


def _numbers(asked, names: tuple[str, ...]) -> list[float]:
    try:
        numbers = [float(asked[name]) for name in names]
    except (KeyError, ValueError):
        raise BadParameter(f"{', '.join(names)} belong together as numbers.") from None
    if not all(map(math.isfinite, numbers)):
        raise BadParameter(f"{', '.join(names)} must be finite.")
    return numbers


def _hour(told: str) -> datetime:
    try:
        return datetime.strptime(told, "%Y-%m-%dT%H").replace(tzinfo=UTC)
    except ValueError:
        raise BadParameter("event_time is an hour such as 2026-10-01T07.") from None
