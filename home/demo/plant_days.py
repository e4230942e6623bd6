"""The days of the park's spaces: a month of bookings that are over, today's, and some that are to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import cycle
from random import Random

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from experiments.bookings.calendars import hours_of
from experiments.bookings.enums import Kind
from experiments.bookings.opening_hours import Span
from experiments.bookings.workflow import Status
from experiments.models import Experiment
from experiments.spaces.models import Space
from experiments.spaces.standing import points_of

from .plant_bookings import Diary, Plan, Wanted
from .plant_pages import moment
from .plant_spaces import SPACES
from .room_words import DemoSpace
from .rooms.things import TITLES

TOOLS = {text.slug: text.tools for text in SPACES}
FIRST, LAST = -30, 12
# As if the park had been loaded at this hour.
NOW = 11
PARTS = ((9, 12), (13, 18))
AT_DESKS = ((9, 17),)
TAKES_TOOLS = 0.35
CANCELLED, NOBODY_CAME = 0.07, 0.1
LESS_AHEAD, MORE_TODAY = 0.5, 1.8
FAIR_IN = 17  # days, in an evening that a season would like too


@dataclass
class Days:
    """``manager`` decides; ``people`` book in turn, so that nobody meets the limit of a card."""

    spaces: dict[str, Space]
    people: list[User]
    manager: User
    diary: Diary
    day: date
    chance: Random

    def __post_init__(self):
        resources = [each.resource for each in self.spaces.values()]
        self.hours = hours_of(resources)
        self.turn = cycle(self.chance.sample(self.people, len(self.people)))
        self.now = moment(self.day, 0, NOW)

    def plant(self) -> None:
        for days in range(FIRST, LAST + 1):
            for text in SPACES:
                self._plant_parts(text, days)

    def plant_known(self, known: dict[str, User], experiment: Experiment) -> None:
        """What the sign-ins of the demonstration find as theirs, and what waits for the park manager."""
        resident, neighbour = known["resident"], known["neighbour"]
        meets, talks, reads, plays = (TITLES[Kind.ROOM][at] for at in (0, 1, 3, 5))
        self.keep("ginkgo-room", 0, (14, 16), resident, reads)
        self.keep("meeting-room", 3, (10, 12), resident, talks)
        self.keep("pine-room", 4, (14, 16), neighbour, meets)
        self.keep("cargo-bicycle", 0, (13, 15), neighbour, TITLES[Kind.EQUIPMENT][0])
        self.keep("great-hall", FAIR_IN, (17, 21), next(self.turn), plays)
        name = experiment.name
        self.keep("open-studio", 1, (9, 12), self.manager, name, experiment=experiment)
        self.book("great-hall", 9, (13, 17), neighbour, meets, status=Status.REQUESTED)

    def keep(self, *booked, **more) -> None:
        self.book(*booked, status=Status.CONFIRMED, **more)

    def _plant_parts(self, text: DemoSpace, days: int) -> None:
        is_desk = text.kind == Kind.DESK
        busy = text.busy * (LESS_AHEAD if days > 0 else MORE_TODAY if days == 0 else 1)
        for first, last in AT_DESKS if is_desk else PARTS:
            if self.chance.random() >= busy:
                continue
            hours = (first, last) if is_desk else self._hours_in(first, last)
            title = self.chance.choice(TITLES[text.kind])
            self.book(text.slug, days, hours, next(self.turn), title)

    def _hours_in(self, first: int, last: int) -> tuple[int, int]:
        length = self.chance.choice((1, 2, 2, 3))
        start = self.chance.randint(first, last - length)
        return start, start + length

    def book(self, slug, days, hours, person, title, *, status=None, **more):
        """In whole hours, when it is open; nothing where somebody is in the way."""
        space = self.spaces[slug]
        span = Span(*(moment(self.day, days, hour) for hour in hours))
        if not self.hours[space.resource_id].holds(span):
            return None
        wanted = [(each.resource, count) for each, count in self._with_tools(space)]
        language = person.profile.language
        return self.diary.note(
            Plan(
                wanted=wanted,
                span=span,
                person=person,
                status=status or self._status(span, wanted),
                made_at=self._made_at(span, wanted),
                title=title[language],
                people=self.chance.randint(1, space.people),
                points=0 if more else self._points(wanted, span),
                decided_by=self.manager,
                **more,
            )
        )

    def _with_tools(self, space: Space) -> Iterator[tuple[Space, int]]:
        yield space, 1
        tools = TOOLS[space.resource.slug]
        if tools and self.chance.random() < TAKES_TOOLS:
            yield self.spaces[self.chance.choice(tools)], 1

    def _points(self, wanted: Wanted, span: Span) -> int:
        return points_of(wanted, span, AnonymousUser())

    def _status(self, span: Span, wanted: Wanted) -> Status:
        if self.chance.random() < CANCELLED:
            return Status.CANCELLED
        if span.start > self.now:
            return Status.CONFIRMED
        if span.end > self.now:
            return Status.IN_USE
        is_released = wanted[0][0].rules.no_show_minutes is not None
        if is_released and self.chance.random() < NOBODY_CAME:
            return Status.NO_SHOW
        return Status.ENDED

    def _made_at(self, span: Span, wanted: Wanted) -> datetime:
        """Some days before, at the hours at which people book; never later than now."""
        notice = timedelta(minutes=max(each.rules.lead_minutes for each, _ in wanted))
        latest = min(span.start - notice, self.now) - timedelta(hours=8)
        return latest - timedelta(minutes=self.chance.randint(0, 12_000))
