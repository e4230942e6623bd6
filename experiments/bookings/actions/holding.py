"""A time is chosen: from here on it is nobody else's."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from innovation_park.lib.collisions import again_after_collision
from innovation_park.lib.no_overlap import is_overlap
from innovation_park.lib.spoken_code import spoken_code

from ..availability import (
    Outlook,
    Taken,
    claimed_span,
    lanes_free_for,
    look_around,
    resources_of,
    roads_of,
    taken_on,
)
from ..enums import Purpose
from ..lanes import Lanes
from ..models import Booking, BookingItem, Claim, Resource
from ..opening_hours import Span
from ..permissions import AlreadyTaken, Closed, KeyHasOtherWish, QuotaReached
from ..wishes import Wish
from ..workflow import Status
from .lapsing import lapse
from .logging import note_event
from .rules import require_cards, require_quota


@again_after_collision
def hold_booking(
    *, person, wish: Wish, client_key: UUID, hold_minutes: int | None = None
) -> Booking:
    """The things are the person's for some minutes, all of them or none; then it is confirmed or lapses.

    The same key with the same wish gives the same booking again. Raises a
    :class:`experiments.permissions.Refused`; :class:`AlreadyTaken` and :class:`Closed` carry the nearest free times.
    """
    wanted = resources_of(wish, client_key)
    if (not wanted or wanted[0][0].made) and (
        earlier := made_before(person, wish, client_key)
    ):
        return earlier
    require_cards(wanted, wish)
    outlook = look_around(wanted, wish.span)
    _require_possible(outlook, client_key)
    try:
        with transaction.atomic():
            require_quota(person, wanted, wish.span)
            return _insert(
                wanted,
                wish,
                person=person,
                client_key=client_key,
                minutes=hold_minutes or _minutes_to_confirm(wanted),
            )
    except (AlreadyTaken, QuotaReached, IntegrityError) as refusal:
        if earlier := made_before(person, wish, client_key):  # its twin, a moment ago
            return earlier
        if isinstance(refusal, QuotaReached) or not _is_taken(refusal):
            raise
        raise AlreadyTaken(outlook.as_it_is_now().nearest_times()) from refusal


def _is_taken(refusal: Exception) -> bool:
    return isinstance(refusal, AlreadyTaken) or is_overlap(refusal)


def made_before(person, wish: Wish, client_key: UUID) -> Booking | None:
    earlier = Booking.objects.filter(client_key=client_key).first()
    if earlier and (
        earlier.fingerprint != wish.fingerprint or earlier.person_id != person.pk
    ):
        raise KeyHasOtherWish
    return earlier


def lock_roads(roads) -> None:
    """One after another through these resources, always in the same order."""
    list(
        Resource.objects.select_for_update(no_key=True, of=("self",))
        .filter(pk__in=roads)
        .order_by("pk")
        .values_list("pk")
    )


def claim_lanes(
    wanted: list[tuple[Resource, int]], span: Span, besides: Booking | None = None
) -> list[Lanes]:
    """Locks, clears away what lapsed, and gives the lanes that are free; raises :class:`AlreadyTaken`."""
    roads = roads_of(wanted)
    lock_roads(roads)
    taken = taken_on(roads, span, besides)
    clear_lapsed(taken)
    return _free_lanes(wanted, taken)


def clear_lapsed(taken: list[Taken]) -> None:
    now = timezone.now()
    lapse({each.booking for each in taken if each.has_lapsed(now)})


def write_claims(booking: Booking, lanes: list[Lanes], span: Span) -> None:
    Claim.objects.bulk_create(
        Claim(
            booking=booking,
            resource_id=each.resource,
            first_lane=each.first,
            end_lane=each.end,
            starts_at=span.start,
            ends_at=span.end,
        )
        for each in lanes
    )


def _require_possible(outlook: Outlook, client_key: UUID) -> None:
    """Most losers learn it here: they wait for no lock, and what they could have instead has been read with it."""
    if not outlook.is_open:
        raise Closed(outlook.nearest_times())
    is_own = any(each.client_key == client_key for each in outlook.taken)
    if not outlook.is_free and not is_own:
        raise AlreadyTaken(outlook.nearest_times())


def _free_lanes(wanted: list[tuple[Resource, int]], taken: list[Taken]) -> list[Lanes]:
    lanes = lanes_free_for(wanted, taken, timezone.now())
    if lanes is None:
        raise AlreadyTaken
    return lanes


def _minutes_to_confirm(wanted: list[tuple[Resource, int]]) -> int:
    return min(resource.rules.hold_minutes for resource, _count in wanted)


def _insert(wanted, wish: Wish, *, person, client_key: UUID, minutes: int) -> Booking:
    span = claimed_span(wanted, wish.span)
    lanes = claim_lanes(wanted, span)
    now = timezone.now()
    booking = Booking.objects.create(
        code=spoken_code(),
        purpose=Purpose.BOOKING,
        status=Status.HELD,
        person=person,
        starts_at=wish.span.start,
        ends_at=wish.span.end,
        zone=wanted[0][0].zone,
        title=wish.title,
        people=wish.people,
        experiment_id=wish.experiment,
        client_key=client_key,
        fingerprint=wish.fingerprint,
        held_until=now + timedelta(minutes=minutes),
        made_at=now,
    )
    BookingItem.objects.bulk_create(
        BookingItem(booking=booking, resource=resource, count=count)
        for resource, count in wanted
    )
    write_claims(booking, lanes, span)
    note_event(booking, by=person)
    return booking
