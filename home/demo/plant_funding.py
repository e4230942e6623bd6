"""Plants the Digital Foundation: calls, and applications in every state, each brought there by whoever does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle
from random import Random

from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import User
from accounts.notifications.models import Notification
from accounts.roles import Role
from funding.actions.composing import ask_for_publication, begin_draft, publish_call
from funding.models import Call
from funding.registration_numbers import is_registration_number
from funding.reviews.actions import (
    describe_reviewer,
    sign_declaration,
)
from funding.reviews.models import ReviewerProfile

from .grants import CALLS, PROJECTS
from .grants.calls import MILLION, DemoCall
from .grants.projects import DemoProject
from .plant_applications import Path
from .plant_notifications import READ_AFTER
from .plant_pages import moment
from .plant_panels import Panels
from .travelling import at

REVIEWERS = 5
UNREAD = 6


@dataclass
class Foundation:
    """``people`` are residents of whom nobody has a part in the foundation yet."""

    sign_ins: dict[str, User]
    people: list[User]
    day: date
    chance: Random
    calls: dict[str, Call] = field(default_factory=dict)

    def __post_init__(self):
        self.officer = self.sign_ins["foundation-officer"]
        self.director = self.sign_ins["foundation-director"]
        self.numbers = (
            number
            for stem in range(101_810_000, 999_999_999, 7)
            for number in (f"{stem}{last}" for last in range(10))
            if is_registration_number(number)
        )

    def plant(self, tell: Callable[[str], None]) -> None:
        for text in CALLS:
            self.plant_call(text)
        self.plant_reviewers()
        self.panels = Panels(self)
        self.panels.promise()
        paths = [self.path_of(project) for project in PROJECTS]
        for path in paths:
            path.go()
        self.panels.meet()
        for path in paths:
            if path.is_to_be_decided:
                path.decide()
        self.read_what_is_old()
        tell("calls, applications and awards")

    @contextmanager
    def on(self, days: int, hour: int = 10, minute: int = 0) -> Iterator[None]:
        """What is told on that day is behind the bell since that day."""
        then = moment(self.day, days, hour, minute)
        newest = Notification.objects.order_by("-pk").values_list("pk", flat=True)
        told = newest.first() or 0
        with at(then):
            yield
        Notification.objects.filter(pk__gt=told).update(made_at=then)

    def read_what_is_old(self) -> None:
        """Whoever works here reads what comes, but for the newest."""
        read_at = timezone.now() - READ_AFTER
        for person in (self.officer, self.director):
            told = Notification.objects.filter(person=person)
            newest = told.order_by("-made_at", "-pk").values_list("pk", flat=True)
            told.exclude(pk__in=list(newest[:UNREAD])).update(read_at=read_at)

    def plant_call(self, text: DemoCall) -> None:
        with self.on(text.opens - 14):
            call = Call.objects.create(
                slug=text.slug,
                title=text.title,
                summary=text.summary,
                opens_at=moment(self.day, text.opens, 9),
                closes_at=moment(self.day, text.closes, 18),
                decides_on=self.day + timedelta(days=text.decides),
                total_amount=text.total * MILLION,
                least_amount=text.least * MILLION,
                most_amount=text.most * MILLION,
                is_sealed=text.is_sealed,
                needs_sign_off=text.needs_sign_off,
                officer=self.officer,
                is_demo=True,
            )
            begin_draft(call=call, begins_with="co-investment", by=self.officer)
            ask_for_publication(call=call, by=self.officer)
            publish_call(call=call, by=self.director)
        self.calls[text.slug] = Call.objects.get(pk=call.pk)

    def plant_reviewers(self) -> None:
        group = Group.objects.get(name=Role.REVIEWER)
        known = self.sign_ins["reviewer"]
        self.reviewers: list[ReviewerProfile] = []
        with self.on(-300):
            for person in [known, *(self.people.pop() for _each in range(REVIEWERS))]:
                person.groups.add(group)
                self.reviewers.append(
                    describe_reviewer(
                        person=person,
                        about="",
                        words="",
                        most=20,
                        is_available=True,
                        levels={"data": 2, "mobility": 1},
                        by=person,
                    )
                )
        with self.on(-60):
            for profile in self.reviewers:
                sign_declaration(person=profile.person, by=profile.person)
        self.turns = cycle(self.reviewers)

    def path_of(self, project: DemoProject) -> Path:
        text = next(each for each in CALLS if each.slug == project.call)
        return Path(self, project, text)
