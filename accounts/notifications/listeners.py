"""What we hear from the packages we stand on. Our own apps never signal each other."""

from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver

from .actions.devices import SWITCHED_ON_HERE
from .actions.voiding import void_acting_links
from .models import Device


@receiver(user_logged_out)
def silence_device(request, user, **kwargs):
    """Whoever signs out leaves a browser behind that may be somebody else's next."""
    device = request.session.get(SWITCHED_ON_HERE) if request else None
    if user is not None and device is not None:
        Device.objects.filter(pk=device, person=user).delete()


@receiver(user_logged_out)
def end_links_of_letters(request, user, **kwargs):
    """Whoever signs out wants nothing more to be done in their name from here."""
    if user is not None:
        void_acting_links(person=user)
