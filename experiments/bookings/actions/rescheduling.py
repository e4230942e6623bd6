"""A booking at another time: the new one taken and the old one given back in one step, or nothing changes."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.utils import timezone

from accounts.notifications.actions import forget_about
from experiments.permissions import NotAllowed
from innovation_park.lib.collisions import again_after_collision

from ..emails import about, letter_rescheduled
from ..models import Booking, TimeChange
from ..opening_hours import Span
from ..outlook import look_around
from ..permissions import (
    MAY_MOVE,
    AgreedTime,
    AlreadyTaken,
    AlreadyYours,
    HasBegun,
    KeyHasOtherWish,
    NotInThisState,
    SameTime,
    StaysPut,
    TooLateToMove,
    Unavailable,
    can_change_booking,
    is_agreed_time,
    is_late_to_move,
    stays_put,
)
from .asking import is_in_own_way
from .changing import (
    claim_again,
    locked_with_roads,
    or_taken,
    price_at,
    wanted_of,
)
from .logging import note_event
from .pricing import require_points
from .rules import require_quota, require_rules
from .waiting import serve_after_commit, serve_waiting, somebody_waits

MOST_TIMES = 3  # offered instead


def reschedule_booking(
    *, booking: Booking, span: Span, client_key: UUID, by, note: str = ""
) -> Booking:
    """The same things at that time, by all rules of a new booking; whoever already waits for it comes first.

    Raises a refusal, and the booking is as it was; :class:`AlreadyTaken` and :class:`Closed` carry the nearest free times.
    The same key with the same time again changes nothing: the time that was left is offered to others once.
    """
    booking = _as_it_is(booking, by)
    if _was_done(booking, span, client_key):
        return booking
    require_movable(booking, by)
    wish = booking.wish_at(span)
    if somebody_waits(wish):
        serve_waiting(wish.resources)
    try:
        return _rescheduled(booking, span, client_key, by, note)
    except Unavailable as refusal:
        kind = type(refusal)
        if kind is AlreadyTaken and is_in_own_way(booking.person, wish, booking):
            kind = AlreadyYours
        raise kind(_times_near(booking, span)) from refusal


def _as_it_is(booking: Booking, by) -> Booking:
    booking = Booking.objects.get(pk=booking.pk)
    if not can_change_booking(by, booking):
        raise NotAllowed
    return booking


def require_movable(booking: Booking, by) -> None:
    """What a booking is asked before the new time is; as it is now."""
    prefetch_related_objects([booking], "items__resource__rules")
    if booking.status not in MAY_MOVE:
        raise NotInThisState
    if booking.starts_at <= timezone.now():
        raise HasBegun
    if stays_put(booking):
        raise StaysPut
    if is_late_to_move(by, booking):
        raise TooLateToMove
    if is_agreed_time(by, booking):
        raise AgreedTime


@again_after_collision
def _rescheduled(
    booking: Booking, span: Span, client_key: UUID, by, note: str
) -> Booking:
    """The person, then the roads, then the booking: locked in the order of everybody else."""
    with or_taken():
        wanted, wish = wanted_of(booking), booking.wish_at(span)
        require_rules(wanted, wish)
        _require_limits(booking, wanted, span)
        booking = locked_with_roads(booking, wanted, by)
        if _was_done(booking, span, client_key):
            return booking
        require_movable(booking, by)
        if span == booking.span:
            raise SameTime
        claim_again(booking, wanted, span)
        _write(booking, wanted, span, client_key, by, note)
        serve_after_commit(wish.resources)
        forget_about(about(booking))
        letter_rescheduled(booking, by, note)
        return booking


def _require_limits(booking: Booking, wanted, span: Span) -> None:
    """Quotas count without the booking itself; points are asked for only when it becomes dearer."""
    require_quota(booking.person, wanted, span, besides=booking)
    points = price_at(booking, wanted, span)
    if points > booking.points:
        require_points(booking.person, points, wanted, besides=booking)


def _write(
    booking: Booking, wanted, span: Span, client_key: UUID, by, note: str
) -> None:
    event = note_event(booking, by=by, note=note)
    TimeChange.objects.create(
        booking=booking,
        event=event,
        client_key=client_key,
        fingerprint=booking.wish_at(span).fingerprint,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
    )
    booking.points = price_at(booking, wanted, span)
    booking.starts_at, booking.ends_at = span.start, span.end
    booking.save(update_fields=["points", "starts_at", "ends_at"])


def _was_done(booking: Booking, span: Span, client_key: UUID) -> bool:
    """With this key, at any time before; raises when it was for another time."""
    done = booking.time_changes.filter(client_key=client_key).first()
    if done and done.fingerprint != booking.wish_at(span).fingerprint:
        raise KeyHasOtherWish
    return done is not None


def _times_near(booking: Booking, span: Span) -> list[Span]:
    """What could be had instead: its own time is free for it, and no news."""
    outlook = look_around(wanted_of(booking), span)
    others = [each for each in outlook.taken if each.booking != booking.pk]
    times = replace(outlook, taken=others).nearest_times(MOST_TIMES + 1)
    return [each for each in times if each != booking.span][:MOST_TIMES]
