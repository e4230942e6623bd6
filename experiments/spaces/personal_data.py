"""What the lending of spaces knows of a person, and what becomes of it when they leave the park."""

from django.utils.translation import gettext_lazy as _

from innovation_park.lib.personal_data import anonymise, erase_by, register

from .actions.forgetting import forget_requests

register(
    "spaces.SeasonRequest",
    label=_("Seasonal times your groups asked for"),
    person="person",
    fields={
        "round": _("for which season"),
        "code": _("its code"),
        "group": _("the name of the group"),
        "people": _("how many you are"),
        "features": _("what has to be there"),
        "times": _("how many times a week"),
        "asked_at": _("when you asked"),
    },
    on_erase=erase_by(
        forget_requests,
        _(
            "While the season is not given out, it is deleted. Afterwards it stays under its code, without you."
        ),
    ),
)
register(
    "spaces.Repair",
    label=_("Spaces you closed for repairs"),
    person="by",
    fields={"space": _("which one"), "made_at": _("when")},
    on_erase=anonymise(_("The closing stays without your name."), by=None),
)
