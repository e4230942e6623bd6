"""The two seasons of the demonstration park: the rule itself gives the first one out, from its published inputs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from random import Random
from uuid import UUID

from accounts.models import User
from experiments.bookings.calendars import hours_of
from experiments.bookings.models import Booking, Series, SeriesDate
from experiments.bookings.opening_hours import OpeningHours, Span
from experiments.bookings.workflow import Status
from experiments.spaces.actions.allotting import days_of_week
from experiments.spaces.allocation import allocate, canonical, sha256_of
from experiments.spaces.exports import inputs_of
from experiments.spaces.models import (
    Allotment,
    Round,
    RoundSlot,
    SeasonRequest,
    SeasonWish,
    Space,
)

from .plant_bookings import Diary, Plan
from .plant_pages import moment
from .plant_participants import code_by
from .room_words import DemoGroup
from .rooms import seasons

WEEKS, WEEKS_GONE = 12, 5
OPEN_FOR, GIVEN_OUT_BEFORE = 21, 9  # days
NEXT_OPENED, NEXT_CLOSES = -9, 12


@dataclass
class Seasons:
    """``diary`` takes the bookings; the dates of the series are kept until they have keys."""

    spaces: dict[str, Space]
    people: list[User]
    manager: User
    diary: Diary
    day: date
    chance: Random

    def __post_init__(self):
        monday = self.day - timedelta(days=self.day.weekday())
        self.first_day = monday - timedelta(weeks=WEEKS_GONE)
        self.now = moment(self.day, 0, 0)
        self.dates: list[SeriesDate] = []

    def plant(self) -> None:
        """To be followed by :meth:`write_dates` once the diary is written."""
        given_out = moment(self.first_day, -GIVEN_OUT_BEFORE, 10)
        opened = given_out - timedelta(days=OPEN_FOR)
        closed = given_out - timedelta(days=2)
        now = self._round(
            "season-now", seasons.NOW_NAME, self.first_day, opened, closed
        )
        self._ask(now, seasons.THIS_SEASON)
        self._give_out(now, given_out)
        self._ask(
            self._round(
                "season-next",
                seasons.NEXT_NAME,
                self.first_day + timedelta(weeks=WEEKS),
                moment(self.day, NEXT_OPENED, 9),
                moment(self.day, NEXT_CLOSES, 18),
            ),
            seasons.NEXT_SEASON,
        )

    def write_dates(self) -> None:
        SeriesDate.objects.bulk_create(self.dates)

    def _round(
        self, slug: str, name, first_day: date, opens_at: datetime, closes_at: datetime
    ) -> Round:
        season = Round.objects.create(
            slug=slug,
            name=name,
            first_day=first_day,
            last_day=first_day + timedelta(weeks=WEEKS, days=-1),
            opens_at=opens_at,
            closes_at=closes_at,
            seed=sha256(f"{slug} {self.chance.random()}".encode()).hexdigest()[:32],
        )
        season.spaces.set(self.spaces[slug] for slug in seasons.SPACES)
        RoundSlot.objects.bulk_create(
            RoundSlot(round=season, weekday=day, opens=opens * 60, closes=closes * 60)
            for day, opens, closes in seasons.EVENINGS
        )
        return season

    def _ask(self, season: Round, groups: Iterable[DemoGroup]) -> None:
        askers = self.chance.sample(self.people, len(groups))
        for number, (group, person) in enumerate(zip(groups, askers, strict=True)):
            request = SeasonRequest.objects.create(
                round=season,
                person=person,
                code=code_by(self.chance),
                group=group.name[person.profile.language],
                is_name_public=group.is_name_public,
                people=group.people,
                features=group.features,
                times=group.times,
                asked_at=season.opens_at + timedelta(days=number, hours=number),
            )
            SeasonWish.objects.bulk_create(
                SeasonWish(
                    request=request,
                    position=position,
                    weekday=weekday,
                    opens=opens * 60,
                    closes=closes * 60,
                    space=self.spaces.get(slug),
                )
                for position, (weekday, opens, closes, slug) in enumerate(group.wishes)
            )

    def _give_out(self, season: Round, at: datetime) -> None:
        season.inputs = canonical(inputs_of(season))
        result = allocate(json.loads(season.inputs))
        season.result = canonical(result)
        season.allotted_at = at
        season.save()
        hours = hours_of([space.resource for space in self.spaces.values()])
        asked = season.requests.select_related("person").prefetch_related("wishes")
        requests = {each.code: each for each in asked}
        for step in result["steps"]:
            request, space = requests[step["code"]], self.spaces[step["space"]]
            series = self._series(season, request, space, step, at)
            wish = next(w for w in request.wishes.all() if w.position == step["wish"])
            Allotment.objects.create(
                request=request, wish=wish, space=space, series=series
            )
            self._book(
                series, request, space, hours[space.resource_id], step["weekday"]
            )

    def _series(
        self, season: Round, request, space: Space, step: dict, at: datetime
    ) -> Series:
        told = canonical({"round": season.slug, **step})
        return Series.objects.create(
            person=request.person,
            resource=space.resource,
            title=request.group,
            first_day=season.first_day,
            last_day=season.last_day,
            opens=step["opens"],
            closes=step["closes"],
            client_key=UUID(int=self.chance.getrandbits(128), version=4),
            fingerprint=sha256_of(told),
            made_at=at,
        )

    def _book(
        self,
        series: Series,
        request: SeasonRequest,
        space: Space,
        hours: OpeningHours,
        weekday: int,
    ) -> None:
        """Every date of it, or the name of the rule that was in the way."""
        for day in days_of_week(series.first_day, series.last_day, weekday):
            span = Span(
                hours.moment(day, series.opens), hours.moment(day, series.closes)
            )
            booking, refusal = None, "Closed"
            if hours.holds(span):
                booking = self._booking(series, request, space, span)
                refusal = "" if booking else "AlreadyTaken"
            self.dates.append(
                SeriesDate(series=series, day=day, booking=booking, refusal=refusal)
            )

    def _booking(
        self, series: Series, request: SeasonRequest, space: Space, span: Span
    ) -> Booking | None:
        is_over = span.end <= self.now
        return self.diary.note(
            Plan(
                wanted=[(space.resource, 1)],
                span=span,
                person=request.person,
                status=Status.ENDED if is_over else Status.CONFIRMED,
                made_at=series.made_at,
                title=request.group,
                people=request.people,
                series=series,
                decided_by=self.manager,
            )
        )
