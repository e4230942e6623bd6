"""Plants half a year of batteries on their way: what was brought, who drove, what was sorted, shipped and recycled.

Everybody does on that day what they would do in the product; what residents without an account brought comes in lists of the
boxes' scales, as it does there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from django.core.cache import cache
from django.utils import timezone

from accounts.models import User
from accounts.notifications.models import Notification
from experiments.batteries.custody.actions import Weighing, receive_many
from experiments.batteries.enums import Chemistry
from experiments.batteries.models import BatteryPoint
from experiments.batteries.rounds.outlook import HABITS_KEY
from experiments.models import Experiment

from .boxes.places import BOXES, Box
from .plant_boxes import Boxes, plant_scheme
from .plant_givers import Givers
from .plant_hub import Hub
from .plant_notifications import READ_AFTER
from .plant_pages import moment
from .plant_rounds import Rounds
from .travelling import at

WEEKS = 26
TUESDAY = 1
PAUSE = range(33, 50)  # days ago: boxes were shut until they had lids with sand
UNREAD = 3
# How often somebody brings it, what one cell weighs, and how many they usually bring.
BROUGHT: dict[Chemistry, tuple[float, float, float]] = {
    Chemistry.ALKALINE: (62, 22.5, 15),
    Chemistry.ZINC_CARBON: (9, 18.0, 9),
    Chemistry.NIMH: (12, 26.0, 8),
    Chemistry.NICD: (3, 24.0, 6),
    Chemistry.BUTTON: (6, 2.4, 9),
    Chemistry.LI_ION: (7, 46.0, 3),
    Chemistry.LI_PRIMARY: (1, 16.0, 3),
}


@dataclass
class Batteries:
    experiment: Experiment
    sign_ins: dict[str, User]
    day: date
    chance: Random

    def __post_init__(self):
        self.manager = self.sign_ins["park-manager"]
        since = (self.day.weekday() - TUESDAY) % 7 or 7
        self.round_days = [since + 7 * week for week in reversed(range(WEEKS))]

    @contextmanager
    def on(self, days: int, hour: int = 10, minute: int = 0) -> Iterator[None]:
        """What is told on that day is behind the bell since that day."""
        then = moment(self.day, days, hour, minute)
        newest = Notification.objects.order_by("-pk").values_list("pk", flat=True)
        told = newest.first() or 0
        with at(then):
            yield
        Notification.objects.filter(pk__gt=told).update(made_at=then)

    def plant(self, tell: Callable[[str], None]) -> None:
        cache.delete(HABITS_KEY)
        plant_scheme(self.experiment)
        boxes = Boxes(self.manager, self.day, self.chance, self.on)
        self.points = boxes.plant()
        boxes.plant_cards()
        self.givers = Givers(self, boxes.key)
        self.hub = Hub(self)
        self.rounds = Rounds(self, boxes.key)
        before = self.round_days[0] + 8
        for week, days_ago in enumerate(self.round_days):
            self.plant_week(week, before, days_ago)
            before = days_ago
        self.bring(range(1, before), "last")
        self.givers.plant_last(self.points)
        boxes.plant_checks(self.points, self.givers.others)
        self.rounds.plant_today()
        self.read_what_is_old()
        cache.delete(HABITS_KEY)
        tell("boxes, rounds and half a year of batteries")

    def plant_week(self, week: int, before: int, days_ago: int) -> None:
        """Brought since the last round, driven on Tuesday, and what is done at the hub after it."""
        self.bring(range(days_ago + 1, before + 1), f"week-{week}")
        self.givers.plant_week(self.points, days_ago)
        if days_ago not in PAUSE:
            self.rounds.plant(days_ago)
        self.hub.plant_week(week, days_ago)

    def bring(self, days_ago: range, name: str) -> None:
        """The list of the scales, as it comes in on the evening before the round."""
        brought = sorted(self.weighings(days_ago), key=lambda each: each[0])
        told = [
            Weighing(
                point, grams, chemistry, then, f"demonstration:{name}:{at_}", cells
            )
            for at_, (then, point, grams, chemistry, cells) in enumerate(brought)
        ]
        with self.on(-min(days_ago, default=1), 21):
            receive_many(told)

    def weighings(self, days_ago: range) -> Iterator[tuple]:
        open_days = [each for each in days_ago if each not in PAUSE]
        for box in BOXES:
            usual = box.a_week * self.growth(days_ago) * len(open_days) / 7
            for _person in range(self.about(usual)):
                yield self.weighing(box, self.points[box.name], open_days)

    def growth(self, days_ago: range) -> float:
        """More from month to month, and a little more after holidays than before."""
        return (1.3 - max(days_ago, default=0) / 320) * self.chance.uniform(0.85, 1.15)

    def about(self, usual: float) -> int:
        return max(0, round(self.chance.gauss(usual, usual**0.5)))

    def weighing(self, box: Box, point: BatteryPoint, days: list[int]) -> tuple:
        chemistry = self.chance.choices(
            box.takes, [BROUGHT[each][0] for each in box.takes]
        )[0]
        _often, weight, usual = BROUGHT[chemistry]
        cells = min(300, max(1, round(usual * self.chance.lognormvariate(0, 0.7))))
        grams = max(1, round(cells * weight * self.chance.gauss(1, 0.08)))
        return self.daytime(days), point, grams, chemistry, cells

    def daytime(self, days: list[int]) -> datetime:
        hour, minute = self.chance.randint(9, 19), self.chance.randint(0, 59)
        return moment(self.day, -self.chance.choice(days), hour, minute)

    def read_what_is_old(self) -> None:
        """Whoever works here reads what comes, but for the newest."""
        read_at = timezone.now() - READ_AFTER
        about = Notification.objects.filter(kind__startswith="batteries_")
        for person in (self.manager, self.sign_ins["neighbour"], *self.givers.people):
            told = about.filter(person=person)
            newest = told.order_by("-made_at", "-pk").values_list("pk", flat=True)
            told.exclude(pk__in=list(newest[:UNREAD])).update(read_at=read_at)
        about.filter(read_at__lt=timezone.now() - timedelta(days=30)).delete()
