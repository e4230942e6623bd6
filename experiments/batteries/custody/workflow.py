"""What is done to batteries, and what may become of a lot. A step that is not listed cannot happen."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Act(models.TextChoices):
    RECEIVE = "receive", _("Brought to the box")
    EMPTY = "empty", _("Box emptied into the van")
    UNLOAD = "unload", _("Van unloaded")
    SORT = "sort", _("Sorted into a lot")
    CLOSE = "close", _("Lot closed")
    SHIP = "ship", _("Lot shipped")
    ARRIVE = "arrive", _("Arrived at the recycler")
    CERTIFY = "certify", _("Recycled and certified")
    LOSE = "lose", _("Stated as missing")
    FIND = "find", _("Stated as found")


WEIGHTLESS = (Act.CLOSE,)


class LotState(models.TextChoices):
    OPEN = "open", pgettext_lazy("lot", "Open")
    CLOSED = "closed", pgettext_lazy("lot", "Closed")
    SHIPPED = "shipped", _("On the way")
    ARRIVED = "arrived", _("At the recycler")
    CERTIFIED = "certified", _("Recycled and certified")


# The state in which an act finds a lot, and the one in which it leaves it.
STEPS: dict[Act, tuple[LotState, LotState]] = {
    Act.SORT: (LotState.OPEN, LotState.OPEN),
    Act.CLOSE: (LotState.OPEN, LotState.CLOSED),
    Act.SHIP: (LotState.CLOSED, LotState.SHIPPED),
    Act.ARRIVE: (LotState.SHIPPED, LotState.ARRIVED),
    Act.CERTIFY: (LotState.ARRIVED, LotState.CERTIFIED),
}
ORDER = list(LotState)


def has_gone_past(state: str, act: Act) -> bool:
    """Whether the act has been done to a lot in this state."""
    return ORDER.index(LotState(state)) >= ORDER.index(STEPS[act][1])
