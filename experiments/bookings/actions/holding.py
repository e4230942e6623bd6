"""A time is chosen: from here on it is nobody else's."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from innovation_park.lib.collisions import again_after_collision
from innovation_park.lib.no_overlap import is_overlap
from innovation_park.lib.prepared import Given, Prepared
from innovation_park.lib.spoken_code import spoken_code

from ..availability import (
    Taken,
    claimed_span,
    lanes_free_for,
    resources_of,
    roads_of,
    taken_on,
)
from ..enums import Purpose
from ..lanes import Lanes
from ..models import Booking, BookingItem, Claim, Resource
from ..opening_hours import Span
from ..outlook import Outlook, look_around
from ..permissions import (
    AlreadyTaken,
    Closed,
    KeyHasOtherWish,
    NotEnoughPoints,
    QuotaReached,
)
from ..wishes import Wish
from ..workflow import Status
from .lapsing import lapse
from .logging import note_event
from .pricing import price_of, require_points
from .rules import require_cards, require_quota

OF_THE_PERSON = (QuotaReached, NotEnoughPoints)


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
    points = price_of(wanted, wish.span, person, experiment=wish.experiment)
    try:
        with transaction.atomic():
            require_quota(person, wanted, wish.span)
            require_points(person, points, wanted)
            return _insert(
                wanted,
                wish,
                person=person,
                points=points,
                client_key=client_key,
                minutes=hold_minutes or _minutes_to_confirm(wanted),
            )
    except (AlreadyTaken, *OF_THE_PERSON, IntegrityError) as refusal:
        outlook = outlook.as_it_is_now() if _is_taken(refusal) else None
        is_other = outlook and not outlook.knows(client_key)
        if not is_other and (earlier := made_before(person, wish, client_key)):
            return earlier  # its twin made it a moment ago
        if outlook is None:
            raise
        raise AlreadyTaken(outlook.nearest_times()) from refusal


def _is_taken(refusal: Exception) -> bool:
    if isinstance(refusal, IntegrityError):
        return is_overlap(refusal)
    return isinstance(refusal, AlreadyTaken)


def made_before(person, wish: Wish, client_key: UUID) -> Booking | None:
    earlier = Booking.objects.filter(client_key=client_key).first()
    if earlier and (
        earlier.fingerprint != wish.fingerprint or earlier.person_id != person.pk
    ):
        raise KeyHasOtherWish
    return earlier


def _locked() -> QuerySet:
    locked = Resource.objects.select_for_update(no_key=True, of=("self",))
    return locked.filter(pk__among=Given("roads")).order_by("pk").values_list("pk")


LOCKED = Prepared(_locked)


def lock_roads(roads) -> None:
    """One after another through these resources, always in the same order."""
    LOCKED(roads=list(roads))


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
    if not outlook.is_free and not outlook.knows(client_key):
        raise AlreadyTaken(outlook.nearest_times())


def _free_lanes(wanted: list[tuple[Resource, int]], taken: list[Taken]) -> list[Lanes]:
    lanes = lanes_free_for(wanted, taken, timezone.now())
    if lanes is None:
        raise AlreadyTaken
    return lanes


def _minutes_to_confirm(wanted: list[tuple[Resource, int]]) -> int:
    return min(resource.rules.hold_minutes for resource, _count in wanted)


def _insert(
    wanted, wish: Wish, *, person, points: int, client_key: UUID, minutes: int
) -> Booking:
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
        points=points,
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
