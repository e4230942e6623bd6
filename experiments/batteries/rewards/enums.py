from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """What has become of a drop-off."""

    STATED = "stated", _("Waiting to be weighed")
    CONFIRMED = "confirmed", _("Confirmed")
    REFUSED = "refused", _("Not counted")
    EXPIRED = "expired", _("Nobody could weigh it in time")
    UNSAFE = "unsafe", _("Not safe: staff look at the box")
    CORRECTED = "corrected", _("Taken back and counted anew")


class Item(models.TextChoices):
    CELL = "cell", _("Cells")
    POWER_BANK = "power_bank", _("Power banks")


class Refusal(models.TextChoices):
    """Why staff did not count it; the person reads the sentence."""

    NOTHING = (
        "nothing",
        _(
            "There was nothing in the box at that time. If you think this is a mistake, show your receipt at the desk."
        ),
    )
    NOT_BATTERIES = (
        "not_batteries",
        _(
            "What lay there were not batteries. Only batteries count; take other things to the recycling centre."
        ),
    )
    ANOTHERS = (
        "anothers",
        _(
            "The same batteries had been stated before. State each battery once, by the person who brings it."
        ),
    )
    UNSAFE = (
        "unsafe",
        _(
            "A battery was swollen or leaking. Such a one must not go into a box: hand it to staff next time. It earns nothing."
        ),
    )


class AccountKind(models.TextChoices):
    """Where rewards come from and go to. All but a person's are one each."""

    ISSUE = "issue", _("Promised by the park")
    PERSON = "person", _("Somebody's")
    SUPPLY = "supply", _("Bought")
    SHELF = "shelf", _("On the shelf")
    GIVEN = "given", _("Handed out")


class Entry(models.TextChoices):
    """What moves rewards."""

    EARNED = "earned", _("Earned by a drop-off")
    CORRECTED = "corrected", _("Taken back by a correction")
    WAIVED = "waived", _("Let go, because it had been handed out")
    DELIVERED = "delivered", _("Delivered to the shelf")
    GIVEN = "given", _("Handed out")
    EXCHANGED = "exchanged", _("Exchanged for another reward")
    COUNTED = "counted", _("Mended after counting the shelf")


class CollectionState(models.TextChoices):
    OPEN = "open", _("Set aside for you")
    GIVEN = "given", _("Handed out")
    LAPSED = "lapsed", _("Not collected in time")
    CANCELLED = "cancelled", _("Cancelled")


class TeamKind(models.TextChoices):
    BUILDING = "building", _("Building")
    SCHOOL = "school", _("School")
    STREET = "street", _("Street")
