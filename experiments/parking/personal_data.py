"""What happy parking knows of a person, and what becomes of it when they leave the park."""

from django.utils.translation import gettext_lazy as _

from innovation_park.lib.personal_data import (
    anonymise,
    erase_by,
    keep,
    not_personal,
    register,
)

from .actions.forgetting import (
    forget_deals,
    forget_driver_words,
    forget_owner_words,
    forget_spaces,
)

register(
    "parking.ParkingSpace",
    label=_("Parking spaces you lend"),
    person="owner",
    fields={
        "address": _("where it is"),
        "latitude": _("latitude"),
        "longitude": _("longitude"),
        "length_cm": _("how long"),
        "width_cm": _("how wide"),
        "entry_route": _("the way in"),
        "status": _("whether it is lent"),
        "proof": _("the document that shows your right to it"),
        "reason": _("what the park manager wrote to you"),
        "token": _("the secret of the code at the space"),
        "made_at": _("since when"),
    },
    on_erase=erase_by(
        forget_spaces,
        _("It is withdrawn; address, point, way in, photos and document are deleted."),
    ),
)
register(
    "parking.SpacePhoto",
    label=_("Photos of your parking spaces"),
    person="space__owner",
    fields={"picture": _("the photo")},
    on_erase=erase_by(
        lambda photos, _person: [photo.delete() for photo in photos],
        _("They are deleted."),
    ),
)
register(
    "parking.ParkingSpace",
    label=_("Parking spaces you decided on"),
    person="decided_by",
    fields={"decided_at": _("when")},
    on_erase=anonymise(_("The decision stays without your name."), decided_by=None),
)
register(
    "parking.Deal",
    label=_("Your parking"),
    person="booking__person",
    fields={
        "plate": _("number plate, until 24 hours after the end"),
        "wanted_latitude": _("latitude of the place you searched"),
        "wanted_longitude": _("longitude of the place you searched"),
        "arrived_at": _("when you came"),
        "left_at": _("when you left"),
        "overstay_minutes": _("minutes beyond the end"),
    },
    on_erase=erase_by(
        forget_deals,
        _("Plate and place are deleted; that the time was used stays, without you."),
    ),
)
register(
    "parking.Displacement",
    label=_("When your space was taken"),
    person="deal__booking__person",
    fields={
        "at": _("when"),
        "cause": _("why"),
        "photo": _("the photo you took of it"),
    },
    on_erase=erase_by(
        lambda _rows, _person: None, _("The photo is deleted with your parking.")
    ),
)
register(
    "parking.Dispute",
    label=_("Disputes about your parking"),
    person="deal__booking__person",
    fields={
        "driver_words": _("what you wrote"),
        "decision": _("what was decided"),
        "reason": _("why"),
        "raised_at": _("when it was raised"),
    },
    on_erase=erase_by(forget_driver_words, _("Your words and photos are deleted.")),
)
register(
    "parking.Dispute",
    label=_("Disputes about your parking spaces"),
    person="deal__space__owner",
    fields={
        "owner_words": _("what you wrote"),
        "decision": _("what was decided"),
        "reason": _("why"),
        "raised_at": _("when it was raised"),
    },
    on_erase=erase_by(forget_owner_words, _("Your words and photos are deleted.")),
)
register(
    "parking.Dispute",
    label=_("Disputes you decided"),
    person="decided_by",
    fields={"decided_at": _("when")},
    on_erase=anonymise(_("The decision stays without your name."), decided_by=None),
)

not_personal(
    "parking.CarPark",
    address="Of a public car park, from the city's open list.",
    phone="Of its office; mobile numbers are left out when the list is read.",
)

register(
    "parking.Account",
    label=_("Your account of points"),
    person="person",
    fields={"code": _("its code, which is all the public sees of it")},
    on_erase=anonymise(
        _(
            "Its code and sums stay, so that the books still add up; nobody knows whose."
        ),
        person=None,
    ),
)
register(
    "parking.Posting",
    label=_("Points you earned and spent"),
    person="account__person",
    fields={
        "transaction": _("what for"),
        "points": _("how many"),
    },
    on_erase=keep(_("They stay under the code, without you.")),
)
