"""Writes the observations of the demonstration experiments in bulk.

Every entry passes the same :func:`experiments.observations.answers.clean_answers` as if it were
sent, with the protocol and the consents that were in force on its day; nothing is taken on days
on which the experiment did not run, before somebody joined, or after they left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import chain
from random import Random
from uuid import UUID

from django.utils import timezone

from accounts.districts.models import District
from experiments.enums import Topic
from experiments.models import (
    ConsentSignature,
    ConsentVersion,
    Experiment,
    Participation,
)
from experiments.observations.answers import clean_answers
from experiments.observations.enums import Source
from experiments.observations.models import Correction, Observation
from experiments.observations.protocol import Protocol, protocol_in

from .diaries import barriers, batteries, night_bus, parking, shade
from .diaries.entries import Diarist, Entry, days_between
from .photos import plant_photos
from .plant_pages import moment
from .words import DemoExperiment, words

DIARIES = {
    Topic.PARKING: parking.entries_of,
    Topic.BATTERIES: batteries.entries_of,
    Topic.BARRIERS: barriers.entries_of,
    Topic.NIGHT_BUS: night_bus.entries_of,
    Topic.GREEN: shade.entries_of,
}
SLIPPED = words("A slip of the finger", "잘못 눌렀습니다", "พิมพ์ผิด")
SENT_OFFLINE = 0.1
AT_ONCE = 2000


@dataclass
class Signed:
    """One consent of one participant: from when it counted, and what was refused."""

    version: int
    at: datetime
    refused: set[str]


@dataclass
class Harvest:
    """All that was observed in one experiment."""

    text: DemoExperiment
    record: Experiment
    day: date
    chance: Random
    protocols: list[tuple[datetime, Protocol]] = field(init=False)

    def __post_init__(self):
        registered = self.record.registrations.registered().order_by("number")
        self.protocols = [
            (each.registered_at, protocol_in(each)) for each in registered
        ]
        self.versions = list(
            ConsentVersion.objects.filter(experiment=self.record).order_by("number")
        )
        self.districts = {each.code: each for each in District.objects.all()}
        self.signed = self._signed()
        self.keys = {each.form: each for each in self.record.sensor_keys.all()}

    def plant(self) -> None:
        entries = sorted(self.entries(), key=lambda entry: entry.at)
        rows = [(self.observation(entry), entry) for entry in entries]
        Observation.objects.bulk_create((row for row, _ in rows), batch_size=AT_ONCE)
        Correction.objects.bulk_create(
            each for row, entry in rows for each in self.corrections(row, entry)
        )
        plant_photos(row for row, _ in rows)

    def entries(self) -> Iterator[Entry]:
        for diarist in self.diarists():
            yield from DIARIES[self.text.topic](diarist, self.day)
        yield from self.readings()

    def readings(self) -> Iterable[Entry]:
        """What is about no person."""
        days = self.running_days()
        if self.text.topic == Topic.BATTERIES:
            new_lids = timezone.localdate(self.protocols[-1][0])
            return batteries.readings(days, new_lids, self.chance)
        if self.text.topic == Topic.BARRIERS:
            counted = barriers.stations(days[0], self.chance)
            return chain(counted, barriers.states(days, self.chance))
        if self.text.topic == Topic.NIGHT_BUS:
            return night_bus.boardings(days, self.chance)
        return ()

    def running_days(self) -> list[date]:
        """Whole days on which it ran, up to yesterday."""
        steps = {move.days_ago: move.target for move in self.text.moves}
        first = self.day - timedelta(days=max(steps))
        days, status = [], ""
        for on in days_between(first, self.day - timedelta(days=1)):
            before, status = status, steps.get((self.day - on).days, status)
            if before == status == "running":
                days.append(on)
        return days

    def diarists(self) -> Iterator[Diarist]:
        running = self.running_days()
        people = (
            self.record.participations.filter(joined_at__isnull=False)
            .select_related("user__profile__district")
            .order_by("queued_at", "code")
        )
        for each in people:
            user = each.user
            yield Diarist(
                each,
                [on for on in running if self.may_take(each, on)],
                self.home_of(user),
                user.profile.language if user else "ko",
                self.chance,
            )

    def home_of(self, user) -> str:
        """Of those who left nobody knows any more where they live."""
        codes = self.text.districts
        district = user.profile.district if user else None
        if district and (not codes or district.code in codes):
            return district.code
        return self.chance.choice(codes) if codes else ""

    def may_take(self, participation: Participation, on: date) -> bool:
        begins = moment(on, 0, 0)
        if participation.joined_at >= begins:
            return False
        left = participation.withdrawn_at
        if left and left < begins + timedelta(days=1):
            return False
        return self.consent_on(participation, begins) is not None

    def consent_on(self, participation: Participation, at: datetime) -> Signed | None:
        """The newest text on that day, if they had signed it by then."""
        published = [each for each in self.versions if each.published_at <= at]
        for signed in self.signed.get(participation.pk, ()):
            if signed.at <= at and signed.version == published[-1].pk:
                return signed
        return None

    def _signed(self) -> dict[int, list[Signed]]:
        signed: dict[int, list[Signed]] = {}
        rows = ConsentSignature.objects.filter(participation__experiment=self.record)
        for each in rows.prefetch_related("decisions__purpose").order_by("pk"):
            refused = {d.purpose.key for d in each.decisions.all() if not d.is_granted}
            signed.setdefault(each.participation_id, []).append(
                Signed(each.version_id, each.signed_at, refused)
            )
        return signed

    def form_on(self, key: str, at: datetime):
        return [known for since, known in self.protocols if since <= at][-1].form(key)

    def observation(self, entry: Entry) -> Observation:
        person = entry.participation
        form = self.form_on(entry.form, entry.at)
        refused = set()
        if person:
            refused = self.consent_on(person, moment(entry.at.date(), 0, 0)).refused
        return Observation(
            experiment=self.record,
            form=entry.form,
            participation=person,
            unit_key=entry.unit,
            source=self.source_of(form),
            sender=self.keys.get(entry.form),
            client_key=UUID(int=self.chance.getrandbits(128), version=4),
            observed_at=entry.at,
            observed_on=timezone.localdate(entry.at),
            received_at=self.received(entry),
            district=self.districts.get(entry.district),
            values=clean_answers(form.fields, entry.given, refused_purposes=refused),
            is_demo=True,
        )

    def source_of(self, form) -> Source:
        filled_by = form.form.filled_by
        return {"sensors": Source.KEY, "records": Source.FILE}.get(
            filled_by, Source.PHONE
        )

    def received(self, entry: Entry) -> datetime:
        """Some phones had no network until the next morning."""
        if entry.participation and self.chance.random() < SENT_OFFLINE:
            return entry.at + timedelta(hours=self.chance.randint(1, 9))
        return entry.at + timedelta(seconds=self.chance.randint(1, 40))

    def corrections(self, row: Observation, entry: Entry) -> Iterator[Correction]:
        for key, old in entry.slip.items():
            yield Correction(
                observation=row,
                field=key,
                old=old,
                new=row.values[key],
                reason=self.reason_for(entry),
                by=entry.participation.user,
                at=min(row.received_at + timedelta(hours=1), moment(self.day, 0, 0)),
            )

    def reason_for(self, entry: Entry) -> str:
        user = entry.participation.user
        return SLIPPED[user.profile.language if user else "ko"]
