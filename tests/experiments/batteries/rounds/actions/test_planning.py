"""The manager plans a day, changes it by hand and gives it away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.notifications.models import Notification
from experiments.batteries.models import PointHours
from experiments.batteries.rounds.actions import (
    add_box,
    assign_driver,
    call_off_round,
    improve_plan,
    leave_out,
    move_stop,
    plan_day,
    publish_round,
    record_emptying,
    take_better_plan,
)
from experiments.batteries.rounds.actions.planning import improve_in_background
from experiments.batteries.rounds.enums import PlanState
from experiments.batteries.rounds.models import DayPlan, Round
from experiments.batteries.rounds.permissions import (
    BoxIsInARound,
    DayIsOver,
    NoDriver,
    NoStops,
    NotADriver,
    NotAllowed,
    NothingChosen,
    RoundStepNotListed,
    StopIsDone,
    VanIsOut,
)
from experiments.batteries.rounds.planning.problem import Problem
from experiments.batteries.rounds.workflow import RoundState
from tests.factories.accounts import UserFactory
from tests.factories.rounds import a_van, noted, planned_round, some_boxes


def codes_in(round_):
    return list(round_.stops.order_by("place").values_list("point__code", flat=True))


def told(person):
    mine = Notification.objects.filter(person=person, kind="batteries.rounds")
    return [each.event for each in mine]


def test_first_plan_is_there_at_once_with_its_reasons_and_inputs(manager):
    boxes = some_boxes()
    plan = plan_day(day=timezone.localdate(), points=boxes, vans=[a_van()], by=manager)
    (round_,) = plan.rounds.all()
    assert sorted(codes_in(round_)) == sorted(each.code for each in boxes)
    assert (round_.state, plan.state) == (RoundState.DRAFT, PlanState.QUICK)
    assert round_.metres == plan.metres == plan.quick_metres > 0
    assert Problem.from_json(plan.inputs).digest == plan.digest
    assert all(each.facts["capacity"] == 8_000 for each in round_.stops.all())
    due = list(round_.stops.order_by("place").values_list("due_at", flat=True))
    assert due == sorted(due)


def test_boxes_that_cannot_be_reached_are_named_with_the_reason(manager):
    near, far, shut = some_boxes(3)
    far.latitude = 35.1
    far.save()
    tomorrow = timezone.localdate() + timedelta(days=1)
    other_day = (tomorrow.weekday() + 1) % 7 * 24 * 60
    PointHours.objects.create(point=shut, opens=other_day, closes=other_day + 600)
    plan = plan_day(day=tomorrow, points=[near, far, shut], vans=[a_van()], by=manager)
    assert plan.left_out == {far.code: "far", shut.code: "closed"}
    assert codes_in(plan.rounds.get()) == [near.code]


def test_worker_finds_a_plan_that_is_no_longer_and_the_same_again(manager):
    first = planned_round(some_boxes(8), manager=manager).plan
    solved = improve_plan(plan=first, seconds=0.1)
    assert (solved.state, solved.digest) == (PlanState.SOLVED, first.digest)
    assert solved.metres <= solved.quick_metres
    assert codes_in(solved.rounds.get()) == next(iter(solved.answer.values()))
    improve_in_background.call(10**9)  # a plan that was made anew meanwhile


def test_what_was_changed_by_hand_stays_and_the_better_plan_is_offered(manager):
    round_ = planned_round(some_boxes(5), manager=manager)
    last = round_.stops.order_by("-place").first()
    move_stop(stop=last, to=0, by=manager)
    mine = codes_in(round_)
    plan = improve_plan(plan=round_.plan, seconds=0.05)
    assert codes_in(round_) == mine
    take_better_plan(plan=plan, by=manager)
    assert codes_in(round_) == next(iter(DayPlan.objects.get().answer.values()))


def test_planning_that_fails_leaves_the_first_plan(manager, monkeypatch):
    round_ = planned_round(manager=manager)
    before = codes_in(round_)
    DayPlan.objects.update(inputs={**round_.plan.inputs, "trucks": []})
    plan = improve_plan(plan=DayPlan.objects.get(), seconds=0.05)
    assert plan.state in (PlanState.FAILED, PlanState.SOLVED)
    assert codes_in(round_) == before


def test_planning_again_makes_drafts_way_and_keeps_what_is_out(manager, driver):
    boxes, van, today = some_boxes(4), a_van(), timezone.localdate()
    planned_round(boxes, manager=manager, van=van)
    again = planned_round(boxes, manager=manager, van=van)
    assert (Round.objects.count(), DayPlan.objects.count()) == (1, 1)
    leave_out(stop=again.stops.first(), by=manager)
    assign_driver(round_=again, driver=driver, by=manager)
    publish_round(round_=again, by=manager)
    with pytest.raises(VanIsOut):
        plan_day(day=today, points=boxes, vans=[van], by=manager)
    other = plan_day(day=today, points=boxes, vans=[a_van()], by=manager)
    assert other.rounds.get().stops.count() == 1


def test_what_cannot_be_planned_is_refused(manager, resident):
    boxes, van, today = some_boxes(1), a_van(), timezone.localdate()
    for points, vans in (([], [van]), (boxes, [])):
        with pytest.raises(NothingChosen):
            plan_day(day=today, points=points, vans=vans, by=manager)
    with pytest.raises(DayIsOver):
        plan_day(day=today - timedelta(days=1), points=boxes, vans=[van], by=manager)
    with pytest.raises(NotAllowed):
        plan_day(day=today, points=boxes, vans=[van], by=resident)


def test_round_is_changed_by_hand_and_its_times_follow(manager):
    boxes = some_boxes(3)[::-1]  # the farthest from the hub last
    round_ = planned_round(boxes[:2], manager=manager)
    before = round_.metres
    add_box(round_=round_, point=boxes[2], by=manager)
    with pytest.raises(BoxIsInARound):
        add_box(round_=round_, point=boxes[2], by=manager)
    round_.refresh_from_db()
    assert round_.metres > before
    assert codes_in(round_)[2] == boxes[2].code
    move_stop(stop=round_.stops.get(point=boxes[2]), to=-5, by=manager)
    assert codes_in(round_)[0] == boxes[2].code
    leave_out(stop=round_.stops.get(point=boxes[2]), by=manager)
    round_.refresh_from_db()
    assert (round_.metres, round_.is_adjusted) == (before, True)


def test_driver_is_told_of_the_round_of_changes_and_of_its_end(manager, driver, scheme):
    round_ = planned_round(manager=manager)
    with pytest.raises(NoDriver):
        publish_round(round_=round_, by=manager)
    with pytest.raises(NotADriver):
        assign_driver(round_=round_, driver=UserFactory(), by=manager)
    assign_driver(round_=round_, driver=driver, by=manager)
    assert told(driver) == []
    publish_round(round_=round_, by=manager)
    with pytest.raises(RoundStepNotListed):
        publish_round(round_=round_, by=manager)
    for _time in range(2):
        move_stop(stop=round_.stops.order_by("place").last(), to=0, by=manager)
    call_off_round(round_=round_, by=manager)
    assert sorted(told(driver)) == ["round_called_off", "round_changed", "round_given"]


def test_empty_round_is_not_given_and_noted_boxes_stay(manager, driver):
    round_ = planned_round(some_boxes(1), manager=manager)
    assign_driver(round_=round_, driver=driver, by=manager)
    other = planned_round(manager=manager)
    leave_out(stop=round_.stops.get(), by=manager)
    with pytest.raises(NoStops):
        publish_round(round_=round_, by=manager)
    assign_driver(round_=other, driver=driver, by=manager)
    publish_round(round_=other, by=manager)
    stop = other.stops.first()
    record_emptying(stop=stop, **noted(grams=5, by=driver))
    with pytest.raises(StopIsDone):
        leave_out(stop=stop, by=manager)
