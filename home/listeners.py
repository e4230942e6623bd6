"""What we hear from the packages we stand on. Our own apps never signal each other."""

from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from experiments.actions import keep_forum

from .models import ExperimentPage


@receiver([page_published, page_unpublished], sender=ExperimentPage)
def open_or_close_the_forum(instance, **kwargs):
    """The forum of an experiment is public from its first page on, while it has one."""
    keep_forum(instance.experiment)
