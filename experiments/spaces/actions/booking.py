"""A space is chosen, with its hall and the things that go with it; all of it or nothing."""

from __future__ import annotations

from uuid import UUID

from experiments.bookings.actions import ask_for_booking
from experiments.bookings.actions.pricing import price_booking
from experiments.bookings.enums import Kind
from experiments.bookings.models import Booking
from experiments.bookings.wishes import Wish
from experiments.models import Experiment
from experiments.workflow import Status

from ..models import Space
from ..permissions import NotYourExperiment, TooManyPeople
from ..standing import points_of


def hold_space(
    *, person, wish: Wish, client_key: UUID, hold_minutes: int | None = None
) -> Booking:
    """Held for some minutes, at the price of now."""
    if wish.people > _most_people(wish):
        raise TooManyPeople
    experiment = None
    if wish.experiment is not None:
        experiment = experiments_of(person).filter(pk=wish.experiment).first()
        if experiment is None:
            raise NotYourExperiment
    points = points_of(_wanted(wish), wish.span, person, experiment=experiment)
    booking = ask_for_booking(
        person=person, wish=wish, client_key=client_key, hold_minutes=hold_minutes
    )
    return price_booking(booking=booking, points=points, by=person)


def experiments_of(person):
    """Which book without charge: those that run and that the person organises."""
    return Experiment.objects.organised_by(person).filter(status=Status.RUNNING)


def _wanted(wish: Wish) -> list[tuple[Space, int]]:
    counts = dict(wish.items)
    spaces = Space.objects.with_resource().filter(resource__in=counts)
    return [(each, counts[each.resource_id]) for each in spaces]


def _most_people(wish: Wish) -> int:
    """The largest of what is booked: whoever takes the hall too has its room. Things seat nobody."""
    seats = [
        space.people
        for space, _count in _wanted(wish)
        if space.resource.kind != Kind.EQUIPMENT
    ]
    return max(seats, default=wish.people)
