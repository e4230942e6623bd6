"""The manager changes a round by hand: a box more, a box less, another order. Times and metres follow."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from experiments.batteries.models import BatteryPoint

from ..emails import tell_changed
from ..enums import StopState
from ..models import Round, Stop
from ..outlook import fill_of
from ..permissions import (
    BoxIsInARound,
    RoundStepNotListed,
    StopIsDone,
    require_manager,
    require_scheme,
)
from ..planning.driving import Course, course_of
from ..workflow import STANDING
from .asking import problem_of_stops


@transaction.atomic
def move_stop(*, stop: Stop, to: int, by) -> Round:
    """To this place of the round, counted from nought; beyond its ends is at its end."""
    round_ = _changeable(stop.round_id, by)
    stops = list(round_.stops.order_by("place", "pk"))
    moved = _waiting(stops, stop)
    stops.remove(moved)
    stops.insert(max(0, min(to, len(stops))), moved)
    for place, each in enumerate(stops):
        each.place = place
    Stop.objects.bulk_update(stops, ["place"])
    return _changed(round_)


@transaction.atomic
def leave_out(*, stop: Stop, by) -> Round:
    round_ = _changeable(stop.round_id, by)
    _waiting(list(round_.stops.all()), stop).delete()
    return _changed(round_)


@transaction.atomic
def add_box(*, round_: Round, point: BatteryPoint, by) -> Round:
    """At the end, where nothing planned moves; from there it is moved by hand."""
    round_ = _changeable(round_.pk, by)
    there = Stop.objects.filter(
        point=point, round__day=round_.day, round__state__in=STANDING
    )
    if there.exists():
        raise BoxIsInARound
    outlook = fill_of([point], day=round_.day)[point.pk]
    last = round_.stops.aggregate(last=Max("place"))["last"]
    Stop.objects.create(
        round=round_,
        place=0 if last is None else last + 1,
        point=point,
        expected_grams=outlook.now.expected,
        facts=outlook.reason.to_json(),
    )
    return _changed(round_)


def _changeable(round_pk: int, by) -> Round:
    require_manager(by)
    round_ = Round.objects.select_for_update(of=("self",)).whole().get(pk=round_pk)
    if not round_.can_change:
        raise RoundStepNotListed
    return round_


def _waiting(stops: list[Stop], stop: Stop) -> Stop:
    found = next((each for each in stops if each.pk == stop.pk), None)
    if found is None or not found.is_waiting:
        raise StopIsDone
    return found


def _changed(round_: Round) -> Round:
    time_anew(round_)
    if round_.is_with_driver:
        tell_changed(round_)
    return round_


def course_of_round(round_: Round) -> tuple[list[Stop], Course]:
    """Its stops in order, and how it goes. Two queries."""
    stops = list(round_.stops.select_related("point").order_by("place", "pk"))
    problem = problem_of_stops(stops, round_.van, round_.day, require_scheme())
    return stops, course_of(problem, 0, range(len(stops)))


def time_anew(round_: Round) -> None:
    stops, course = course_of_round(round_)
    for stop, due_at in zip(stops, course.arrivals, strict=True):
        stop.due_at = due_at if stop.state == StopState.WAITING else stop.due_at
    Stop.objects.bulk_update(stops, ["due_at"])
    round_.metres, round_.back_at, round_.is_adjusted = (
        course.metres,
        course.back_at,
        True,
    )
    round_.save(update_fields=["metres", "back_at", "is_adjusted"])
