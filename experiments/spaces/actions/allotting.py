"""A round is given out: the rule is applied once, its files are published, its times become bookings."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from experiments.bookings.actions.allotting import allot_booking
from experiments.bookings.calendars import hours_of
from experiments.bookings.models import Series, SeriesDate
from experiments.bookings.opening_hours import OpeningHours, Span
from experiments.bookings.permissions import can_manage_bookings
from experiments.bookings.wishes import Wish
from experiments.permissions import NotAllowed, Refused

from ..allocation import allocate, canonical, sha256_of
from ..emails import letter_allotted
from ..exports import inputs_of
from ..models import Allotment, Round, SeasonRequest, Space
from ..permissions import NotToBeAllotted

ROUNDS = UUID("6d1f0b1e-3c3c-4c7e-9b39-1c6f5b0a7f11")


@transaction.atomic
def allot_round(*, round: Round, by) -> Round:
    """Once; every time is booked for the whole season, and a date that cannot be is named with the reason."""
    if not can_manage_bookings(by):
        raise NotAllowed
    round = Round.objects.select_for_update().get(pk=round.pk)
    if not round.can_be_allotted:
        raise NotToBeAllotted
    round.inputs = canonical(inputs_of(round))
    result = allocate(json.loads(round.inputs))
    round.result = canonical(result)
    round.allotted_at = timezone.now()
    round.save(update_fields=["inputs", "result", "allotted_at"])
    _book(round, result["steps"], by)
    return round


def _book(round: Round, steps: list[dict], by) -> None:
    spaces = {each.resource.slug: each for each in round.spaces.with_resource()}
    hours = hours_of([each.resource for each in spaces.values()])
    requests = {
        each.code: each
        for each in round.requests.select_related(
            "person__profile", "round"
        ).prefetch_related("wishes")
    }
    got = defaultdict(list)
    for step in steps:
        request, space = requests[step["code"]], spaces[step["space"]]
        series = _series(request, space, step)
        _book_dates(series, request, space, hours[space.resource_id], step, by)
        got[request.code].append(_allotment(request, space, series, step))
    for request in requests.values():
        mine = got[request.code]
        missing = SeriesDate.objects.filter(
            series__in=[each.series_id for each in mine], booking=None
        ).count()
        letter_allotted(request, mine, missing)


def _series(request: SeasonRequest, space: Space, step: dict) -> Series:
    told = canonical({"round": request.round.slug, **step})
    return Series.objects.create(
        person=request.person,
        resource=space.resource,
        title=request.group,
        first_day=request.round.first_day,
        last_day=request.round.last_day,
        opens=step["opens"],
        closes=step["closes"],
        client_key=uuid5(ROUNDS, told),
        fingerprint=sha256_of(told),
        made_at=timezone.now(),
    )


def _allotment(request, space: Space, series: Series, step: dict) -> Allotment:
    wish = next(each for each in request.wishes.all() if each.position == step["wish"])
    return Allotment.objects.create(
        request=request, wish=wish, space=space, series=series
    )


def _book_dates(
    series: Series, request, space: Space, hours: OpeningHours, step: dict, by
) -> None:
    for day in days_of_week(series.first_day, series.last_day, step["weekday"]):
        span = Span(hours.moment(day, step["opens"]), hours.moment(day, step["closes"]))
        wish = Wish.for_one(
            space.resource, span, title=request.group, people=request.people
        )
        booking, refusal = None, ""
        try:
            booking = allot_booking(
                person=request.person, wish=wish, series=series, by=by
            )
        except Refused as error:
            refusal = type(error).__name__
        SeriesDate.objects.create(
            series=series, day=day, booking=booking, refusal=refusal
        )


def days_of_week(first: date, last: date, weekday: int):
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    while day <= last:
        yield day
        day += timedelta(days=7)
