"""A stored file goes when its row goes, whichever way that happens.

Photos are corrected, refused, withdrawn, erased; brought files go with their experiment.
"""

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from .models import ImportRun, ObservationPhoto


@receiver(post_delete, sender=ObservationPhoto)
def delete_photo(instance, **kwargs):
    _delete_after_commit(instance.picture)


@receiver(post_delete, sender=ImportRun)
def delete_brought_file(instance, **kwargs):
    _delete_after_commit(instance.file)


def _delete_after_commit(file) -> None:
    """A deletion that did not happen keeps its file."""
    storage, name = file.storage, file.name
    transaction.on_commit(lambda: storage.delete(name))
