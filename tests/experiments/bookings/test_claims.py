"""The table of claims itself refuses what overlaps: written past every model and action."""

from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction

from experiments.bookings.models import Claim
from innovation_park.lib.no_overlap import is_overlap
from tests.factories.bookings import ResourceFactory, booked, span

pytestmark = pytest.mark.django_db

COLUMNS = "booking_id, resource_id, first_lane, end_lane, starts_at, ends_at"
COPY = f"INSERT INTO bookings_claim ({COLUMNS}) SELECT {COLUMNS} FROM bookings_claim WHERE id = %s"
MOVE = "UPDATE bookings_claim SET resource_id = %s WHERE id = %s"


@pytest.fixture
def claims(resident, neighbour):
    """Two rooms at the same time."""
    booked(resident, ResourceFactory(), span(10, 12))
    booked(neighbour, ResourceFactory(), span(10, 12))
    return list(Claim.objects.order_by("pk"))


def insert(first, second):
    return COPY, [first.pk]


def update(first, second):
    return MOVE, [first.resource_id, second.pk]


def run(statement, values=None):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize("write", [insert, update])
def test_second_claim_of_the_same_time_is_refused(claims, write):
    with pytest.raises(IntegrityError) as refusal:
        run(*write(*claims))
    assert is_overlap(refusal.value)
    assert len({claim.resource_id for claim in Claim.objects.all()}) == 2


@pytest.mark.parametrize("write", [insert, update])
def test_without_the_guard_it_is_written(claims, write):
    """The negative control."""
    rule = import_module("experiments.bookings.migrations.0002_no_overlap").APART
    if connection.vendor == "postgresql":
        run("SET CONSTRAINTS ALL IMMEDIATE")
    for statement in rule.removal(connection.vendor):
        run(statement)
    run(*write(*claims))
    room = claims[0].resource_id
    assert Claim.objects.filter(resource=room).count() == 2
