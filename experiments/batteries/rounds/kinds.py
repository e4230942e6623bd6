"""What rounds tell drivers of. See :mod:`accounts.notifications.kinds`."""

from django.utils.translation import gettext_lazy as _

from accounts.notifications.enums import NEEDED
from accounts.notifications.kinds import Kind, register

ROUNDS = register(
    Kind(
        "batteries.rounds",
        room=_("Battery recycling"),
        name=_("Rounds you drive"),
        icon="truck",
        ways=NEEDED,
        sentences={
            "round_given": _("A round to empty battery boxes is yours"),
            "round_changed": _("Your round has changed"),
            "round_called_off": _("Your round was called off"),
        },
    )
)
