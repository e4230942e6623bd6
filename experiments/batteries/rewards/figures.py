"""The figures of drop-offs for a registered protocol, day by day; no person in them."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, Sum

from .enums import State
from .models import DropOff

FEWEST_PEOPLE = 5  # a day with fewer would tell of single people

# Keys of the fields that a form of the protocol may have for them.
FIGURES = ("drop_offs", "grams_brought", "share_confirmed")


def figures_of(day: date) -> dict[str, float]:
    """What was weighed of the drop-offs that counted on this day, and how many of those decided were confirmed. One query."""
    decided = Q(state__in=(State.CONFIRMED, State.REFUSED, State.EXPIRED, State.UNSAFE))
    confirmed = Q(state=State.CONFIRMED)
    told = DropOff.objects.filter(decided, at__date=day).aggregate(
        people=Count("account", distinct=True),
        all=Count("pk"),
        those=Count("pk", filter=confirmed),
        grams=Sum("confirmed_grams", filter=confirmed),
    )
    if told["people"] < FEWEST_PEOPLE:
        return {}
    return {
        "drop_offs": told["those"],
        "grams_brought": told["grams"] or 0,
        "share_confirmed": round(told["those"] / told["all"], 4),
    }
