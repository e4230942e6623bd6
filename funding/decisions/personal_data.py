"""What deciding knows of a person, and what becomes of it when they leave the park."""

from django.utils.translation import gettext_lazy as _

from innovation_park.lib.personal_data import anonymise, register

STAYS = _("The decision stays without your name.")
MINUTES = _("The minutes stay without your name.")

register(
    "funding_decisions.Draw",
    label=_("Draws you held"),
    person="by",
    fields={"drawn_at": _("when")},
    on_erase=anonymise(STAYS, by=None),
)
register(
    "funding_decisions.FeedbackDraft",
    label=_("Feedback you wrote for applicants"),
    person="by",
    fields={"words": _("what you wrote"), "saved_at": _("when")},
    on_erase=anonymise(_("The words stay without your name."), by=None),
)
register(
    "funding_decisions.Ruling",
    label=_("Decisions you made about applications"),
    person="by",
    fields={
        "outcome": _("the decision"),
        "reason": _("the reason"),
        "made_at": _("when"),
    },
    on_erase=anonymise(STAYS, by=None),
)
register(
    "funding_decisions.Ruling",
    label=_("Decisions you took back"),
    person="undone_by",
    fields={"undone_at": _("when")},
    on_erase=anonymise(STAYS, undone_by=None),
)
register(
    "funding_decisions.PanelMeeting",
    label=_("Meetings of panels you called"),
    person="by",
    fields={"at": _("when")},
    on_erase=anonymise(MINUTES, by=None),
)
register(
    "funding_decisions.PanelMeeting",
    label=_("Meetings of panels you chaired"),
    person="chair",
    fields={"at": _("when")},
    on_erase=anonymise(MINUTES, chair=None),
)
register(
    "funding_decisions.Seat",
    label=_("Meetings of panels you were invited to"),
    person="person",
    fields={"meeting": _("which one"), "is_present": _("whether you were there")},
    on_erase=anonymise(MINUTES, person=None),
)
register(
    "funding_decisions.PanelNote",
    label=_("What you noted for a panel"),
    person="by",
    fields={"words": _("what you wrote"), "saved_at": _("when")},
    on_erase=anonymise(MINUTES, by=None),
)
register(
    "funding_decisions.LeftRoom",
    label=_("When you left the room for a conflict of interest"),
    person="person",
    fields={"note": _("during what")},
    on_erase=anonymise(MINUTES, person=None),
)
