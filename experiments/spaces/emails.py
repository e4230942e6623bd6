"""What groups are told about the seasons, each in their language, by the one place that reaches people."""

from __future__ import annotations

from accounts.notifications.actions import reach
from innovation_park.lib.translated import in_every_language

from .kinds import SEASONS
from .models import SeasonRequest


def letter_allotted(request: SeasonRequest, allotments, missing: int) -> None:
    """What a group got of a season; ``missing`` are the single dates that could not be booked."""
    if request.person is None:
        return
    reach(
        person=request.person,
        kind=SEASONS,
        event="allotted" if allotments else "without",
        key=f"allotted:{request.pk}",
        about=f"season_request:{request.pk}",
        arguments={"name": request.round.name},
        url=in_every_language(request.round.get_absolute_url),
        template="spaces/letters/allotted",
        context={
            "request": request,
            "round": request.round,
            "allotments": allotments,
            "missing": missing,
        },
    )
