"""Lent spaces through the front door: described, handed in, approved."""

from datetime import timedelta
from uuid import uuid4

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from experiments.bookings.enums import Kind
from experiments.bookings.opening_hours import Span
from experiments.parking.actions import book_space, hold_space
from experiments.parking.availability import areas_for
from experiments.parking.blocks import Block
from experiments.parking.models import ParkingScheme, ParkingSpace, RuleCard
from experiments.parking.wishes import Needs, ParkingWish
from experiments.parking.workflow import SpaceStatus
from experiments.workflow import Status

from .accounts import UserFactory
from .bookings import BookingRulesFactory, ResourceFactory
from .experiments import join, ready_experiment
from .observations import words

HERE = (37.5551, 126.9123)  # in the middle of a block
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


class RuleCardFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RuleCard

    version = factory.Sequence(lambda number: number + 1)
    summary = words("The card")
    valid_from = factory.LazyFunction(timezone.now)


def running_scheme(**fields) -> ParkingScheme:
    """Shared parking as an experiment that runs; steps of a quarter of an hour."""
    experiment = ready_experiment(slug="happy-parking", capacity=None, **fields)
    experiment.status = Status.RUNNING
    experiment.save(update_fields=["status"])
    rules = BookingRulesFactory(step_minutes=15, max_minutes=24 * 60)
    return ParkingScheme.objects.create(
        experiment=experiment, card=RuleCardFactory(), booking_rules=rules
    )


def participant(scheme, **fields):
    person = UserFactory(**fields)
    join(scheme.experiment, person)
    return person


def lent_space(scheme, owner=None, *, metres=0, **fields) -> ParkingSpace:
    """Approved, open around the clock, ``metres`` to the east of the middle of a block."""
    latitude, longitude = HERE
    point = latitude, round(longitude + metres / 88_170, 6)
    features = fields.pop("features", 0)
    resource = ResourceFactory(
        kind=Kind.PARKING,
        slug=f"parking-{uuid4().hex[:8]}",
        rules=scheme.booking_rules,
        latitude=point[0],
        longitude=point[1],
        features=features,
    )
    return ParkingSpace.objects.create(
        **{
            "resource": resource,
            "owner": owner or participant(scheme),
            "status": SpaceStatus.APPROVED,
            "address": "1 Secret Lane",
            "latitude": point[0],
            "longitude": point[1],
            "block": Block.at(*point).key,
            "length_cm": 520,
            "width_cm": 340,
            "entry_route": "The green gate, 4711.",
            "card": scheme.card,
            "agreed_at": timezone.now(),
            **fields,
        }
    )


def in_hours(first: float, last: float) -> Span:
    """So many hours from the next quarter of an hour."""
    now = timezone.now().replace(second=0, microsecond=0)
    now += timedelta(minutes=-now.minute % 15)
    return Span(now + timedelta(hours=first), now + timedelta(hours=last))


def wish_for(span=None, needs=None, point=HERE) -> ParkingWish:
    return ParkingWish(*point, span or in_hours(1, 3), needs or Needs())


def held_deal(person, wish=None, key=None):
    wish = wish or wish_for()
    area = areas_for(wish)[0]
    return hold_space(person=person, area=area, wish=wish, client_key=key or uuid4())


def booked_deal(person, wish=None, plate="12가3456"):
    return book_space(deal=held_deal(person, wish), plate=plate, by=person)


def proof() -> SimpleUploadedFile:
    return SimpleUploadedFile("lease.pdf", PDF, "application/pdf")
