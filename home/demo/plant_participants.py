"""Fills the demonstration experiments with people who are obviously nobody.

Rows are written in bulk and with their own days, for a year of signatures cannot be signed in a
second; every row says what :mod:`experiments.actions` would have written on that day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.districts.models import District
from accounts.models import Profile, User
from experiments.consent_text import consent_text, sha256_of
from experiments.enums import DataWish
from experiments.models import (
    ConsentDecision,
    ConsentSignature,
    ConsentVersion,
    Experiment,
    Participation,
    ParticipationEvent,
)
from experiments.workflow import ParticipationStatus
from innovation_park.lib.spoken_code import SYLLABLES

from .people import ADDRESS, LANGUAGES, NAME
from .plant_pages import moment
from .words import DemoExperiment

# Days before the day of loading on which the last people joined.
NEWEST = 1
OPEN_STATUSES = ("recruiting", "running")
RENEWS = 0.7
GRANTS = 0.75
SIGNED_IN_BY = "demonstration"


def plant_people(number: int, *, chance: Random, day: date) -> list[User]:
    nobody = make_password(None)
    joined = moment(day, -260, 9)
    people = User.objects.bulk_create(
        User(email=ADDRESS.format(number=at), password=nobody, date_joined=joined)
        for at in range(1, number + 1)
    )
    districts = list(District.objects.order_by("code"))
    for at, user in enumerate(people, start=1):
        language = chance.choice(LANGUAGES)
        user.profile = Profile(
            user=user,
            display_name=NAME[language].format(number=at),
            language=language,
            languages=[language],
            district=chance.choice(districts),
        )
    Profile.objects.bulk_create(user.profile for user in people)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True)
        for user in people
    )
    return people


def code_by(chance: Random) -> str:
    """Spoken like every code of the park, and the same from the same seed."""
    syllables = [chance.choice(SYLLABLES) for _ in range(8)]
    return "-".join("".join(syllables[at : at + 2]) for at in range(0, 8, 2))


@dataclass
class Crowd:
    """Everybody of one experiment."""

    text: DemoExperiment
    record: Experiment
    day: date
    chance: Random

    def __post_init__(self):
        self.versions = list(self.record.consent_versions.order_by("number"))
        self.purposes = {v.pk: v.ordered_purposes() for v in self.versions}

    def plant(self, people: list[User]) -> None:
        """The first of ``people`` came first; those after the last place wait."""
        moments = self.moments(self.text.joined + self.text.waiting)
        rows = Participation.objects.bulk_create(
            self.participation(user, at, place < self.text.joined)
            for place, (user, at) in enumerate(zip(people, moments, strict=True))
        )
        ParticipationEvent.objects.bulk_create(
            ParticipationEvent(
                experiment=self.record,
                participation=row,
                source="",
                target=row.status,
                at=row.queued_at,
            )
            for row in rows
        )
        self.sign(rows)
        Experiment.objects.filter(pk=self.record.pk).update(
            places_taken=self.text.joined
        )

    def plant_those_who_left(self, number: int) -> None:
        """They took part for a while, kept their data here and took their name away."""
        rows = []
        for came_at in self.moments(number):
            row = self.participation(None, came_at, is_joined=True)
            row.status = ParticipationStatus.WITHDRAWN
            row.withdrawn_at = self.left_at(came_at)
            row.data_wish = DataWish.KEEP_ANONYMOUS
            rows.append(row)
        Participation.objects.bulk_create(rows)
        self.sign(rows)
        ParticipationEvent.objects.bulk_create(
            ParticipationEvent(
                experiment=self.record,
                participation=row,
                source=source,
                target=target,
                at=at,
            )
            for row in rows
            for source, target, at in (
                ("", ParticipationStatus.JOINED, row.queued_at),
                (ParticipationStatus.JOINED, row.status, row.withdrawn_at),
            )
        )

    def plant_those_who_deleted(self, number: int) -> None:
        """Nothing is left of them but that somebody went, on that day."""
        ParticipationEvent.objects.bulk_create(
            ParticipationEvent(
                experiment=self.record,
                source=ParticipationStatus.JOINED,
                target=ParticipationStatus.WITHDRAWN,
                at=moment(timezone.localdate(self.left_at(came_at)), 0, 0),
            )
            for came_at in self.moments(number)
        )

    def left_at(self, came_at: datetime) -> datetime:
        """Some days later, before the day of loading."""
        days = (self.day - timezone.localdate(came_at)).days
        stayed = timedelta(days=self.chance.randint(0, max(0, days - 2)), hours=2)
        return came_at + stayed

    def moments(self, number: int) -> list[datetime]:
        """In order, on days on which one could join; more come early than late."""
        days = self.open_days()
        return sorted(
            moment(
                self.day,
                -max(self.chance.choices(days, k=3)),
                self.chance.randint(11, 21),
                self.chance.randint(0, 59),
            )
            for _ in range(number)
        )

    def open_days(self) -> list[int]:
        """As days before the day of loading."""
        first = next(m.days_ago for m in self.text.moves if m.target == "recruiting")
        return [
            days_ago
            for days_ago in range(NEWEST, first)
            if self.status_on(days_ago) in OPEN_STATUSES
        ]

    def status_on(self, days_ago: int) -> str:
        return [m.target for m in self.text.moves if m.days_ago >= days_ago][-1]

    def participation(self, user, at: datetime, is_joined: bool) -> Participation:
        status = (
            ParticipationStatus.JOINED if is_joined else ParticipationStatus.WAITING
        )
        return Participation(
            experiment=self.record,
            user=user,
            status=status,
            code=code_by(self.chance),
            client_key=UUID(int=self.chance.getrandbits(128), version=4),
            queued_at=at,
            joined_at=at if is_joined else None,
            is_demo=True,
        )

    def sign(self, rows: list[Participation]) -> None:
        signed = [
            each
            for at, row in enumerate(rows)
            for each in self.signatures(row, is_slow=at == 0)
        ]
        ConsentSignature.objects.bulk_create(signature for signature, _ in signed)
        ConsentDecision.objects.bulk_create(
            ConsentDecision(signature=signature, purpose_id=purpose, is_granted=granted)
            for signature, decisions in signed
            for purpose, granted in decisions.items()
        )

    def signatures(self, row: Participation, *, is_slow: bool) -> Iterator[tuple]:
        """The text in force on the day of joining, and for most the newer one as well."""
        first = [v for v in self.versions if v.published_at <= row.queued_at][-1]
        yield self.signature(row, first, row.queued_at)
        newest = self.versions[-1]
        stays = row.user and not is_slow
        if first != newest and stays and self.chance.random() < RENEWS:
            days = timedelta(days=self.chance.randint(0, 20), hours=3)
            yield self.signature(row, newest, newest.published_at + days)

    def signature(self, row, version: ConsentVersion, at: datetime) -> tuple:
        purposes = self.purposes[version.pk]
        decisions = {
            each.pk: each.is_required or self.chance.random() < GRANTS
            for each in purposes
        }
        language = row.user.profile.language if row.user else "ko"
        text = consent_text(version, purposes, decisions, language)
        signature = ConsentSignature(
            participation=row,
            version=version,
            language=language,
            text=text,
            text_sha256=sha256_of(text),
            signed_in_by=SIGNED_IN_BY if row.user else "",
            signed_at=at,
            anonymised_at=row.withdrawn_at,
        )
        return signature, decisions
