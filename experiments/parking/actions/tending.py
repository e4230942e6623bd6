"""What the clock does for parking. Each may run at any time and as often as one likes."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Max, Min, Q
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from experiments.bookings.permissions import NotInThisState
from experiments.bookings.workflow import HOLDS_TIME, Status
from innovation_park.lib.private_files import delete_after_commit

from ..emails import letter_lending_stopped
from ..enums import Cause
from ..models import Deal, Displacement, ParkingScheme, ParkingSpace
from ..workflow import SpaceStatus
from .moving import locked_deal, locked_space, move_to
from .parking import close_deal, overstay_of
from .reseating import reseat, seat_all_elsewhere

AHEAD = timedelta(
    minutes=30
)  # before their beginning whoever would find it taken moves
IS_IN_USE = Q(booking__events__status=Status.IN_USE)
HAS_ENDED = Q(booking__events__status=Status.ENDED)
PLATE_KEPT = timedelta(hours=24)
PHOTO_KEPT = timedelta(days=30)


def mark_overstays() -> int:
    """Counts the minutes of whoever stands beyond the end; the card says when it is enough."""
    late = Deal.objects.filter(
        booking__status=Status.IN_USE, booking__ends_at__lt=timezone.now()
    )
    return sum(_mark(deal) for deal in late)


@transaction.atomic
def _mark(deal: Deal) -> bool:
    deal = locked_deal(deal)
    if deal.booking.status != Status.IN_USE:
        return False
    deal.overstay_minutes = overstay_of(deal.booking, timezone.now())
    if deal.overstay_minutes > deal.card.overstay_limit_minutes:
        close_deal(deal, None)
    else:
        deal.save(update_fields=["overstay_minutes"])
    return True


def seat_threatened() -> list[Displacement]:
    """Whoever comes soon to a space where somebody still stands is seated elsewhere before they set out."""
    now = timezone.now()
    standing = Deal.objects.filter(
        booking__status=Status.IN_USE, booking__ends_at__lt=now
    ).values("space")
    soon = Deal.objects.filter(
        booking__status=Status.CONFIRMED,
        booking__starts_at__lte=now + AHEAD,
        booking__ends_at__gt=now,
    )
    threatened = soon.filter(
        Q(space__in=standing) | Q(space__occupied_until__gt=F("booking__starts_at"))
    )
    moved = []
    for deal in threatened.whole().order_by("booking__starts_at", "pk"):
        is_reported = deal.space.occupied_until and deal.space.occupied_until > now
        try:
            moved.append(
                reseat(deal, Cause.OCCUPIED if is_reported else Cause.OVERSTAY)
            )
        except NotInThisState:  # arrived or cancelled a moment ago
            continue
    return moved


def stop_lending_of_leavers() -> int:
    """Whoever has left the experiment lends no more: paused, and whoever had booked is seated elsewhere.

    All of them are out of the search before anybody is seated, so that nobody is sent from one to the next.
    """
    scheme = ParkingScheme.objects.current()
    if scheme is None:
        return 0
    taking_part = scheme.experiment.participations.active().values("user")
    leavers = ParkingSpace.objects.lent().exclude(owner__in=taking_part)
    return len(_stop_lending(leavers.exclude(owner=None)))


@transaction.atomic
def _stop_lending(spaces) -> list[ParkingSpace]:
    stopped = [locked_space(each) for each in spaces.order_by("pk")]
    for space in stopped:
        move_to(space, SpaceStatus.PAUSED, by=None)
    for space in stopped:
        seat_all_elsewhere(space)
        letter_lending_stopped(space)
    return stopped


def catch_up() -> int:
    """A booking may be begun and ended on the pages that all bookings share: the deal is told."""
    begun = Deal.objects.filter(
        arrived_at=None, booking__events__status=Status.IN_USE
    ).annotate(moment=Min("booking__events__at", filter=IS_IN_USE))
    ended = Deal.objects.filter(
        left_at=None, arrived_at__isnull=False, booking__status=Status.ENDED
    ).annotate(moment=Max("booking__events__at", filter=HAS_ENDED))
    done = 0
    for deal in list(begun):
        done += Deal.objects.filter(pk=deal.pk).update(arrived_at=deal.moment)
    for deal in list(ended.select_related("booking")):
        done += Deal.objects.filter(pk=deal.pk).update(
            left_at=max(deal.moment, deal.arrived_at),
            overstay_minutes=overstay_of(deal.booking, deal.moment),
        )
    return done


def forget_plates() -> int:
    """24 hours after the end; of what never came about at once."""
    now = timezone.now()
    ended = Greatest("booking__ends_at", Coalesce("left_at", "booking__ends_at"))
    over = Deal.objects.exclude(plate="").exclude(booking__status__in=HOLDS_TIME)
    due = over.alias(ended=ended).filter(
        ~Q(booking__status=Status.ENDED) | Q(ended__lte=now - PLATE_KEPT)
    )
    ids = list(due.values_list("pk", flat=True))
    return Deal.objects.filter(pk__in=ids).update(plate="")


def forget_photos() -> int:
    """Photos of occupied spaces show strangers' cars: a month, or as long as a dispute is open."""
    old = Displacement.objects.exclude(photo="").filter(
        at__lte=timezone.now() - PHOTO_KEPT
    )
    old = old.exclude(deal__dispute__decided_at=None, deal__dispute__isnull=False)
    for displacement in old:
        delete_after_commit(displacement.photo)
        displacement.photo = ""
        displacement.save(update_fields=["photo"])
    return len(old)
