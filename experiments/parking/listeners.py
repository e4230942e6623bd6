"""A stored file goes when its row goes, whichever way that happens."""

from django.db.models.signals import post_delete
from django.dispatch import receiver

from innovation_park.lib.private_files import delete_after_commit

from .models import Displacement, DisputePhoto, ParkingSpace, SpacePhoto


@receiver(post_delete, sender=SpacePhoto)
@receiver(post_delete, sender=DisputePhoto)
def delete_picture(instance, **kwargs):
    delete_after_commit(instance.picture)


@receiver(post_delete, sender=Displacement)
def delete_photo(instance, **kwargs):
    delete_after_commit(instance.photo)


@receiver(post_delete, sender=ParkingSpace)
def delete_proof(instance, **kwargs):
    delete_after_commit(instance.proof)
