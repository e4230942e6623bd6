"""The photos of a space: the first is the one that is seen first."""

from __future__ import annotations

from django.db import transaction

from experiments.bookings.permissions import can_manage_bookings
from experiments.permissions import NotAllowed

from ..models import Space, SpacePhoto
from ..permissions import EnoughPhotos

MOST_PHOTOS = 12


@transaction.atomic
def add_photo(*, space: Space, picture, shows, by) -> SpacePhoto:
    """At the end. ``picture`` has been through :func:`innovation_park.lib.uploads.clean_picture`."""
    photos = _photos_of(space, by)
    if len(photos) >= MOST_PHOTOS:
        raise EnoughPhotos
    photo = SpacePhoto(space=space, shows=shows)
    photo.position = photos[-1].position + 1 if photos else 0
    photo.picture.save(picture.name, picture, save=False)
    photo.width, photo.height = photo.picture.width, photo.picture.height
    photo.save()
    return photo


@transaction.atomic
def describe_photo(*, photo: SpacePhoto, shows, by) -> None:
    _photos_of(photo.space, by)
    photo.shows = shows
    photo.save(update_fields=["shows"])


@transaction.atomic
def move_photo(*, photo: SpacePhoto, by, steps: int) -> None:
    """So many places towards the end, or with a number below nought towards the beginning; no further than that."""
    photos = _photos_of(photo.space, by)
    at = photos.index(photo)
    photos.insert(max(0, at + steps), photos.pop(at))
    for position, each in enumerate(photos):
        each.position = position
    SpacePhoto.objects.bulk_update(photos, ["position"])


@transaction.atomic
def delete_photo(*, photo: SpacePhoto, by) -> None:
    """The file goes when it is certain that the row has."""
    _photos_of(photo.space, by)
    picture = photo.picture
    photo.delete()
    transaction.on_commit(lambda: picture.storage.delete(picture.name))


def _photos_of(space: Space, by) -> list[SpacePhoto]:
    """In their order, the space locked: two who sort at once do not mix."""
    if not can_manage_bookings(by):
        raise NotAllowed
    Space.objects.select_for_update().get(pk=space.pk)
    return list(space.photos.in_order())
