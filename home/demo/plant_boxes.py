"""Plants the battery boxes with what is known of each, the scheme they belong to, and what districts give."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from random import Random
from uuid import UUID

from django.utils import timezone

from accounts.districts.models import District
from accounts.models import User
from experiments.batteries.actions.facts import record_facts
from experiments.batteries.actions.keeping import add_point
from experiments.batteries.actions.reporting import check_point, report_point
from experiments.batteries.codes import ALPHABET
from experiments.batteries.enums import FactKey, PointStatus, ReportKind, Source
from experiments.batteries.models import BatteryPoint, BatteryScheme
from experiments.batteries.rewards.actions.stocking import deliver_stock
from experiments.batteries.rewards.models import Reward, RuleCard, Stock
from experiments.models import Experiment
from innovation_park.lib.distances import METRES_PER_DEGREE, shrinking

from .boxes import words as said
from .boxes.cards import CARDS, REWARDS, Card
from .boxes.places import (
    BOXES,
    FOUND_DAMAGED,
    HEARSAY,
    HUB,
    SAID_TO_BE_FULL,
    SAID_TO_BE_GONE,
    Box,
)
from .plant_pages import moment

Clock = Callable[..., AbstractContextManager]
SET_UP = -190  # days from the day of loading
MAPPED = -420


def plant_scheme(experiment: Experiment) -> BatteryScheme:
    return BatteryScheme.objects.create(
        experiment=experiment,
        hub_name=said.HUB,
        hub_address=said.HUB_ADDRESS,
        hub_latitude=HUB[0],
        hub_longitude=HUB[1],
        is_demo=True,
    )


@dataclass
class Boxes:
    """``on`` sets the clock to a day and an hour."""

    manager: User
    day: date
    chance: Random
    on: Clock

    def __post_init__(self):
        self.districts = {each.code: each for each in District.objects.all()}

    def key(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)

    def plant(self) -> dict[str, BatteryPoint]:
        """By name: what the park set up itself, one after the other."""
        points = {}
        for number, box in enumerate(BOXES):
            with self.on(SET_UP + number // 4, 10 + number % 4):
                points[box.name] = add_point(
                    facts=self.row_of(box), found=found_at(box), by=self.manager
                )
        self.plant_hearsay()
        return points

    def row_of(self, box: Box) -> dict:
        district = self.districts[box.district]
        north, east = box.metres
        wide = METRES_PER_DEGREE * shrinking(district.latitude)
        return {
            "code": "".join(self.chance.choices(ALPHABET, k=8)),
            "name": box.name,
            "kind": box.kind,
            "district": district,
            "address": box.address,
            "latitude": round(district.latitude + north / METRES_PER_DEGREE, 6),
            "longitude": round(district.longitude + east / wide, 6),
            "created_at": timezone.now(),
            "is_demo": True,
        }

    def plant_hearsay(self) -> None:
        """A box that somebody drew on a map once; nobody of the park has seen it."""
        found = {FactKey.THERE: {"is": True}, **found_at(HEARSAY)}
        with self.on(SET_UP, 9):
            point = BatteryPoint.objects.create(
                **self.row_of(HEARSAY), source=Source.OSM, source_key="demonstration"
            )
            record_facts(
                point=point,
                found=found,
                source=Source.OSM,
                at=moment(self.day, MAPPED, 12),
            )

    def plant_checks(self, points: dict[str, BatteryPoint], people: list[User]) -> None:
        """What the park found on its walks, at different times, and what residents have reported since."""
        broken = points[FOUND_DAMAGED]
        with self.on(-9, 11):
            there = {"text": said.LID_BROKEN["ko"], "step_free": False}
            check_point(
                point=broken,
                status=PointStatus.DAMAGED,
                by=self.manager,
                found={FactKey.ACCESS: there},
            )
        for name, kind, words, days in (
            (SAID_TO_BE_GONE, ReportKind.GONE, said.NOT_THERE, -2),
            (SAID_TO_BE_FULL, ReportKind.FULL, said.IT_IS_FULL, -1),
        ):
            person = people.pop()
            with self.on(days, 18, 20):
                report = report_point(
                    point=points[name],
                    kind=kind,
                    client_key=self.key(),
                    person=person,
                    note=words[person.profile.language],
                )
                report.at = timezone.now()
                report.save(update_fields=["at"])

    def plant_cards(self) -> None:
        rewards = {
            key: Reward.objects.create(key=key, name=name)
            for key, name in REWARDS.items()
        }
        with self.on(SET_UP, 15):
            for card in CARDS:
                self.plant_card(card, rewards)

    def plant_card(self, card: Card, rewards: dict[str, Reward]) -> None:
        district = self.districts[card.district]
        made = RuleCard(
            district=district,
            number=1,
            summary=card.summary,
            rule=card.rule,
            valid_from=moment(self.day, SET_UP, 16),
        )
        made.full_clean()
        made.save()
        for key, pieces in zip(card.rewards, card.pieces, strict=True):
            stock = Stock.objects.create(
                district=district, reward=rewards[key], place=card.place
            )
            deliver_stock(
                stock=stock, pieces=pieces, client_key=self.key(), by=self.manager
            )


def found_at(box: Box) -> dict[FactKey, dict]:
    return {
        FactKey.OPENING_HOURS: {"text": box.hours},
        FactKey.ACCESS: {"text": "", "step_free": box.is_step_free},
        FactKey.CHEMISTRIES: {"takes": [each.value for each in box.takes]},
        FactKey.CAPACITY: {"grams": box.capacity},
    }
