"""What the books of batteries know of a person, and what becomes of it when they leave the park."""

from django.utils.translation import gettext_lazy as _

from innovation_park.lib.personal_data import anonymise, erase_by, register

register(
    "batteries_custody.CustodyEvent",
    label=_("Batteries you weighed or moved for the park"),
    person="actor",
    fields={
        "act": _("what you did"),
        "node": _("where"),
        "at": _("when"),
        "grams": _("how many grams"),
        "note": _("what you wrote"),
    },
    on_erase=anonymise(
        _("The entry stays in the books without your name."), actor=None
    ),
)
register(
    "batteries_custody.Certificate",
    label=_("Certificates of recycling you handed in"),
    person="by",
    fields={
        "number": _("its number"),
        "at": _("when"),
        "document": _("the document"),
    },
    on_erase=anonymise(
        _("The certificate stays without your name: it is about the batteries."),
        by=None,
    ),
)
register(
    "batteries_custody.Node",
    label=_("Places you act for"),
    person="keepers",
    fields={"name": _("which place"), "keepers": _("you are one of them")},
    on_erase=erase_by(
        lambda nodes, person: [node.keepers.remove(person) for node in nodes],
        _("You are taken from its list."),
    ),
)
