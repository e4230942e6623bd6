"""A space is chosen, with its hall and the things that go with it; all of it or nothing."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Max

from experiments.bookings.actions import ask_for_booking, join_waiting
from experiments.bookings.enums import Kind
from experiments.bookings.models import Booking, WaitingEntry
from experiments.bookings.wishes import Wish
from experiments.models import Experiment
from experiments.workflow import Status

from ..models import Space
from ..permissions import NotYourExperiment, TooManyPeople


def hold_space(
    *, person, wish: Wish, client_key: UUID, hold_minutes: int | None = None
) -> Booking:
    """Held for some minutes, at the price of now (:func:`..standing.points_of`)."""
    _require_possible(person, wish)
    return ask_for_booking(
        person=person, wish=wish, client_key=client_key, hold_minutes=hold_minutes
    )


def wait_for_space(*, person, wish: Wish) -> WaitingEntry:
    """A place in line for what :func:`hold_space` would hold."""
    _require_possible(person, wish)
    return join_waiting(person=person, wish=wish)


def _require_possible(person, wish: Wish) -> None:
    if wish.people > _most_people(wish):
        raise TooManyPeople
    own = experiments_of(person)
    if wish.experiment is not None and not own.filter(pk=wish.experiment).exists():
        raise NotYourExperiment


def experiments_of(person):
    """Which book without charge: those that run and that the person organises."""
    return Experiment.objects.organised_by(person).filter(status=Status.RUNNING)


def _most_people(wish: Wish) -> int:
    """The largest of what is booked: whoever takes the hall too has its room. Things seat nobody."""
    seats = Space.objects.filter(resource__in=wish.resources).exclude(
        resource__kind=Kind.EQUIPMENT
    )
    return seats.aggregate(most=Max("people"))["most"] or wish.people
