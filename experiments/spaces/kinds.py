"""What the park's spaces tell people of. See :mod:`accounts.notifications.kinds`."""

from django.utils.translation import gettext_lazy as _

from accounts.notifications.enums import ANY_WAY
from accounts.notifications.kinds import Kind, register

SEASONS = register(
    Kind(
        "spaces.seasons",
        room=_("Bookings"),
        name=_("What your group got of a season"),
        icon="calendar-check",
        ways=ANY_WAY,
        sentences={
            "allotted": _("Your group has a time: %(name)s"),
            "without": _("No time for your group this season: %(name)s"),
        },
    )
)
