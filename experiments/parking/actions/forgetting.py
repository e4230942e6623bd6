"""Somebody leaves the park: what they lent is withdrawn, whoever had booked it is seated elsewhere, what tells of them goes."""

from __future__ import annotations

from innovation_park.lib.private_files import delete_after_commit

from ..enums import Side
from ..models import Displacement, Dispute, DisputePhoto, SpacePhoto
from ..workflow import SpaceStatus
from .reseating import seat_all_elsewhere


def forget_spaces(spaces, person) -> None:
    """Called inside the transaction of the erasure. The block stays, for the statistics; the household does not.

    All of the spaces are out of the search before anybody is seated, so that nobody is sent from one to the next.
    """
    ids = list(spaces.values_list("pk", flat=True))
    spaces = spaces.model.objects.filter(pk__in=ids).select_related("resource")
    spaces.update(status=SpaceStatus.WITHDRAWN)
    for space in spaces:
        seat_all_elsewhere(space)
    for space in spaces.all():
        for photo in SpacePhoto.objects.filter(space=space):
            photo.delete()
        delete_after_commit(space.proof)
        resource = space.resource
        resource.is_bookable = False
        resource.latitude = resource.longitude = None
        resource.save(update_fields=["is_bookable", "latitude", "longitude"])
    spaces.update(
        owner=None,
        address="",
        latitude=None,
        longitude=None,
        entry_route="",
        proof="",
        reason="",
    )


def forget_deals(deals, person) -> None:
    """The driver's side of them: the plate, where they wanted to go, the photos they took."""
    for displacement in Displacement.objects.filter(deal__in=deals).exclude(photo=""):
        delete_after_commit(displacement.photo)
    Displacement.objects.filter(deal__in=deals).update(photo="")
    deals.update(plate="", wanted_latitude=None, wanted_longitude=None)


def forget_driver_words(disputes, person) -> None:
    _forget_words(disputes, Side.DRIVER, driver_words="")


def forget_owner_words(disputes, person) -> None:
    _forget_words(disputes, Side.OWNER, owner_words="")


def _forget_words(disputes, side: Side, **emptied) -> None:
    ids = list(disputes.values_list("pk", flat=True))
    for photo in DisputePhoto.objects.filter(dispute__in=ids, side=side):
        photo.delete()
    Dispute.objects.filter(pk__in=ids).update(**emptied)
