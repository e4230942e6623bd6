"""A round as its page tells it: who asked, who got what, and why not."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from experiments.bookings.models import SeriesDate

from .allocation import (
    AT_ONCE,
    ENOUGH,
    GRANTED,
    LACKS_ACCESS,
    NOT_OFFERED,
    TAKEN,
    TOO_SMALL,
)
from .models import Round, SeasonRequest, SeasonWish, Space

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
    """``asked_for`` and ``space`` are names; empty: any, and none."""

    wish: SeasonWish
    is_given: bool
    why: str
    asked_for: str
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


class Told:
    """A round that was given out, with its spaces read already; three queries, however many asked."""

    def __init__(self, season: Round, spaces: Iterable[Space]):
        self.round = season
        self.result = json.loads(season.result)
        asked = season.requests.prefetch_related("wishes")
        self.requests = {each.code: each for each in asked}
        self.names = {each.resource.slug: str(each) for each in spaces}
        self.names_by_id = {each.pk: str(each) for each in spaces}

    @property
    def groups(self) -> list[GroupTold]:
        """With the sums of the result, whoever got most of what they asked for first."""
        told = [
            self._group(self.requests[each["code"]], each)
            for each in self.result["sums"]
            if each["code"] in self.requests
        ]
        return sorted(told, key=lambda each: (-each.percent, each.request.code))

    @property
    def sums(self) -> dict[str, int]:
        """Of the whole round: minutes a week, and how many groups got all, a part, or nothing."""
        rows = self.result["sums"]
        return {
            "asked": sum(each["asked"] for each in rows),
            "got": sum(each["got"] for each in rows),
            "all": sum(each["got"] == each["asked"] for each in rows),
            "part": sum(0 < each["got"] < each["asked"] for each in rows),
            "none": sum(each["got"] == 0 for each in rows),
        }

    @property
    def steps(self) -> list[dict]:
        """Every turn: who picked, with how much of what they asked for, and what they took."""
        return [
            {**step, "name": self.names.get(step["space"], step["space"])}
            for step in self.result["steps"]
        ]

    @property
    def fell_out(self) -> list[dict]:
        """Single dates that could not be booked, each with the reason."""
        rows = SeriesDate.objects.filter(
            series__allotment__request__round=self.round, booking=None
        ).exclude(refusal="")
        return [
            {"code": code, "day": day, "why": REFUSALS.get(why, _("not bookable"))}
            for code, day, why in rows.order_by("day", "pk").values_list(
                "series__allotment__request__code", "day", "refusal"
            )
        ]

    def _group(self, request: SeasonRequest, row: dict) -> GroupTold:
        wishes = sorted(request.wishes.all(), key=lambda each: each.position)
        pairs = zip(wishes, row["wishes"], strict=True)
        told = [self._wish(wish, why) for wish, why in pairs]
        return GroupTold(request, row["asked"], row["got"], told)

    def _wish(self, wish: SeasonWish, told: dict) -> WishTold:
        return WishTold(
            wish,
            told["why"] == GRANTED,
            WHY[told["why"]],
            self.names_by_id.get(wish.space_id, ""),
            self.names.get(told["space"], ""),
        )
