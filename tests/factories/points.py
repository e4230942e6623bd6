"""Deals that are over, without the way there: what the ledger works on."""

from datetime import timedelta
from uuid import uuid4

import factory
from django.utils import timezone

from experiments.bookings.enums import Kind
from experiments.bookings.models import Booking
from experiments.bookings.workflow import Status
from experiments.parking.models import Deal, ParkingSpace, RuleCard
from experiments.parking.workflow import SpaceStatus
from innovation_park.lib.spoken_code import spoken_code

from .bookings import ResourceFactory
from .observations import words


class RuleCardFactory(factory.django.DjangoModelFactory):
    """Ten points an hour, ten minutes of grace, half as much again for the excess."""

    class Meta:
        model = RuleCard
        django_get_or_create = ("version",)

    version = 1
    summary = words("Ten points an hour.")
    valid_from = factory.LazyFunction(timezone.now)


class LentSpaceFactory(factory.django.DjangoModelFactory):
    """Lent, in the middle of Seoul."""

    class Meta:
        model = ParkingSpace

    resource = factory.SubFactory(
        ResourceFactory,
        kind=Kind.PARKING,
        slug=factory.Sequence(lambda number: f"lent-{number}"),
    )
    status = SpaceStatus.APPROVED
    latitude = 37.56
    longitude = 127.0
    length_cm = 500
    width_cm = 250
    card = factory.SubFactory(RuleCardFactory)


def ended_deal(driver, space, hours=2.0, overstay=0, ended=None, **card) -> Deal:
    """Ended ``hours`` after it began; ``overstay`` minutes later the driver left."""
    ends_at = ended or timezone.now() - timedelta(hours=1)
    starts_at = ends_at - timedelta(hours=hours)
    booking = Booking.objects.create(
        code=spoken_code(),
        status=Status.ENDED,
        person=driver,
        starts_at=starts_at,
        ends_at=ends_at,
        zone="Asia/Seoul",
        client_key=uuid4(),
        fingerprint="",
        made_at=starts_at,
    )
    return Deal.objects.create(
        booking=booking,
        space=space,
        card=RuleCardFactory(**card),
        minutes=round(hours * 60),
        arrived_at=starts_at,
        left_at=ends_at + timedelta(minutes=overstay),
        overstay_minutes=overstay,
    )
