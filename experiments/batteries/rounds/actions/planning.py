"""Rounds of a day are planned: a first plan at once, a better one by the worker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from experiments.batteries.models import BatteryPoint

from ..enums import LeftOut, PlanState
from ..models import DayPlan, Round, Stop, Van
from ..outlook import Outlook, fill_of
from ..permissions import (
    DayIsOver,
    NothingChosen,
    RoundStepNotListed,
    VanIsOut,
    require_manager,
    require_scheme,
)
from ..planning.driving import course_of, metres_of, reason_against
from ..planning.problem import Plan, Problem, whole_plan
from ..planning.quick import quick_plan
from ..planning.solving import SEED, solve
from ..workflow import STANDING, RoundState
from .asking import problem_for

log = structlog.get_logger(__name__)
MOST_BOXES = 250


@transaction.atomic
def plan_day(
    *,
    day: date,
    points: Iterable[BatteryPoint],
    vans: Iterable[Van],
    by,
    seed: int = SEED,
) -> DayPlan:
    """Drafts of these vans for this day make way; boxes that another round of the day visits are not planned twice."""
    require_manager(by)
    scheme = require_scheme()
    if day < timezone.localdate():
        raise DayIsOver
    vans = list(_locked(vans))
    points = _free(points, day, vans)
    if not vans or not points:
        raise NothingChosen
    _clear_drafts(day, vans)
    outlooks = fill_of(points, day=day)
    problem = problem_for(outlooks, vans, day, scheme)
    impossible = _impossible(problem)
    asked = problem.without(set(impossible))
    quick = quick_plan(asked)
    plan = DayPlan.objects.create(
        day=day,
        made_by=by,
        seed=seed,
        inputs=asked.to_json(),
        digest=asked.digest,
        left_out=impossible,
        quick_metres=metres_of(asked, quick),
    )
    _write(plan, asked, quick)
    lay_out(plan, outlooks)
    transaction.on_commit(partial(improve_in_background.enqueue, plan.pk))
    return plan


def _locked(vans: Iterable[Van]):
    chosen = Van.objects.filter(pk__in=[each.pk for each in vans], is_active=True)
    return chosen.select_for_update().order_by("pk")


def _free(points: Iterable[BatteryPoint], day: date, vans: list[Van]) -> list:
    elsewhere = Stop.objects.filter(round__day=day, round__state__in=STANDING)
    taken = set(elsewhere.exclude(round__van__in=vans).values_list("point", flat=True))
    return [each for each in points if each.pk not in taken][:MOST_BOXES]


def _clear_drafts(day: date, vans: list[Van]) -> None:
    standing = Round.objects.filter(day=day, van__in=vans, state__in=STANDING)
    if standing.exclude(state=RoundState.DRAFT).exists():
        raise VanIsOut
    standing.delete()
    DayPlan.objects.filter(day=day, rounds=None).delete()


def _impossible(problem: Problem) -> dict[str, str]:
    """By code, why no van could empty it."""
    against = {each.key: reason_against(problem, each) for each in problem.errands}
    return {key: reason for key, reason in against.items() if reason}


def _write(plan: DayPlan, problem: Problem, found: Plan) -> None:
    plan.answer = {
        problem.trucks[tour.truck].key: [problem.errands[n].key for n in tour.order]
        for tour in found.tours
    }
    named = {key: why for key, why in plan.left_out.items() if why != LeftOut.NO_ROOM}
    no_room = {problem.errands[n].key: LeftOut.NO_ROOM.value for n in found.left_out}
    plan.left_out = {**named, **no_room}
    plan.metres = metres_of(problem, found)
    plan.iterations, plan.seconds = found.iterations, found.seconds
    plan.save()


def lay_out(plan: DayPlan, outlooks: Mapping[int, Outlook]) -> None:
    """The answer as rounds with their stops; a van without a box has no round."""
    problem = Problem.from_json(plan.inputs)
    number = {each.key: n for n, each in enumerate(problem.errands)}
    trucks = {each.key: n for n, each in enumerate(problem.trucks)}
    by_code = {each.point.code: each for each in outlooks.values()}
    for van, codes in plan.answer.items():
        if not codes:
            plan.rounds.filter(van=int(van)).delete()
            continue
        course = course_of(problem, trucks[van], [number[code] for code in codes])
        round_, _is_new = Round.objects.update_or_create(
            plan=plan,
            van_id=int(van),
            defaults={
                "day": plan.day,
                "metres": course.metres,
                "back_at": course.back_at,
                "is_adjusted": False,
            },
        )
        round_.stops.all().delete()
        Stop.objects.bulk_create(
            _stop(round_, place, by_code[code], due_at)
            for place, (code, due_at) in enumerate(
                zip(codes, course.arrivals, strict=True)
            )
        )


def _stop(round_: Round, place: int, outlook: Outlook, due_at: int) -> Stop:
    return Stop(
        round=round_,
        place=place,
        point=outlook.point,
        expected_grams=outlook.now.expected,
        facts=outlook.reason.to_json(),
        due_at=due_at,
    )


@task()
def improve_in_background(plan_pk: int) -> None:
    plan = DayPlan.objects.filter(pk=plan_pk).first()
    if plan is not None:
        improve_plan(plan=plan, seconds=settings.ROUND_PLANNING_SECONDS)


def improve_plan(*, plan: DayPlan, seconds: float) -> DayPlan:
    """No row is locked while the solver thinks. What the manager changed meanwhile stays; the better plan is offered."""
    problem = Problem.from_json(plan.inputs)
    try:
        found = solve(
            problem, begin=_answered(problem, plan), seconds=seconds, seed=plan.seed
        )
    except Exception:
        log.exception("planning_failed", plan=plan.pk)
        DayPlan.objects.filter(pk=plan.pk).update(state=PlanState.FAILED)
        plan.refresh_from_db()
        return plan
    return _keep(plan.pk, problem, found)


def _answered(problem: Problem, plan: DayPlan) -> Plan:
    number = {each.key: n for n, each in enumerate(problem.errands)}
    orders = [
        [number[code] for code in plan.answer.get(truck.key, ())]
        for truck in problem.trucks
    ]
    return whole_plan(problem, orders, "quick")


@transaction.atomic
def _keep(plan_pk: int, problem: Problem, found: Plan) -> DayPlan:
    plan = DayPlan.objects.select_for_update().filter(pk=plan_pk).first()
    if plan is None:  # planned anew meanwhile
        return DayPlan(pk=plan_pk, state=PlanState.FAILED)
    plan.state = PlanState.SOLVED
    _write(plan, problem, found)
    rounds = list(plan.rounds.select_for_update().order_by("pk"))
    if all(each.is_draft and not each.is_adjusted for each in rounds):
        _lay_out_again(plan)
    return plan


@transaction.atomic
def take_better_plan(*, plan: DayPlan, by) -> DayPlan:
    """Over what was adjusted by hand, while all of it is a draft."""
    require_manager(by)
    plan = DayPlan.objects.select_for_update().get(pk=plan.pk)
    rounds = list(plan.rounds.select_for_update().order_by("pk"))
    if not all(each.is_draft for each in rounds):
        raise RoundStepNotListed
    _lay_out_again(plan)
    return plan


def _lay_out_again(plan: DayPlan) -> None:
    codes = [code for codes in plan.answer.values() for code in codes]
    points = BatteryPoint.objects.filter(code__in=codes)
    lay_out(plan, fill_of(points, day=plan.day))
