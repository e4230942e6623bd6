"""A stored file goes when its row goes, whichever way that happens.

Photos are corrected, refused, withdrawn, erased; brought files go with their experiment.
"""

from django.db.models.signals import post_delete
from django.dispatch import receiver

from innovation_park.lib.private_files import delete_after_commit

from .models import ImportRun, ObservationPhoto


@receiver(post_delete, sender=ObservationPhoto)
def delete_photo(instance, **kwargs):
    delete_after_commit(instance.picture)


@receiver(post_delete, sender=ImportRun)
def delete_brought_file(instance, **kwargs):
    delete_after_commit(instance.file)
