"""What deciding tells people of. See :mod:`accounts.notifications.kinds`."""

from django.utils.translation import gettext_lazy as _

from accounts.notifications.enums import ANY_WAY, NEEDED
from accounts.notifications.kinds import Kind, register

ROOM = _("Digital Foundation")

DECISIONS = register(
    Kind(
        "funding_decisions.decisions",
        room=ROOM,
        name=_("The decision about your application"),
        icon="scale",
        ways=NEEDED,
        sentences={
            "selected": _("Your application %(code)s was selected"),
            "reserve": _("Your application %(code)s is on the waiting list"),
            "declined": _("The decision about your application %(code)s is there"),
        },
    )
)
REDRESS = register(
    Kind(
        "funding_decisions.redress",
        room=ROOM,
        name=_("Answers to your redress"),
        icon="scale",
        ways=NEEDED,
        sentences={
            "received": _("Your redress about %(code)s has arrived"),
            "upheld": _("Your redress about %(code)s was upheld"),
            "rejected": _("Your redress about %(code)s was not upheld"),
        },
    )
)
DESK = register(
    Kind(
        "funding_decisions.desk",
        room=ROOM,
        name=_("Redress that waits for an answer, and decisions that got stuck"),
        icon="hourglass",
        ways=ANY_WAY,
        sentences={
            "asked": _("Somebody asks for redress about %(code)s"),
            "due": _("Redress about %(code)s has to be answered by %(day)s"),
            "stuck": _("The decision about %(code)s could not be carried out"),
        },
    )
)
MEETINGS = register(
    Kind(
        "funding_decisions.meetings",
        room=ROOM,
        name=_("Meetings of panels you sit in"),
        icon="users",
        ways=ANY_WAY,
        sentences={"invited": _("You are invited to a meeting of the panel")},
    )
)
