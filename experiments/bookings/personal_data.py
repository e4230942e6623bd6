"""What bookings know of a person, and what becomes of it when they leave the park."""

from django.utils.translation import gettext_lazy as _

from innovation_park.lib.personal_data import anonymise, delete, erase_by, register

from .actions.forgetting import forget_bookings

register(
    "bookings.Booking",
    label=_("Your bookings"),
    person="person",
    fields={
        "code": _("its code"),
        "status": _("what became of it"),
        "starts_at": _("from"),
        "ends_at": _("until"),
        "title": _("what for"),
        "people": _("for how many people"),
        "experiment": _("for which experiment"),
        "points": _("for how many points"),
        "made_at": _("when you made it"),
    },
    on_erase=erase_by(
        forget_bookings,
        _(
            "Those to come are cancelled. Of past ones only that the time was used stays."
        ),
    ),
)
register(
    "bookings.BookingEvent",
    label=_("Steps you took with bookings"),
    person="by",
    fields={
        "at": _("when"),
        "status": _("which step"),
        "note": _("what you wrote with it"),
    },
    on_erase=anonymise(
        _("The step stays without your name and words."), by=None, note=""
    ),
)
register(
    "bookings.WaitingEntry",
    label=_("Your places on waiting lists"),
    person="person",
    fields={
        "resource": _("for what"),
        "starts_at": _("from"),
        "ends_at": _("until"),
        "title": _("what for"),
        "people": _("for how many people"),
        "experiment": _("for which experiment"),
        "asked_at": _("since when"),
    },
    on_erase=delete(_("It is deleted.")),
)
register(
    "bookings.Series",
    label=_("Your series of bookings"),
    person="person",
    fields={
        "title": _("what for"),
        "first_day": _("first day"),
        "last_day": _("last day"),
        "made_at": _("when you made it"),
    },
    on_erase=anonymise(
        _("The dates stay without your name and words."), person=None, title=""
    ),
)
register(
    "bookings.CalendarLink",
    label=_("The secret address of your calendar"),
    person="person",
    fields={"nonce": _("what makes it secret")},
    on_erase=delete(_("It is deleted; the address opens nothing any more.")),
)
