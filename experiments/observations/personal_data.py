"""What observations know of a person, and what becomes of it when they leave the park."""

from django.utils.translation import gettext_lazy as _

from innovation_park.lib.personal_data import anonymise, delete, register

BEFORE_THE_PARTICIPATION = (
    10  # they are reached through it, and it ends with the person
)

register(
    "observations.Observation",
    label=_("What you observed in experiments"),
    person="participation__user",
    fields={
        "experiment": _("in which experiment"),
        "form": _("which form"),
        "observed_at": _("for when"),
        "received_at": _("when we received it"),
        "district": _("in which district"),
        "values": _("your answers"),
    },
    on_erase=delete(_("It is deleted, with all answers.")),
    order=BEFORE_THE_PARTICIPATION,
)
register(
    "observations.ObservationPhoto",
    label=_("Photos you sent to experiments"),
    person="observation__participation__user",
    fields={
        "observation": _("with which observation"),
        "field": _("for which question"),
        "picture": _("the photo"),
    },
    on_erase=delete(_("It is deleted, the file too.")),
    order=BEFORE_THE_PARTICIPATION,
)
register(
    "observations.Correction",
    label=_("Answers you corrected"),
    person=("observation__participation__user", "by"),
    fields={
        "observation": _("of which observation"),
        "field": _("which question"),
        "old": _("the old answer"),
        "new": _("the new answer"),
        "reason": _("your reason"),
        "by": _("you"),
        "at": _("when"),
    },
    on_erase=delete(_("It goes with the observation.")),
    order=BEFORE_THE_PARTICIPATION,
)
register(
    "observations.Draft",
    label=_("What you have begun to fill in"),
    person="participation__user",
    fields={
        "form": _("which form"),
        "answers": _("what you typed"),
        "updated_at": _("when"),
    },
    on_erase=delete(_("It is deleted.")),
    order=BEFORE_THE_PARTICIPATION,
)
register(
    "observations.Reminder",
    label=_("Reminders you chose"),
    person="participation__user",
    fields={
        "form": _("of which form"),
        "hour": _("at which hour"),
        "handled_on": _("when last"),
    },
    on_erase=delete(_("It is deleted.")),
    order=BEFORE_THE_PARTICIPATION,
)
register(
    "observations.ConsentApplied",
    label=_("Up to which consent your answers were cleaned"),
    person="participation__user",
    fields={
        "signature": _("by which signature"),
        "registration": _("by which protocol"),
        "status": _("your status then"),
    },
    on_erase=delete(_("It goes with the participation.")),
    order=BEFORE_THE_PARTICIPATION,
)
register(
    "observations.SensorKey",
    label=_("Keys of sensors you made"),
    person="created_by",
    fields={"name": _("its name"), "created_at": _("when")},
    on_erase=anonymise(
        _("The key goes on working for the experiment; nobody knows who made it."),
        created_by=None,
    ),
)
register(
    "observations.ImportRun",
    label=_("Files of observations you sent"),
    person="by",
    fields={
        "file_name": _("the name of the file"),
        "created_at": _("when"),
        "file": _("the file"),
    },
    on_erase=anonymise(
        _("The data is about no person and stays; nobody knows who sent it."), by=None
    ),
)
