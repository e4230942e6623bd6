"""A stored photo goes when its row goes, whichever way that happens."""

from django.db.models.signals import post_delete
from django.dispatch import receiver

from innovation_park.lib.private_files import delete_after_commit

from .models import DropOff


@receiver(post_delete, sender=DropOff)
def delete_photo(instance, **kwargs):
    delete_after_commit(instance.photo)
