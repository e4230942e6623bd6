"""Who may do what with batteries on their way, and the sentences with which one is refused."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from experiments.batteries.permissions import can_manage_batteries
from experiments.permissions import Refused

from .enums import NodeKind
from .models import Lot, Node


class NotAWeight(Refused):
    sentence = _("A weight is a whole number of grams above nought.")


class TooHeavy(Refused):
    def __init__(self, grams: int, most: int):
        super().__init__(grams)
        self.grams, self.most = grams, most

    def __str__(self) -> str:
        told = {"weight": kilograms(self.grams), "most": kilograms(self.most)}
        return (
            gettext(
                "%(weight)s kg cannot be right: at most %(most)s kg fit. Were grams and kilograms mixed up?"
            )
            % told
        )


class NotThatTime(Refused):
    sentence = _(
        "This moment lies in the future, or more than 90 days back. Check the clock of the device."
    )


class KeyIsTaken(Refused):
    sentence = _("Something else was sent under this key. Send it under a new one.")


class NotEnough(Refused):
    """``grams`` are all there are at the place."""

    def __init__(self, node: Node, grams: int):
        super().__init__(node.pk)
        self.node, self.grams = node, grams

    def __str__(self) -> str:
        told = {"place": self.node.label, "weight": kilograms(self.grams)}
        return (
            gettext(
                "The books know of only %(weight)s kg there: %(place)s. Weigh again, or enter first what came before."
            )
            % told
        )


class LotIsFurther(Refused):
    """Closed, shipped or certified a second time."""

    def __init__(self, lot: Lot):
        super().__init__(lot.pk)
        self.lot = lot

    def __str__(self) -> str:
        told = {"code": self.lot.code, "state": self.lot.get_state_display()}
        return (
            gettext(
                "Lot %(code)s has moved on, it is now: %(state)s. Nothing was counted twice."
            )
            % told
        )


class LotIsNotThere(Refused):
    """An act before its turn."""

    def __init__(self, lot: Lot):
        super().__init__(lot.pk)
        self.lot = lot

    def __str__(self) -> str:
        told = {"code": self.lot.code, "state": self.lot.get_state_display()}
        return (
            gettext(
                "Lot %(code)s is not ready for this, it is still: %(state)s. Do the step before it first."
            )
            % told
        )


class LotIsEmpty(Refused):
    sentence = _("There is nothing in this lot.")


class NotThisPlace(Refused):
    sentence = _("This place is of another kind, or no longer in use.")


class AlreadyCorrected(Refused):
    sentence = _("This entry has been taken back already.")


class HasMovedOn(Refused):
    sentence = _(
        "What this entry moved has been passed on. Take back what came after it first."
    )


class ReasonNeeded(Refused):
    sentence = _("Say why: everybody can read it.")


class MoreThanThereIs(Refused):
    sentence = _("More material is stated than the lot weighs.")


class NothingRecovered(Refused):
    sentence = _("State at least one material that was recovered.")


def kilograms(grams: int) -> str:
    """In the reader's digits, without noughts at the end."""
    whole, rest = divmod(abs(grams), 1000)
    sign = "-" if grams < 0 else ""
    places = len(f"{rest:03}".rstrip("0")) if rest else 0
    return sign + number_format(
        f"{whole}.{rest:03}", decimal_pos=places, force_grouping=True
    )


def weight(grams: int) -> str:
    """With its unit, in the reader's words."""
    return gettext("%(kg)s kg") % {"kg": kilograms(grams)}


def can_work_at_hub(user) -> bool:
    return can_manage_batteries(user) or user.has_perm("batteries_custody.work_at_hub")


def can_act_for(user, node: Node) -> bool:
    """For a recycler: its keepers, and whoever manages the whole."""
    if can_manage_batteries(user):
        return True
    return (
        user.is_authenticated
        and node.kind == NodeKind.RECYCLER
        and node.keepers.filter(pk=user.pk).exists()
    )


def acts_for_a_recycler(user) -> bool:
    return user.is_authenticated and user.custody_nodes.exists()
