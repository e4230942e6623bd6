"""What observations tell people of. See :mod:`accounts.notifications.kinds`."""

from django.utils.translation import gettext_lazy as _

from accounts.notifications.enums import PRESSING
from accounts.notifications.kinds import Kind, register
from experiments.kinds import ROOM

from .models import Reminder


def _is_still_asked_for(notification) -> bool:
    return Reminder.objects.filter(
        participation=notification.arguments["participation"]
    ).exists()


REMINDERS = register(
    Kind(
        "observations.reminders",
        room=ROOM,
        name=_("Reminders you asked for"),
        icon="alarm-clock",
        ways=PRESSING,
        still_matters=_is_still_asked_for,
        sentences={"reminder": _("Still to fill in: %(name)s")},
    )
)
