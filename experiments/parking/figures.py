"""The registered figures of shared parking, day by day, worked out from bookings and searches; no person in them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from experiments.bookings.workflow import Status
from innovation_park.lib.distances import metres_between

from .alternatives import car_parks_near
from .blocks import HIDDEN_AMONG
from .models import Deal, Displacement, SearchLog

SEOUL = ZoneInfo("Asia/Seoul")
FEWEST_STAYS = 5  # a day with fewer would tell of single stays, one of fewer owners than hide one another of a household
METRES_A_MINUTE = 80  # on foot
WITHIN = 1500  # metres, in which another car park is looked for

# Keys of the fields that a form of the protocol may have for them.
FIGURES = ("hours_shared", "searches_found", "minutes_saved", "reseated")


def figures_of(day: date) -> dict[str, float]:
    """What the day gave, by the keys of :data:`FIGURES`; a rate of nothing is left out, a day of few stays or owners is empty."""
    start = datetime(day.year, day.month, day.day, tzinfo=SEOUL)
    span = (start, start + timedelta(days=1) - timedelta(microseconds=1))
    stays = list(
        Deal.objects.filter(
            booking__status=Status.ENDED,
            booking__ends_at__range=span,
            arrived_at__isnull=False,
        ).select_related("booking", "space")
    )
    owners = {each.space.owner_id for each in stays} - {None}
    if len(stays) < FEWEST_STAYS or len(owners) < HIDDEN_AMONG:
        return {}
    hours = sum(each.booking.span.minutes for each in stays) / 60
    saved = sum(minutes_saved(each) for each in stays)
    figures = {"hours_shared": round(hours, 2), "minutes_saved": round(saved, 1)}
    searches = SearchLog.objects.filter(hour__range=span, was_booked=False)
    displaced = Displacement.objects.filter(at__range=span)
    rates = {
        "searches_found": _rate(searches, Q(found=True)),
        "reseated": _rate(displaced, Q(found__isnull=False)),
    }
    return figures | {key: rate for key, rate in rates.items() if rate is not None}


def minutes_saved(deal: Deal) -> float:
    """The walk, there and back, that a lent space spares against the nearest public car park; nothing where none is known.

    The city's list draws car parks in the middle of their neighbourhood: over many stays an estimate, for one a guess.
    """
    wanted, there = deal.wanted, deal.space.point
    if wanted is None or None in there:
        return 0
    others = car_parks_near(*wanted, within=WITHIN, limit=1)
    if not others:
        return 0
    walk = metres_between(wanted, there)
    return max(0, others[0].metres - walk) * 2 / METRES_A_MINUTE


def _rate(rows, that: Q) -> float | None:
    counted = rows.aggregate(all=Count("pk"), those=Count("pk", filter=that))
    return round(counted["those"] / counted["all"], 4) if counted["all"] else None
