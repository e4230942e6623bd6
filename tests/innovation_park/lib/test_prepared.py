"""A prepared query answers as the ordinary one does, whatever it is asked."""

from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Value
from django.test.utils import CaptureQueriesContext

from experiments.bookings.models import Booking, Resource, WeeklyHours
from innovation_park.lib.prepared import Given, Prepared
from tests.factories.bookings import ResourceFactory, held, span

pytestmark = pytest.mark.django_db


def test_models_come_with_what_they_stand_on(django_assert_num_queries):
    rooms = [ResourceFactory() for _ in range(3)]
    ask = Prepared(
        lambda: (
            Resource.objects.select_related("rules")
            .filter(pk__among=Given("ids"))
            .order_by("-pk")
        )
    )
    for wanted in ([], rooms[:1], rooms, [rooms[0], rooms[2]]):
        with django_assert_num_queries(1):
            found = ask(ids=[each.pk for each in wanted])
            cards = [each.rules for each in found]
        assert found == wanted[::-1]
        assert cards == [each.rules for each in wanted[::-1]]
        assert [each.name for each in found] == [each.name for each in wanted[::-1]]


def test_whoever_lists_queries_sees_what_was_asked():
    ask = Prepared(lambda: Resource.objects.filter(pk=Given("pk")))
    for _again in range(2):
        with CaptureQueriesContext(connection) as queries:
            ask(pk=7)
        assert [each["sql"].split()[0] for each in queries] == ["SELECT"]


def test_moments_and_keys_are_told_anew(resident):
    first = held(resident, ResourceFactory(), span(10, 12))
    second = held(resident, ResourceFactory(), span(14, 16))
    after = Prepared(
        lambda: (
            Booking.objects.filter(ends_at__gt=Given("moment"))
            .order_by("pk")
            .values_list("ends_at", "client_key")
        )
    )
    with_key = Prepared(lambda: Booking.objects.filter(client_key=Given("key")))
    rows = [(each.ends_at, each.client_key) for each in (first, second)]
    assert after(moment=span(11, 12).start) == rows
    assert after(moment=span(12, 13).start) == rows[1:]
    assert with_key(key=second.client_key) == [second]
    assert with_key(key=uuid4()) == with_key(key=None) == []


def test_queries_put_together_and_what_is_fixed_in_them():
    room = ResourceFactory()
    WeeklyHours.objects.create(resource=room, weekday=2, opens=0, closes=60)
    ask = Prepared(
        lambda: (
            WeeklyHours.objects.filter(weekday=Given("day"), opens=0)
            .values_list("weekday", Value(7))
            .union(
                Resource.objects.filter(pk=Given("pk")).values_list(
                    "quantity", Value(8)
                ),
                all=True,
            )
        )
    )
    assert sorted(ask(day=2, pk=room.pk)) == [(1, 8), (2, 7)]
    assert ask(day=3, pk=0) == []
