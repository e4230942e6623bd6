"""The life of a lent space, as one table. Nothing here touches the database."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SpaceStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waiting for the park manager")
    APPROVED = "approved", _("Lent")
    REFUSED = "refused", _("Not accepted")
    PAUSED = "paused", _("Paused")
    WITHDRAWN = "withdrawn", pgettext_lazy("parking space", "Withdrawn")


class Hat(models.TextChoices):
    OWNER = "owner"
    PARK_MANAGER = "park manager"
    CLOCK = "clock"


OWNER, MANAGER, CLOCK = Hat.OWNER, Hat.PARK_MANAGER, Hat.CLOCK
# A pair that is not listed cannot happen.
TRANSITIONS: dict[tuple[str, str], set[Hat]] = {
    (SpaceStatus.DRAFT, SpaceStatus.SUBMITTED): {OWNER},
    (SpaceStatus.SUBMITTED, SpaceStatus.DRAFT): {OWNER},
    (SpaceStatus.SUBMITTED, SpaceStatus.APPROVED): {MANAGER},
    (SpaceStatus.SUBMITTED, SpaceStatus.REFUSED): {MANAGER},
    (SpaceStatus.REFUSED, SpaceStatus.SUBMITTED): {OWNER},
    (SpaceStatus.APPROVED, SpaceStatus.PAUSED): {OWNER, MANAGER, CLOCK},
    (SpaceStatus.PAUSED, SpaceStatus.APPROVED): {OWNER, MANAGER},
    **{
        (status, SpaceStatus.WITHDRAWN): {OWNER}
        for status in SpaceStatus
        if status != SpaceStatus.WITHDRAWN
    },
}
# What it is, where and how large: what the park manager saw is what is lent.
MAY_BE_REWRITTEN = {SpaceStatus.DRAFT, SpaceStatus.REFUSED}


def may_move(hats: set[Hat], before: str, after: str) -> bool:
    return bool(hats & TRANSITIONS.get((before, after), set()))
