"""What observations know of a person, and what becomes of it when they leave the park."""

from django.utils.translation import gettext_lazy as _

from innovation_park.lib.personal_data import anonymise, register

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
    fields={"file_name": _("the name of the file"), "created_at": _("when")},
    on_erase=anonymise(
        _("The data is about no person and stays; nobody knows who sent it."), by=None
    ),
)
