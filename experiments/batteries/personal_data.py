"""What the boxes know of a person, and what becomes of it when they leave the park."""

from django.utils.translation import gettext_lazy as _

from innovation_park.lib.personal_data import (
    anonymise,
    erase_by,
    not_personal,
    register,
)

from .actions.forgetting import forget_reports

register(
    "batteries.PointReport",
    label=_("What you reported about battery boxes"),
    person="person",
    fields={
        "point": _("about which box"),
        "kind": _("what you reported"),
        "at": _("when"),
        "note": _("what you wrote"),
        "photo": _("the photo you sent"),
    },
    on_erase=erase_by(
        forget_reports,
        _("Words and photo are deleted; that somebody reported it stays."),
    ),
)
register(
    "batteries.PointReport",
    label=_("Reports about battery boxes that you answered"),
    person="answered_by",
    fields={"answered_at": _("when"), "answer": _("what you answered")},
    on_erase=anonymise(_("The answer stays without your name."), answered_by=None),
)
register(
    "batteries.PointFact",
    label=_("What you checked at battery boxes"),
    person="verified_by",
    fields={
        "point": _("at which box"),
        "key": _("which fact"),
        "value": _("what you found"),
        "verified_at": _("when"),
    },
    on_erase=anonymise(_("The fact stays without your name."), verified_by=None),
)
register(
    "batteries.Scale",
    label=_("Scales you made keys for"),
    person="made_by",
    fields={"name": _("the name of the scale"), "made_at": _("when")},
    on_erase=anonymise(_("The scale goes on weighing."), made_by=None),
)

not_personal(
    "batteries.BatteryPoint",
    address="Of a box, a shop or a centre that is open to everybody.",
)
not_personal(
    "batteries.BatteryScheme", hub_address="Of the hall where batteries are sorted."
)
