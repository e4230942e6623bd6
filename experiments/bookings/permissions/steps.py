"""What cannot be done with a booking as it stands, or with a form that was used before."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from experiments.permissions import Refused


class HoldIsOver(Refused):
    sentence = _(
        "The minutes to confirm are over and the time is free again. Choose it once more."
    )


class NotInThisState(Refused):
    sentence = _("The booking has moved on; this cannot be done with it any more.")


class NotYetThere(Refused):
    sentence = _("It is too early to say that you have arrived.")


class NotBegun(Refused):
    sentence = _("It has not begun. If you do not need it, cancel it.")


class ReasonMissing(Refused):
    sentence = _("Say why: the person who asked reads it.")


class KeyHasOtherWish(Refused):
    sentence = _(
        "This form has already been used for another booking. Open it again, please."
    )


class KeyIsSpent(Refused):
    sentence = _(
        "With this form you have already booked another time. Press once more if you want this one too."
    )


class KeyMovedIt(Refused):
    sentence = _(
        "With this form you have already moved it. Press once more to move it to this time."
    )
