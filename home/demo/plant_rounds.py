"""The van of the demonstration: planned on Monday, driven on Tuesday; one round is given to its driver for today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from experiments.batteries.custody.stock import stock_of
from experiments.batteries.models import BatteryScheme
from experiments.batteries.rounds.actions import (
    assign_driver,
    finish_round,
    keep_van,
    publish_round,
    record_emptying,
)
from experiments.batteries.rounds.actions.asking import problem_for
from experiments.batteries.rounds.actions.planning import lay_out
from experiments.batteries.rounds.enums import PlanState
from experiments.batteries.rounds.models import DayPlan, Round, Van
from experiments.batteries.rounds.outlook import Outlook, boxes, fill_of
from experiments.batteries.rounds.planning.driving import metres_of, reason_against
from experiments.batteries.rounds.planning.quick import quick_plan

from .boxes import words as said
from .plant_givers import JOINED
from .plant_pages import moment

FEWEST, MOST = 3, 6  # boxes of a round
NEARLY = 0.55  # of what a box holds
CARRIES = 180_000


@dataclass
class Rounds:
    """``park`` is the whole; the driver of today has a sign-in of the demonstration."""

    park: object
    key: Callable[[], UUID]

    def __post_init__(self):
        self.manager, self.day = self.park.manager, self.park.day
        self.chance, self.on = self.park.chance, self.park.on
        self.scheme = BatteryScheme.objects.current()
        with self.on(-189, 9):
            van = Van(capacity_grams=CARRIES, most_stops=12, kmh=17, is_demo=True)
            self.van = keep_van(van=van, name=said.VAN, by=self.manager)

    def plant(self, days_ago: int) -> None:
        with self.on(-days_ago - 1, 22):
            round_ = self.planned(days_ago)
        if round_ is None:
            return
        with self.on(-days_ago, 16, 30):
            self.drive(round_, days_ago)

    def plant_today(self) -> None:
        with self.on(-1, 22):
            self.planned(0)

    def planned(self, days_ago: int) -> Round | None:
        """The fullest boxes that are open then, on the way of the park's own planner, given to whoever drives."""
        on = self.day - timedelta(days=days_ago)
        outlooks = self.chosen(fill_of(boxes(), day=on))
        problem = problem_for(outlooks, [self.van], on, self.scheme)
        shut = {each.key for each in problem.errands if reason_against(problem, each)}
        problem = problem.without(shut)
        if not problem.errands:
            return None
        found = quick_plan(problem)
        metres = metres_of(problem, found)
        plan = DayPlan.objects.create(
            day=on,
            made_by=self.manager,
            state=PlanState.SOLVED,
            inputs=problem.to_json(),
            digest=problem.digest,
            answer={
                problem.trucks[tour.truck].key: [
                    problem.errands[number].key for number in tour.order
                ]
                for tour in found.tours
            },
            quick_metres=metres,
            metres=metres,
        )
        lay_out(plan, outlooks)
        return self.given(plan.rounds.get(), days_ago)

    def chosen(self, outlooks: dict[int, Outlook]) -> dict[int, Outlook]:
        full = sorted(outlooks.items(), key=lambda each: -fullness(each[1]))
        return {
            pk: each
            for place, (pk, each) in enumerate(full[:MOST])
            if place < FEWEST or fullness(each) > NEARLY
        }

    def given(self, round_: Round, days_ago: int) -> Round:
        is_known = days_ago < -JOINED
        driver = self.park.sign_ins["neighbour"] if is_known else self.manager
        assign_driver(round_=round_, driver=driver, by=self.manager)
        return publish_round(round_=round_, by=self.manager)

    def drive(self, round_: Round, days_ago: int) -> None:
        """The driver's scale is a little off the boxes' ones, and the hub's a little off the driver's."""
        total, then = 0, moment(self.day, -days_ago, 9, 5)
        for stop in round_.stops.select_related("point").order_by("place"):
            there = stock_of(stop.point)
            grams = max(0, round(there * self.chance.gauss(1, 0.006) / 5) * 5)
            record_emptying(
                stop=stop, grams=grams, at=then, key=self.key(), by=round_.driver
            )
            total += grams
            then += timedelta(minutes=self.chance.randint(14, 31))
        at_hub = max(0, total - self.chance.choice((0, 0, 0, 5, 10, 20)))
        finish_round(
            round_=round_, grams=at_hub, at=then, key=self.key(), by=round_.driver
        )


def fullness(outlook: Outlook) -> float:
    return outlook.now.expected / outlook.now.capacity
