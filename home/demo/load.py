"""Plants the demonstration park: the same seed and the same day give the same park."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

from django.db import transaction
from django.utils import timezone

from accounts.actions import create_demo_people, sync_roles
from accounts.districts.actions import load_districts
from accounts.models import User
from experiments.models import Experiment

from ..actions import open_park
from . import people
from .events import EVENTS
from .experiments import EARLIER, EXPERIMENTS
from .grants import CALLS
from .lots.lots import LOTS
from .news import NEWS
from .pages import PAGES
from .pictures import plant_pictures
from .plant_batteries import Batteries
from .plant_bookings import Diary
from .plant_days import Days
from .plant_experiments import plant_experiment
from .plant_forum_news import plant_forum_news
from .plant_forums import all_is_told, plant_forums
from .plant_frame import plant_frame
from .plant_funding import Foundation
from .plant_lots import Lots
from .plant_moderation import plant_moderation
from .plant_notifications import plant_notifications, send_nothing_to
from .plant_observations import Harvest
from .plant_pages import (
    Planter,
    plant_call_page,
    plant_event,
    plant_experiment_page,
    plant_home,
    plant_news,
    plant_standard_pages,
)
from .plant_parking import Month, participants_of
from .plant_participants import Crowd, plant_people
from .plant_polls import plant_polls
from .plant_results import plant_results
from .plant_seasons import Seasons
from .plant_sending import plant_file, plant_reminders, plant_sensor_keys
from .plant_spaces import plant_spaces
from .variants import event_variant, experiment_variant, news_variant
from .words import DemoExperiment

COLLECTING = "battery-recycling"  # the experiment that the boxes belong to
LENDING = "happy-parking"  # the experiment that lends and books without charge


class ParkExists(Exception):
    """There are demonstration experiments already; they are left alone."""


@transaction.atomic
def load_park(
    *, day: date, seed: int, times: int, tell: Callable[[str], None]
) -> dict[str, Experiment]:
    if Experiment.objects.filter(is_demo=True).exists():
        raise ParkExists
    chance = Random(seed)  # noqa: S311
    sync_roles()
    load_districts()
    tell("districts and roles")
    sign_ins = create_demo_people()
    tell("sign-ins")
    texts = [
        experiment_variant(text, number, chance)
        for number in range(1, times + 1)
        for text in (*EXPERIMENTS, *EARLIER)
    ]
    records = plant_records(texts, sign_ins, day=day)
    everybody = plant_crowds(
        texts, records, sign_ins, chance=chance, day=day, times=times
    )
    tell("experiments and their participants")
    plant_measured(texts, records, sign_ins["park-manager"], chance=chance, day=day)
    tell("observations")
    plant_lending(
        everybody,
        sign_ins,
        records,
        chance=Random(seed),  # noqa: S311
        day=day,
        tell=tell,
    )
    for text in texts:
        plant_results(
            records[text.slug], text.conclusion, day=day, by=sign_ins["park-manager"]
        )
    tell("results and conclusions")
    foundation = Foundation(sign_ins, everybody[-40:], day, Random(seed))  # noqa: S311
    foundation.plant(tell)
    plant_notifications([sign_ins["resident"], sign_ins["neighbour"]])
    Batteries(records[COLLECTING], sign_ins, day, Random(seed)).plant(tell)  # noqa: S311
    planter = Planter(open_park()["en"], plant_pictures(tell), day, tell)
    plant_all_pages(planter, texts, records, foundation.calls, times)
    plant_frame(planter)
    plant_talk(everybody, sign_ins, chance=Random(seed), day=day, tell=tell)  # noqa: S311
    send_nothing_to([*everybody, *sign_ins.values()])
    return records


def plant_records(
    texts: list[DemoExperiment], sign_ins: dict[str, User], *, day: date
) -> dict[str, Experiment]:
    records = {}
    for text in texts:
        organisers = [sign_ins["park-manager"]]
        if text.slug in people.ORGANISERS:
            organisers.append(sign_ins[people.ORGANISERS[text.slug]])
        records[text.slug] = plant_experiment(text, day=day, organisers=organisers)
    return records


def plant_crowds(texts, records, sign_ins, *, chance, day, times) -> list[User]:
    everybody = plant_people(people.EACH_PARK_HAS * times, chance=chance, day=day)
    for text in texts:
        crowd = Crowd(text, records[text.slug], day, chance)
        known = people.TAKING_PART.get(text.slug, {})
        came = chance.sample(everybody, text.joined + text.waiting - len(known))
        for slug, place in known.items():
            came.insert(place, sign_ins[slug])
        crowd.plant(came)
        crowd.plant_those_who_left(people.LEFT_EACH)
        crowd.plant_those_who_deleted(people.DELETED_EACH)
    return everybody


def plant_lending(everybody, sign_ins, records, *, chance, day, tell) -> None:
    """The park's own spaces with their seasons and days, and the spaces that neighbours lend."""
    diary, manager = Diary(chance), sign_ins["park-manager"]
    spaces = plant_spaces(day=day, tell=tell)
    shared = everybody, manager, diary, day, chance
    days, seasons = Days(spaces, *shared), Seasons(spaces, *shared)
    days.plant_known(sign_ins, records[LENDING])
    seasons.plant()
    days.plant()
    month = plant_month(records[LENDING], sign_ins["neighbour"], manager, diary, day)
    diary.write()
    seasons.write_dates()
    month.write()
    tell("bookings, seasons and happy parking")


def plant_talk(everybody, sign_ins, *, chance, day, tell) -> None:
    """The forums with what waits in them: for readers, voters and moderators."""
    plant_forums(sign_ins, everybody, chance=chance, day=day)
    plant_forum_news([sign_ins["resident"], sign_ins["neighbour"]])
    tell("forums")
    plant_moderation(sign_ins, everybody)  # among people of whom none is known yet
    plant_polls(sign_ins, everybody, chance=chance, now=timezone.now())
    all_is_told()
    tell("polls, and what waits for moderators")


def plant_month(
    experiment: Experiment, known: User, manager: User, diary: Diary, day: date
) -> Month:
    """The first participants lend, ``known`` among them; the others park."""
    taking_part = [each for each in participants_of(experiment) if each != known]
    owners = [known, *taking_part[: len(LOTS) - 1]]
    drivers = taking_part[len(LOTS) - 1 :]
    lots = Lots(experiment, owners, manager, day, diary.chance)
    spaces = lots.plant()
    month = Month(spaces, drivers, known, lots.scheme, diary, day, diary.chance)
    month.plant()
    return month


def plant_measured(texts, records, manager: User, *, chance, day) -> None:
    for text in texts:
        record = records[text.slug]
        plant_sensor_keys(record, day=day, by=manager)
        Harvest(text, record, day, chance).plant()
        plant_file(record, day=day, by=manager)
        plant_reminders(record, chance=chance)


def plant_all_pages(planter: Planter, texts, records, calls, times: int) -> None:
    plant_home(planter)
    plant_standard_pages(planter, PAGES)
    for text in texts:
        plant_experiment_page(planter, text, records[text.slug])
    for number in range(1, times + 1):
        for text in NEWS:
            plant_news(planter, news_variant(text, number), records)
        for text in EVENTS:
            plant_event(planter, event_variant(text, number), records)
    for text in CALLS:
        plant_call_page(planter, text, calls[text.slug])
