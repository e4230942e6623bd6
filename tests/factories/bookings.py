from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import factory
from django.utils import timezone

from experiments.bookings.actions import confirm_booking, hold_booking
from experiments.bookings.enums import Kind
from experiments.bookings.models import BookingRules, Resource
from experiments.bookings.opening_hours import Span
from experiments.bookings.wishes import Wish

from .observations import words

SEOUL = ZoneInfo("Asia/Seoul")


class BookingRulesFactory(factory.django.DjangoModelFactory):
    """Steps of half an hour, half an hour to eight hours, ten minutes to confirm; no further limits."""

    class Meta:
        model = BookingRules

    name = words("Card")


class ResourceFactory(factory.django.DjangoModelFactory):
    """A room that is open around the clock; ``rules__needs_approval=True`` and its like change its card."""

    class Meta:
        model = Resource

    kind = Kind.ROOM
    slug = factory.Sequence(lambda number: f"room-{number}")
    name = factory.LazyAttribute(lambda each: words(each.slug))
    rules = factory.SubFactory(BookingRulesFactory)
    is_always_open = True


def on_the_hour(hours: float = 0, days: int = 1) -> datetime:
    """``days`` from today at midnight in Seoul, and so many hours."""
    midnight = timezone.now().astimezone(SEOUL).replace(hour=0, minute=0, second=0)
    return midnight.replace(microsecond=0) + timedelta(days=days, hours=hours)


def span(first: float, last: float, days: int = 1) -> Span:
    """From ``first`` to ``last`` o'clock in Seoul, tomorrow by default."""
    return Span(on_the_hour(first, days), on_the_hour(last, days))


def held(person, resource, when=None, count=1, **more):
    """Through the engine, like everybody."""
    wish = Wish(((resource.pk, count),), when or span(10, 12), **more)
    return hold_booking(person=person, wish=wish, client_key=uuid4())


def booked(person, resource, when=None, count=1, **more):
    booking = held(person, resource, when, count, **more)
    return confirm_booking(booking=booking, by=person)


def typed(first="10:00", last="12:00", **more) -> dict:
    """What is sent with a form for tomorrow, under a key of its own."""
    day = f"{on_the_hour(0).date()}"
    return {
        "client_key": str(uuid4()),
        "day": day,
        "start": first,
        "until": last,
        "until_day": "",
        **more,
    }
