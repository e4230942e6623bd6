"""An experiment with something to publish: a diary of participants, a sensor, and entries of both."""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from experiments.enums import FieldKind, FilledBy, HowOften
from experiments.models import Participation
from experiments.observations.enums import Source
from experiments.observations.models import Observation
from experiments.observations.protocol import Protocol, protocol_of
from experiments.workflow import Status
from tests.factories.accounts import UserFactory
from tests.factories.experiments import (
    ConsentVersionFactory,
    ExperimentFactory,
    join,
    words,
)
from tests.factories.observations import (
    ProtocolFieldFactory,
    ProtocolFormFactory,
    RegistrationFactory,
    choice,
    register,
)

SEOUL = ZoneInfo("Asia/Seoul")


def running_experiment(slug="happy-parking", **fields):
    """Running since twelve weeks ago, registered with a weekly diary and an hourly sensor."""
    experiment = ExperimentFactory(
        slug=slug,
        **{
            "starts_on": timezone.localdate() - timedelta(weeks=12),
            "ends_on": timezone.localdate() + timedelta(weeks=12),
            "capacity": 40,
            **fields,
        },
    )
    ConsentVersionFactory(experiment=experiment)
    draft = RegistrationFactory(experiment=experiment)
    diary = ProtocolFormFactory(registration=draft, how_often=HowOften.WEEKLY)
    ProtocolFieldFactory(form=diary)
    _add(diary, "found", FieldKind.YES_NO)
    _add(diary, "note", FieldKind.TEXT)
    _add(diary, "street", FieldKind.CHOICE, purpose="photos", choices=STREETS)
    sensor = ProtocolFormFactory(
        registration=draft,
        key="roof",
        name=words("Roof sensor"),
        filled_by=FilledBy.SENSORS,
        how_often=HowOften.ANY_TIME,
    )
    _add(sensor, "temperature", FieldKind.NUMBER, unit="°C", minimum=-40, maximum=60)
    _add(sensor, "lit", FieldKind.YES_NO)
    _add(sensor, "remark", FieldKind.TEXT)
    register(draft)
    experiment.status = Status.RUNNING
    experiment.save(update_fields=["status"])
    return experiment


STREETS = [choice("mangwon-ro", "Mangwon-ro"), choice("yanghwa-ro", "Yanghwa-ro")]


def _add(form, key: str, kind: str, **fields):
    return ProtocolFieldFactory(
        **{
            "form": form,
            "key": key,
            "kind": kind,
            "label": words(key.title()),
            "unit": "",
            "minimum": None,
            "maximum": None,
            "is_required": False,
            **fields,
        }
    )


def participants(
    experiment, number: int, *, weeks_ago=12, **decided
) -> list[Participation]:
    people = [
        join(experiment, UserFactory(display_name=f"Person {n}"), **decided)
        for n in range(number)
    ]
    joined_at = timezone.now() - timedelta(weeks=weeks_ago)
    Participation.objects.filter(pk__in=[each.pk for each in people]).update(
        joined_at=joined_at
    )
    return people


def observe(experiment, form: str, values: dict, *, day: date, by=None, unit="", n=0):
    """One entry as it is stored; ``n`` tells apart those that are otherwise the same."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=SEOUL)
    number = Observation.objects.filter(experiment=experiment).count() + n
    return Observation.objects.create(
        experiment=experiment,
        form=form,
        participation=by,
        unit_key=unit,
        source=Source.PHONE if by else Source.KEY,
        client_key=UUID(int=experiment.pk * 10**9 + number),
        observed_at=noon,
        observed_on=day,
        received_at=noon,
        values=values,
    )


def diaries(experiment, people, *, weeks=12) -> None:
    """Plausible minutes, some weeks missing; the first person once typed hours for minutes."""
    today = timezone.localdate()
    for n, person in enumerate(people):
        for week in range(weeks):
            if (n * 5 + week * 3) % 7 == 0:
                continue
            values = {"minutes": 8.0 + (n * 3 + week) % 6, "found": (n + week) % 3 > 0}
            day = today - timedelta(weeks=weeks - week)
            observe(experiment, "diary", values, day=day, by=person)
    observe(experiment, "diary", {"minutes": 480.0}, day=today, by=people[0])


def readings(experiment, number=30) -> None:
    start = timezone.localdate() - timedelta(days=number)
    for n in range(number):
        values = {"temperature": 18.0 + n % 5, "lit": n % 2 == 0, "remark": "=1+1"}
        day = start + timedelta(days=n)
        observe(experiment, "roof", values, day=day, unit="roof 1")


def protocol(experiment) -> Protocol:
    return protocol_of(experiment)
