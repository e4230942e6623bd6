"""What a space still lacks before it can be handed in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from experiments.bookings.models import WeeklyHours

from .models import ParkingSpace


def missing_of(space: ParkingSpace) -> list:
    """One phrase each, in the order of the steps. One query."""
    lacks = [
        (_("where it is"), space.address and space.latitude is not None),
        (_("how large it is"), space.length_cm and space.width_cm),
        (_("the way in"), space.entry_route.strip()),
        (_("when it is free"), has_hours(space)),
        (_("a document that shows your right to it"), space.proof),
    ]
    return [phrase for phrase, is_there in lacks if not is_there]


def has_hours(space: ParkingSpace) -> bool:
    return (
        space.resource.is_always_open
        or WeeklyHours.objects.filter(resource=space.resource_id).exists()
    )
