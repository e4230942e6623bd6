"""What rounds know of a person, and what becomes of it when they leave the park."""

from django.utils.translation import gettext_lazy as _

from innovation_park.lib.personal_data import anonymise, erase_by, register

register(
    "batteries_rounds.Round",
    label=_("Rounds you drive"),
    person="driver",
    fields={
        "day": _("the day"),
        "code": _("the code of the round"),
        "state": _("its state"),
        "unloaded_grams": _("what was weighed at the hub"),
        "unloaded_at": _("when it was unloaded"),
    },
    on_erase=anonymise(
        _("The round stays in the books of the batteries, without you."), driver=None
    ),
)
register(
    "batteries_rounds.Round",
    label=_("Rounds that were given to you"),
    person="given_to",
    fields={"day": _("the day"), "code": _("the code of the round")},
    on_erase=erase_by(
        lambda rounds, person: [each.given_to.remove(person) for each in rounds],
        _("The round stays, without you."),
    ),
)
register(
    "batteries_rounds.Round",
    label=_("Rounds you gave to drivers"),
    person="published_by",
    fields={"published_at": _("when")},
    on_erase=anonymise(_("The round stays without your name."), published_by=None),
)
register(
    "batteries_rounds.Stop",
    label=_("Boxes you emptied"),
    person="by",
    fields={
        "grams": _("what you weighed"),
        "at": _("when"),
        "obstacle": _("why it could not be emptied"),
        "note": _("what you noted"),
    },
    on_erase=anonymise(
        _(
            "Weight and time stay in the books of the batteries, without you; your note is deleted."
        ),
        by=None,
        note="",
    ),
)
register(
    "batteries_rounds.DayPlan",
    label=_("Rounds you planned"),
    person="made_by",
    fields={"day": _("for which day"), "made_at": _("when")},
    on_erase=anonymise(_("The plan stays without your name."), made_by=None),
)
