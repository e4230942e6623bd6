"""What the park manager writes of a space: both its halves at once."""

from __future__ import annotations

from django.db import transaction

from experiments.bookings.permissions import can_manage_bookings
from experiments.permissions import NotAllowed

from ..models import Space


@transaction.atomic
def describe_space(*, resource_form, space_form, by) -> Space:
    """Of two valid forms, :class:`..forms.spaces.ResourceForm` and ``SpaceForm``."""
    if not can_manage_bookings(by):
        raise NotAllowed
    space_form.instance.resource = resource_form.save()
    space = space_form.save()
    space_form.save_door(space)
    return space
