"""A photo's file goes when its row goes, whichever way that happens: corrected, refused, withdrawn, erased."""

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from .models import ObservationPhoto


@receiver(post_delete, sender=ObservationPhoto)
def delete_file(instance, **kwargs):
    """After the commit: a deletion that did not happen keeps its file."""
    storage, name = instance.picture.storage, instance.picture.name
    transaction.on_commit(lambda: storage.delete(name))
