"""The published files of a round."""

from __future__ import annotations

from .allocation import RULE
from .models import Round, SeasonRequest, Space


def inputs_of(round: Round) -> dict:
    """Everything the rule reads, under codes: names of groups stay out, so that they can be forgotten."""
    requests = round.requests.prefetch_related("wishes__space__resource")
    spaces = round.spaces.with_resource().order_by("resource__slug")
    return {
        "rule": RULE,
        "round": round.slug,
        "first_day": round.first_day.isoformat(),
        "last_day": round.last_day.isoformat(),
        "seed": round.seed,
        "slots": [
            {"weekday": slot.weekday, "opens": slot.opens, "closes": slot.closes}
            for slot in round.slots.order_by("weekday", "opens", "closes")
        ],
        "spaces": _spaces(spaces),
        "requests": [_request(each) for each in requests.order_by("code")],
    }


def _spaces(spaces) -> list[dict]:
    slugs = {space.resource_id: space.resource.slug for space in spaces}
    return [
        {
            "id": space.resource.slug,
            "people": space.people,
            "features": [each.name.lower() for each in space.resource.access],
            "around": sorted(slugs[pk] for pk in space.resource.around if pk in slugs),
        }
        for space in spaces
    ]


def _request(request: SeasonRequest) -> dict:
    wishes = sorted(request.wishes.all(), key=lambda each: each.position)
    return {
        "code": request.code,
        "people": request.people,
        "needs": [each.name.lower() for each in request.needs],
        "times": request.times,
        "wishes": [
            {
                "weekday": wish.weekday,
                "opens": wish.opens,
                "closes": wish.closes,
                "space": _slug(wish.space),
            }
            for wish in wishes
        ],
    }


def _slug(space: Space | None) -> str | None:
    return space.resource.slug if space else None
