"""What one drop-off may not be, told in a full sentence to whoever it hits, with what to do. No clock, no database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from experiments.batteries.enums import Chemistry

from .enums import Item

MOST_A_DAY = 5
SAME_BOX = timedelta(minutes=10)
LIES_AT_MOST = timedelta(days=14)  # what nobody weighed by then is not counted
MOST_CELLS = 500
MOST_GRAMS = 20_000

# Grams that one of them weighs, from the smallest that is sold to the largest (AAAA to D, hearing aid to CR2477).
WEIGHS = {
    Chemistry.ALKALINE: (5, 160),
    Chemistry.ZINC_CARBON: (4, 110),
    Chemistry.NIMH: (6, 190),
    Chemistry.NICD: (6, 190),
    Chemistry.LI_ION: (8, 1_500),
    Chemistry.LI_PRIMARY: (2, 130),
    Chemistry.LEAD: (200, 20_000),
    Chemistry.BUTTON: (1, 12),
    Chemistry.UNKNOWN: (1, 1_500),
}
POWER_BANK_WEIGHS = (50, 1_500)
# A few button cells weigh less than a kitchen scale can tell.
SCALE_ERROR = 5

SENTENCES = {
    "many_today": ngettext_lazy(
        "You have stated %(most)d drop-off today, which is the most a person can in a day. Bring the rest tomorrow, or hand a large amount to staff at a recycling centre.",
        "You have stated %(most)d drop-offs today, which is the most a person can in a day. Bring the rest tomorrow, or hand a large amount to staff at a recycling centre.",
        "most",
    ),
    "same_box": _(
        "You stated a drop-off at this very box at %(before)s. Wait until %(again)s to state another one here; what you stated first is kept and needs nothing more."
    ),
    "too_light": _(
        "%(grams)d g are too little for %(cells)d of them. Count them again, or leave the number empty and let the scale decide."
    ),
    "too_heavy": _(
        "%(grams)d g are too much for %(cells)d of them. Count them again, or leave the weight empty and let the scale decide."
    ),
    "known_photo": _(
        "This very photo came with another drop-off. Take a new one of what you bring today, or send none: it is optional."
    ),
}


@dataclass(frozen=True)
class Limit:
    code: str
    values: dict

    def __str__(self) -> str:
        words = SENTENCES[self.code]
        return str(words % self.values)


@dataclass(frozen=True)
class Before:
    """An earlier drop-off of the same person."""

    at: datetime
    point: int


def limit_on(
    earlier: Iterable[Before], *, point: int, now: datetime, is_known_photo=False
) -> Limit | None:
    """``earlier`` are the person's own; moments carry the zone in which a day begins."""
    today = [each for each in earlier if each.at.date() == now.date()]
    if len(today) >= MOST_A_DAY:
        return Limit("many_today", {"most": MOST_A_DAY})
    here = [each.at for each in earlier if each.point == point]
    if here and (last := max(here)) + SAME_BOX > now:
        # The minute after the end, so that nobody comes a few seconds early.
        again = last + SAME_BOX + timedelta(seconds=59)
        return Limit("same_box", {"before": f"{last:%H:%M}", "again": f"{again:%H:%M}"})
    return Limit("known_photo", {}) if is_known_photo else None


def weight_limit(
    *, chemistry: str, item: str, cells: int | None, grams: int | None
) -> Limit | None:
    """Whether so many can weigh so much."""
    if not cells or not grams:
        return None
    lightest, heaviest = (
        POWER_BANK_WEIGHS if item == Item.POWER_BANK else WEIGHS[Chemistry(chemistry)]
    )
    values = {"grams": grams, "cells": cells}
    if grams + SCALE_ERROR < cells * lightest:
        return Limit("too_light", values)
    if grams - SCALE_ERROR > cells * heaviest:
        return Limit("too_heavy", values)
    return None
