"""What else comes with observations: the key of the boxes, a file with its report, reminders."""

from __future__ import annotations

import secrets
from datetime import date
from random import Random

from accounts.models import User
from experiments.enums import FilledBy, HowOften
from experiments.models import Experiment
from experiments.observations.actions import keep_file, read_import, start_import
from experiments.observations.importing.mapping import Column, Mapping
from experiments.observations.models import Reminder, SensorKey
from experiments.observations.protocol import protocol_of
from experiments.workflow import Status
from innovation_park.lib.bearer_keys import SHOWN, hash_of
from innovation_park.lib.translated import Translated

from .diaries.barriers import register
from .plant_pages import moment
from .words import words

KEY_NAME = words("Thirty boxes", "수거함 서른 개", "กล่องสามสิบใบ")
FILE_NAME = "demo-register.csv"
WANT_REMINDERS = 0.35
HOURS = (8, 12, 18, 18, 20, 21)
MAPPING = Mapping(
    fields={
        "kind": Column(
            "구분",
            choices={
                "엘리베이터": "lift",
                "에스컬레이터": "escalator",
                "휠체어리프트": "wheelchair-lift",
            },
        ),
        "state": Column("상태", choices={"운행": "running", "점검": "inspection"}),
    },
    when="점검일",
    unit=["역명", "시설번호"],
    key=["역명", "시설번호", "점검일"],
)


def plant_sensor_keys(record: Experiment, *, day: date, by: User) -> None:
    """Revoked on the day of loading; nobody has ever seen its secret."""
    for form in protocol_of(record).filled_by(FilledBy.SENSORS):
        secret = secrets.token_urlsafe(32)
        SensorKey.objects.create(
            experiment=record,
            form=form.key,
            name=Translated(KEY_NAME).here,
            key_sha256=hash_of(secret),
            beginning=secret[:SHOWN],
            created_by=by,
            last_used_at=moment(day, -1, 6),
            revoked_at=moment(day, 0, 0),
        )


def plant_file(record: Experiment, *, day: date, by: User) -> None:
    """Read as any file is, so that its report says what was repaired and refused."""
    form = protocol_of(record).form("facilities")
    if form is None:
        return
    run = keep_file(
        experiment=record, form=form.key, name=FILE_NAME, content=register(day), by=by
    )
    read_import(start_import(run=run, mapping=MAPPING, by=by, in_background=False))


def plant_reminders(record: Experiment, *, chance: Random) -> None:
    """Only a wish: none was sent."""
    if record.status != Status.RUNNING:
        return
    forms = [
        each.key
        for each in protocol_of(record).filled_by(FilledBy.PARTICIPANTS)
        if each.form.how_often == HowOften.WEEKLY
    ]
    people = record.participations.filter(status="joined").order_by("code")
    Reminder.objects.bulk_create(
        Reminder(participation=each, form=form, hour=chance.choice(HOURS))
        for each in people
        for form in forms
        if chance.random() < WANT_REMINDERS
    )
