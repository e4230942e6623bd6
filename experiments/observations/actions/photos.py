"""Photos that were sent with an observation: kept with it, gone with it."""

from __future__ import annotations

from collections.abc import Mapping

from ..models import Observation, ObservationPhoto


def keep_photos(observation: Observation, photos: Mapping) -> None:
    """Inside a transaction. When that fails no file is left behind."""
    stored = []
    try:
        for key, upload in photos.items():
            photo = ObservationPhoto(observation=observation, field=key)
            photo.picture.save(upload.name, upload, save=False)
            stored.append(photo.picture)
            photo.save()
    except Exception:
        for picture in stored:
            picture.storage.delete(picture.name)
        raise


def forget_photos(photos) -> None:
    """One by one, so that each takes its file along, see :mod:`experiments.observations.listeners`."""
    for photo in photos:
        photo.delete()
