"""A round as its page tells it: who asked, who got what, and why not."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .allocation import (
    AT_ONCE,
    ENOUGH,
    GRANTED,
    LACKS_ACCESS,
    NOT_OFFERED,
    TAKEN,
    TOO_SMALL,
)
from .models import Round, SeasonRequest, SeasonWish

WHY = {
    GRANTED: _("Given"),
    ENOUGH: _("Not needed any more: the group has all its times"),
    TAKEN: _("Given to others whose turn it was before"),
    TOO_SMALL: _("No space of the round holds so many people then"),
    LACKS_ACCESS: _("No space of the round has what the group needs"),
    NOT_OFFERED: _("Not offered in this round"),
    AT_ONCE: _("The group is somewhere else at that time"),
}
REFUSALS = {
    "AlreadyTaken": _("taken by an earlier booking"),
    "Closed": _("closed on that day"),
}


@dataclass(frozen=True)
class WishTold:
    wish: SeasonWish
    is_given: bool
    why: str
    space: str


@dataclass(frozen=True)
class GroupTold:
    request: SeasonRequest
    asked: int
    got: int
    wishes: list[WishTold]

    @property
    def percent(self) -> int:
        return round(100 * self.got / self.asked)


def groups_of(round: Round) -> list[GroupTold]:
    """With the sums of the result; by how much of what they asked for they got. Three queries."""
    requests = {
        each.code: each
        for each in round.requests.prefetch_related("wishes__space__resource")
    }
    names = {
        each.resource.slug: str(each.resource.name)
        for each in round.spaces.select_related("resource")
    }
    sums = json.loads(round.result)["sums"]
    told = [
        _group(requests[each["code"]], each, names)
        for each in sums
        if each["code"] in requests
    ]
    return sorted(told, key=lambda each: (-each.percent, each.request.code))


def _group(request: SeasonRequest, row: dict, names: dict[str, str]) -> GroupTold:
    wishes = sorted(request.wishes.all(), key=lambda each: each.position)
    return GroupTold(
        request,
        row["asked"],
        row["got"],
        [
            WishTold(
                wish,
                told["why"] == GRANTED,
                WHY[told["why"]],
                names.get(told["space"], told["space"] or ""),
            )
            for wish, told in zip(wishes, row["wishes"], strict=True)
        ],
    )


def steps_of(round: Round) -> list[dict]:
    """Every turn: who picked, with how much of what they asked for, and what they took. Two queries."""
    requests = {each.code: each for each in round.requests.all()}
    names = {
        each.resource.slug: each.resource.name
        for each in round.spaces.select_related("resource")
    }
    return [
        {**step, "request": requests.get(step["code"]), "name": names[step["space"]]}
        for step in json.loads(round.result)["steps"]
    ]


def dates_that_fell_out(round: Round) -> list[dict]:
    """Single dates that could not be booked, each with the reason. One query."""
    rows = round.requests.filter(
        allotments__series__dates__booking=None,
        allotments__series__dates__isnull=False,
    ).exclude(allotments__series__dates__refusal="")
    found = rows.order_by("allotments__series__dates__day", "code").values_list(
        "code",
        "allotments__series__dates__day",
        "allotments__series__dates__refusal",
    )
    return [
        {"code": code, "day": day, "why": REFUSALS.get(refusal, _("not bookable"))}
        for code, day, refusal in found
    ]
