"""Letters of the seasons, each in its reader's language, sent after the commit."""

from __future__ import annotations

from experiments.emails import language_of
from innovation_park.lib.letters import send_letter

from .models import SeasonRequest


def letter_allotted(request: SeasonRequest, allotments, missing: int) -> None:
    """What a group got of a season; ``missing`` are the single dates that could not be booked."""
    if request.person is not None:
        send_letter(
            to=request.person.email,
            language=language_of(request.person),
            template="spaces/letters/allotted",
            context={
                "request": request,
                "round": request.round,
                "allotments": allotments,
                "missing": missing,
            },
        )
