"""What experiments tell people of. See :mod:`accounts.notifications.kinds`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from accounts.notifications.enums import ANY_WAY, BY_LETTER, NEEDED
from accounts.notifications.kinds import Kind, register

from .models import ConsentSignature, Participation

ROOM = _("Experiments")


def about_participation(participation) -> str:
    """Whoever withdraws is linked to their participation by nothing: all that was told of it goes."""
    return f"participation:{participation.pk}"


def _still_takes_part(notification) -> bool:
    return Participation.objects.filter(
        pk=notification.arguments["participation"], user=notification.person_id
    ).exists()


def _still_to_sign(notification) -> bool:
    has_signed = ConsentSignature.objects.filter(
        participation=notification.arguments["participation"],
        version=notification.arguments["version"],
    )
    return _still_takes_part(notification) and not has_signed.exists()


PLACE = register(
    Kind(
        "experiments.place",
        room=ROOM,
        name=_("Your place in an experiment"),
        icon="sprout",
        ways=NEEDED,
        still_matters=_still_takes_part,
        sentences={
            "joined": _("You have joined: %(name)s"),
            "waiting": _("You are on the waiting list: %(name)s"),
            "guardian_asked": _("We have asked your guardian: %(name)s"),
            "promoted": _("You have a place now: %(name)s"),
        },
    )
)
ENDED = register(
    Kind(
        "experiments.ended",
        room=ROOM,
        name=_("The end of your place in an experiment"),
        icon="door-closed",
        ways=NEEDED,
        sentences={
            "guardian_late": _("Your guardian has not answered: %(name)s"),
            "guardian_refused": _("Your guardian does not agree: %(name)s"),
            "guardian_withdrew": _("Your guardian no longer agrees: %(name)s"),
            "list_closed": _("Concluded: %(name)s"),
        },
    )
)
CONSENT = register(
    Kind(
        "experiments.consent",
        room=ROOM,
        name=_("Consent texts to sign again"),
        icon="signature",
        ways=NEEDED,
        still_matters=_still_to_sign,
        sentences={"consent_changed": _("Please sign again: %(name)s")},
    )
)
OUTCOME = register(
    Kind(
        "experiments.outcome",
        room=ROOM,
        name=_("What came of your experiments"),
        icon="scale",
        ways=ANY_WAY,
        still_matters=_still_takes_part,
        sentences={"concluded": _("Concluded: %(name)s")},
    )
)
ORGANISERS = register(
    Kind(
        "experiments.organisers",
        room=ROOM,
        name=_("Letters from organisers"),
        icon="mail",
        ways=BY_LETTER,
        still_matters=_still_takes_part,
        sentences={
            "from_organisers": _("The organisers have written to you: %(name)s"),
            "question": _("A question about your entry: %(name)s"),
        },
    )
)
