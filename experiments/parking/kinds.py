"""What shared parking tells people of. See :mod:`accounts.notifications.kinds`."""

from django.utils.translation import gettext_lazy as _

from accounts.notifications.enums import ANY_WAY, NEEDED
from accounts.notifications.kinds import Kind, register

ROOM = _("Shared parking")

SEATING = register(
    Kind(
        "parking.seating",
        room=ROOM,
        name=_("Your parking space is not free"),
        icon="square-parking",
        ways=NEEDED,
        sentences={
            "seated": _("You have another parking space"),
            "not_seated": _("Your parking space is not free, and we found no other"),
        },
    )
)
DISPUTES = register(
    Kind(
        "parking.disputes",
        room=ROOM,
        name=_("Disputes about a parking"),
        icon="scale",
        ways=NEEDED,
        sentences={
            "dispute_raised": _("What do you say to this?"),
            "dispute_decided": _("The park manager has decided"),
        },
    )
)
LENDING = register(
    Kind(
        "parking.lending",
        room=ROOM,
        name=_("Answers about a space you lend"),
        icon="circle-parking",
        ways=ANY_WAY,
        sentences={
            "lent": _("Your parking space is lent now"),
            "to_change": _("Your parking space needs a change"),
            "stopped": _("Your parking space is not lent any more"),
        },
    )
)
