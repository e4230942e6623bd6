"""Boxes for used batteries, what is known of them, and the experiment they belong to."""

from datetime import timedelta
from uuid import uuid4

import factory
from django.utils import timezone

from accounts.roles import Role
from experiments.batteries.actions import record_facts, report_point
from experiments.batteries.enums import FactKey, PointStatus, ReportKind, Source
from experiments.batteries.models import BatteryPoint, BatteryScheme
from experiments.workflow import Status

from .accounts import UserFactory
from .experiments import join, ready_experiment
from .observations import words


class BatteryPointFactory(factory.django.DjangoModelFactory):
    """In use; nothing is known of it but that it stands there."""

    class Meta:
        model = BatteryPoint

    name = factory.Sequence(lambda number: f"Box {number}")
    latitude = 37.5551
    longitude = 126.9123
    status = PointStatus.WORKING


def running_batteries(**fields) -> BatteryScheme:
    """Battery recycling as an experiment that runs."""
    slug = fields.pop("slug", "batteries")
    experiment = ready_experiment(slug=slug, capacity=None, **fields)
    experiment.status = Status.RUNNING
    experiment.save(update_fields=["status"])
    return BatteryScheme.objects.create(
        experiment=experiment,
        hub_name=words("The hub"),
        hub_address="1 Hub Street",
        hub_latitude=37.60,
        hub_longitude=126.93,
    )


def collector(scheme, **fields):
    """Somebody who takes part."""
    person = UserFactory(**fields)
    join(scheme.experiment, person)
    return person


def battery_manager(**fields):
    return UserFactory(roles=[Role.PARK_MANAGER], **fields)


def seen_point(days=0, *, source=Source.PARK, found=None, **fields) -> BatteryPoint:
    """Seen there so many days ago; ``found`` holds more facts of that day."""
    point = BatteryPointFactory(**fields)
    return record_facts(
        point=point,
        found={FactKey.THERE: {"is": True}, **(found or {})},
        source=source,
        at=timezone.now() - timedelta(days=days),
    )


def reported_gone(point, person=None, **fields):
    kind = fields.pop("kind", ReportKind.GONE)
    return report_point(
        point=point, kind=kind, client_key=uuid4(), person=person, **fields
    )
