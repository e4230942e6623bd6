"""A group asks for a time of a season, or takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from experiments.permissions import NotAllowed

from ..models import Round, SeasonRequest, SeasonWish, Space
from ..permissions import GroupHasAsked, RoundIsNotOpen, can_take_back


@dataclass(frozen=True)
class WeeklyTime:
    """A wish; without a space in any that fits."""

    weekday: int
    opens: int
    closes: int
    space: Space | None = None


@transaction.atomic
def request_season(
    *, round: Round, by, wishes: Sequence[WeeklyTime], **group
) -> SeasonRequest:
    """``group``: its name, people, features, times and whether its name is public."""
    round = Round.objects.select_for_update().get(pk=round.pk)
    if not round.takes_requests:
        raise RoundIsNotOpen
    if round.requests.filter(person=by, group=group["group"]).exists():
        raise GroupHasAsked
    request = SeasonRequest.objects.create(round=round, person=by, **group)
    SeasonWish.objects.bulk_create(
        SeasonWish(
            request=request,
            position=position,
            weekday=wish.weekday,
            opens=wish.opens,
            closes=wish.closes,
            space=wish.space,
        )
        for position, wish in enumerate(wishes)
    )
    return request


@transaction.atomic
def take_back_request(*, request: SeasonRequest, by) -> None:
    round = Round.objects.select_for_update().get(pk=request.round_id)
    request.round = round
    if request.person_id != by.pk:
        raise NotAllowed
    if not can_take_back(by, request):
        raise RoundIsNotOpen
    request.delete()
