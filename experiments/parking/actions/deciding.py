"""The park manager looks at a space and its document, and says yes or no."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from innovation_park.lib.private_files import delete_after_commit

from ..emails import letter_space_decided
from ..models import ParkingSpace
from ..permissions import ReasonNeeded
from ..workflow import SpaceStatus
from .moving import locked_space, move_to


@transaction.atomic
def approve_space(*, space: ParkingSpace, by) -> ParkingSpace:
    return _decide(space, SpaceStatus.APPROVED, by, "")


@transaction.atomic
def refuse_space(*, space: ParkingSpace, reason: str, by) -> ParkingSpace:
    if not reason.strip():
        raise ReasonNeeded
    return _decide(space, SpaceStatus.REFUSED, by, reason.strip())


def _decide(space: ParkingSpace, status: SpaceStatus, by, reason: str) -> ParkingSpace:
    """The document has been seen and is of no use any more."""
    space = locked_space(space)
    document = space.proof
    move_to(
        space,
        status,
        by=by,
        decided_by=by,
        decided_at=timezone.now(),
        reason=reason,
    )
    delete_after_commit(document)
    space.proof = ""
    space.save(update_fields=["proof"])
    letter_space_decided(space)
    return space
