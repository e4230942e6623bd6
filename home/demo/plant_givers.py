"""Participants of the demonstration who bring batteries: a team, the resident with a reward, and one who waits at the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from experiments.actions import join_experiment, renew_consent
from experiments.batteries.enums import Chemistry
from experiments.batteries.models import BatteryPoint, BatteryScheme
from experiments.batteries.permissions import takes_part
from experiments.batteries.rewards.actions.collecting import give_reward, set_aside
from experiments.batteries.rewards.actions.confirming import confirm_drop_off
from experiments.batteries.rewards.actions.stating import Said, state_drop_off
from experiments.batteries.rewards.actions.teaming import join_team, make_team
from experiments.batteries.rewards.counting import contribution_of
from experiments.batteries.rewards.models import DropOff, Stock
from experiments.models import Participation

from .boxes import words as said
from .boxes.cards import CARDS
from .plant_pages import moment
from .plant_participants import SIGNED_IN_BY, code_by

JOINED = -31  # days from the day of loading, when the newest consent was two days old
TEAM = 6
GOAL_GRAMS = 15_000
GIVEN = 15  # days ago
KINDS = (
    ("alkaline", 22.5, (12, 26)),
    ("nimh", 26.0, (4, 12)),
    ("alkaline", 24, (5, 14)),
)


@dataclass
class Givers:
    park: object
    key: Callable[[], UUID]

    def __post_init__(self):
        self.chance, self.on, self.day = self.park.chance, self.park.on, self.park.day
        self.manager, self.experiment = self.park.manager, self.park.experiment
        self.resident = self.park.sign_ins["resident"]
        self.driver = self.park.sign_ins["neighbour"]
        with self.on(JOINED, 12):
            self.sign()
        scheme = BatteryScheme.objects.current()
        known = {self.resident, self.driver}
        joined = self.experiment.participations.filter(
            status="joined", user__isnull=False
        )
        able = [
            each.user
            for each in joined.select_related("user__profile").order_by("code")
            if each.user not in known and takes_part(each.user, scheme)
        ]
        self.people = [self.resident, *able[: TEAM - 1]]
        self.others = able[TEAM - 1 :]
        with self.on(JOINED, 13):
            self.plant_team()

    def sign(self) -> None:
        """The resident signs the newest text; the driver joins with it."""
        version = self.experiment.current_consent()
        decisions = {each.pk: True for each in version.ordered_purposes()}
        told = {"decisions": decisions, "signed_in_by": SIGNED_IN_BY}
        own = self.experiment.participations.get(user=self.resident)
        language = self.resident.profile.language
        renew_consent(participation=own, by=self.resident, language=language, **told)
        joined = join_experiment(
            experiment=self.experiment,
            user=self.driver,
            client_key=self.key(),
            language=self.driver.profile.language,
            **told,
        )
        Participation.objects.filter(pk=joined.pk).update(
            code=code_by(self.chance), is_demo=True
        )

    def plant_team(self) -> None:
        team = make_team(
            name=said.TEAM,
            kind="building",
            goal_grams=GOAL_GRAMS,
            until=self.day + timedelta(days=60),
            by=self.resident,
        )
        for person in self.people[1:]:
            join_team(code=team.code, by=person)
        team.made_at = timezone.now()
        team.save(update_fields=["made_at"])
        team.members.update(joined_at=team.made_at)

    def plant_week(self, points: dict[str, BatteryPoint], days_ago: int) -> None:
        """Each of the team once a week, to boxes in their district; weighed on the evening before the round."""
        if days_ago + 6 > -JOINED:
            return
        near = [
            each for each in points.values() if each.district.code == CARDS[0].district
        ]
        far = [
            each
            for each in points.values()
            if each not in near and Chemistry.ALKALINE in each.chemistries
        ]
        for person in self.people:
            point = near[0] if person == self.resident else self.chance.choice(near)
            self.bring(person, point, days_ago)
        self.bring(self.chance.choice(self.others), self.chance.choice(far), days_ago)
        if days_ago < GIVEN < days_ago + 8:
            self.hand_out(days_ago)

    def bring(self, person: User, point: BatteryPoint, days_ago: int) -> None:
        kinds = KINDS[:1] if person == self.resident else KINDS
        kind, weight, (least, most) = self.chance.choice(kinds)
        cells = self.chance.randint(least, most)
        hour, minute = self.chance.randint(10, 19), self.chance.randint(0, 59)
        brought = moment(self.day, -days_ago - self.chance.randint(1, 5), hour, minute)
        drop_off = self.state(person, point, kind, cells, brought)
        grams = round(cells * weight * self.chance.gauss(1, 0.05))
        with self.on(-days_ago - 1, 21, 30):
            confirm_drop_off(drop_off=drop_off, grams=grams, by=self.manager)

    def state(self, person, point, kind: str, cells: int, at) -> DropOff:
        drop_off = state_drop_off(
            point=point,
            said=Said("fine", kind, cells),
            client_key=self.key(),
            by=person,
            now=at,
        )
        DropOff.objects.filter(pk=drop_off.pk).update(is_demo=True)
        return DropOff.objects.whole().get(pk=drop_off.pk)

    def hand_out(self, days_ago: int) -> None:
        """The resident fetches what was earned so far."""
        with self.on(-days_ago - 1, 21, 40):
            collection = self.set_aside()
        with self.on(-days_ago, 11):
            if collection:
                give_reward(collection=collection, by=self.manager)

    def set_aside(self):
        held = contribution_of(self.resident).holdings
        if not held:
            return None
        stock = Stock.objects.get(pk=held[0].stock.pk)
        return set_aside(stock=stock, person=self.resident, client_key=self.key())

    def plant_last(self, points: dict[str, BatteryPoint]) -> None:
        """A reward lies ready, and one drop-off of yesterday waits to be weighed."""
        with self.on(-1, 18):
            self.set_aside()
        at = moment(self.day, -1, 18, 40)
        with self.on(-1, 18, 40):
            self.state(self.people[1], next(iter(points.values())), "alkaline", 14, at)
