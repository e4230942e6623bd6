"""What may become of a round, and by whom. What is not listed cannot happen."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Given to the driver")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("Called off")


class Hat(models.TextChoices):
    MANAGER = "manager", _("Park manager")
    DRIVER = "driver", _("Driver")


TRANSITIONS: dict[tuple[RoundState, RoundState], frozenset[Hat]] = {
    (RoundState.DRAFT, RoundState.PUBLISHED): frozenset({Hat.MANAGER}),
    (RoundState.DRAFT, RoundState.CANCELLED): frozenset({Hat.MANAGER}),
    (RoundState.PUBLISHED, RoundState.CANCELLED): frozenset({Hat.MANAGER}),
    (RoundState.PUBLISHED, RoundState.UNDER_WAY): frozenset({Hat.DRIVER, Hat.MANAGER}),
    (RoundState.PUBLISHED, RoundState.DONE): frozenset({Hat.DRIVER, Hat.MANAGER}),
    (RoundState.UNDER_WAY, RoundState.DONE): frozenset({Hat.DRIVER, Hat.MANAGER}),
}
CHANGEABLE = (RoundState.DRAFT, RoundState.PUBLISHED, RoundState.UNDER_WAY)
WITH_THE_DRIVER = (RoundState.PUBLISHED, RoundState.UNDER_WAY, RoundState.DONE)
# A van is out once a day; what was called off leaves room for another.
STANDING = (*CHANGEABLE, RoundState.DONE)


def may_move(source: str, target: str, hats: set[Hat]) -> bool:
    roles = TRANSITIONS.get((RoundState(source), RoundState(target)), frozenset())
    return bool(roles & hats)
