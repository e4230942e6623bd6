"""Who may do what with drop-offs and rewards, and the sentences with which one is refused."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from experiments.batteries.permissions import can_manage_batteries
from experiments.permissions import Refused

from .limits import Limit
from .models import Collection, DropOff


class OverLimit(Refused):
    """Says which, and what to do."""

    def __init__(self, limit: Limit):
        super().__init__(limit.code)
        self.limit = limit

    def __str__(self) -> str:
        return str(self.limit)


class KeyIsTaken(Refused):
    sentence = _(
        "This was sent before with other content. Reload the page and state it again; what was sent first is kept."
    )


class NothingStated(Refused):
    sentence = _("Say how many they are, or what they weigh.")


class NotForBoxes(Refused):
    sentence = _(
        "These must not go into a box. Read on the page before how to bring them safely."
    )


class NotThisBox(Refused):
    sentence = _(
        "This box does not take them. Choose one of the places on the page before, which do."
    )


class PointIsClosed(Refused):
    sentence = _(
        "This box is not in use at the moment. Choose another one from the map; do not leave batteries beside it."
    )


class AlreadyDecided(Refused):
    sentence = _("This drop-off has been decided already. Nothing was counted twice.")


class NotConfirmed(Refused):
    sentence = _("Only a confirmed drop-off can be taken back.")


class ReasonNeeded(Refused):
    sentence = _("Say why: it stays in the books.")


class NotAWeight(Refused):
    sentence = _("A weight is a whole number of grams, from 1 to 20,000.")


class NotANumber(Refused):
    sentence = _("A number of batteries is a whole one, from 1 to 500.")


class NothingToCollect(Refused):
    sentence = _("You have nothing of this to collect at the moment.")


class OutOfStock(Refused):
    sentence = _(
        "There are not enough of them at the moment. Yours stay yours: we write to you when new ones come, or choose another reward."
    )


class NotOpen(Refused):
    sentence = _(
        "This code is not open any more: it was used, cancelled or its time is over. Nothing was handed out twice."
    )


class NoExchange(Refused):
    sentence = _("The district offers no such exchange.")


class NoSuchTeam(Refused):
    sentence = _(
        "There is no team with this code. Ask whoever gave it to you to read it out once more."
    )


class InATeamAlready(Refused):
    sentence = _(
        "You are in a team already. Leave it first; what you brought for it stays."
    )


class NotAllowed(Refused):
    sentence = _("Only staff of battery recycling can do this.")


def can_confirm(user) -> bool:
    return can_manage_batteries(user)


def require_staff(user) -> None:
    if not can_confirm(user):
        raise NotAllowed


def may_see_drop_off(user, drop_off: DropOff, codes: list[str]) -> bool:
    """Its person; without an account whoever stated it in this session; and staff."""
    if can_confirm(user):
        return True
    if drop_off.person_id is not None:
        return user.is_authenticated and drop_off.person_id == user.pk
    return drop_off.code in codes


def may_see_collection(user, collection: Collection) -> bool:
    """Its person; staff are led to the counter from there."""
    if can_confirm(user):
        return True
    return user.is_authenticated and collection.account.person_id == user.pk
