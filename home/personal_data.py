from django.utils.translation import gettext_lazy as _

from innovation_park.lib.personal_data import anonymise, not_personal, register

register(
    "home.ParkImage",
    label=_("Pictures and documents you uploaded for the park"),
    person="uploaded_by_user",
    fields={"title": _("its name"), "created_at": _("when"), "file": _("the file")},
    on_erase=anonymise(
        _("It stays public; that it came from you is forgotten."), uploaded_by_user=None
    ),
)
not_personal("home.Frame", address="Where the park is, in the footer of every page.")
