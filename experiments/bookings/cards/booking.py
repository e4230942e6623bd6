"""What the pages about bookings show of them: the times, what can be done, and what it would mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..actions.changing import price_until, wanted_of
from ..actions.rules import is_late_to_cancel
from ..availability import (
    claimed_span,
    lanes_free_for,
    roads_of,
    taken_on,
)
from ..calendars import hours_of
from ..enums import Purpose
from ..lenders import lender_of
from ..models import Booking, BookingItem, WaitingEntry
from ..opening_hours import Span
from ..outlook import nearest_times
from ..permissions import (
    can_arrive,
    can_book_again,
    can_cancel,
    can_extend,
    can_reschedule,
)
from ..receipts import (
    counted_in_words,
    end_in_words,
    moment_in_words,
    span_in_words,
    things_in_words,
    time_buttons,
)
from ..workflow import HOLDS_TIME, Status

MOST_ENDS = 6
MOST_LENGTH = timedelta(days=2)  # of an extension offered as a button


@dataclass(frozen=True)
class Card:
    """A booking in a list, with what its ``reader`` can do from there."""

    booking: Booking
    reader: object = None

    @property
    def things(self) -> str:
        return things_in_words(self.booking)

    @property
    def when(self) -> str:
        return span_in_words(self.booking.span, self.booking.zone)

    @property
    def held_until(self) -> str:
        return moment_in_words(self.booking.held_until, self.booking.zone)

    @property
    def status(self) -> str:
        return Status.LAPSED if self.booking.has_lapsed else self.booking.status

    @property
    def status_words(self) -> str:
        return Status(self.status).label

    @property
    def may_reschedule(self) -> bool:
        return self.reader is not None and can_reschedule(self.reader, self.booking)

    @property
    def may_book_again(self) -> bool:
        return self.reader is not None and can_book_again(self.reader, self.booking)


def with_things(bookings):
    """Two more queries, however many bookings."""
    items = BookingItem.objects.select_related("resource__rules").order_by("pk")
    return bookings.prefetch_related(Prefetch("items", queryset=items))


def own_bookings(person):
    return with_things(Booking.objects.filter(person=person, purpose=Purpose.BOOKING))


def coming_of(person) -> list[Card]:
    now = timezone.now()
    coming = own_bookings(person).filter(status__in=HOLDS_TIME).order_by("starts_at")
    return [
        Card(each, person)
        for each in coming
        if (each.ends_at > now or each.status == Status.IN_USE) and not each.has_lapsed
    ]


def past_of(person):
    """Over or given back, the newest first."""
    now = timezone.now()
    coming = Booking.objects.open().filter(ends_at__gt=now).values("pk")
    return (
        own_bookings(person)
        .exclude(pk__in=coming)
        .exclude(status=Status.IN_USE)
        .order_by("-starts_at")
    )


def waiting_of(person) -> list[dict]:
    """With the number in line; one query for each, and nobody waits for many."""
    entries = (
        WaitingEntry.objects.filter(person=person, starts_at__gt=timezone.now())
        .select_related("resource", "offer")
        .prefetch_related("also__resource")
        .order_by("starts_at")
    )
    return [
        {
            "entry": entry,
            "things": counted_in_words([entry, *entry.also.all()]),
            "when": span_in_words(entry.span, entry.resource.zone),
            "offer": entry.offer if entry.offer and entry.offer.is_open else None,
            "state": _state_of(entry.offer),
            "number": number_in_line(entry),
        }
        for entry in entries
        if not (entry.offer and entry.offer.status not in (Status.HELD, Status.LAPSED))
    ]


def _state_of(offer: Booking | None) -> Status:
    """As if the wait were a booking: its tag has the same colours."""
    if offer is None:
        return Status.REQUESTED
    return Status.HELD if offer.is_open else Status.LAPSED


def number_in_line(entry: WaitingEntry) -> int:
    """Of those who wait for a time of the same thing that meets this one; the first is 1."""
    ahead = WaitingEntry.objects.filter(
        resource=entry.resource_id,
        starts_at__lt=entry.ends_at,
        ends_at__gt=entry.starts_at,
        asked_at__lt=entry.asked_at,
        offer=None,
    )
    return ahead.count() + 1


def acts_of(booking: Booking, user) -> dict[str, bool]:
    return {
        "may_arrive": can_arrive(user, booking),
        "may_leave": booking.status == Status.IN_USE,
        "may_cancel": can_cancel(user, booking),
        "may_extend": can_extend(user, booking),
        "may_reschedule": can_reschedule(user, booking),
        "may_book_again": can_book_again(user, booking),
    }


def consequence_of(booking: Booking) -> list[str]:
    """What cancelling it now would mean."""
    told = [_("The time is free for others at once. This cannot be taken back.")]
    if booking.points:
        told.append(_points_told(booking))
    things = booking.items.values("resource")
    if waiting := (
        WaitingEntry.objects.filter(
            Q(resource__in=things) | Q(also__resource__in=things),
            starts_at__lt=booking.ends_at,
            ends_at__gt=booking.starts_at,
            offer=None,
        )
        .distinct()
        .count()
    ):
        words = ngettext(
            "%(number)s person is waiting for it and will be glad.",
            "%(number)s people are waiting for it and will be glad.",
            waiting,
        )
        told.append(words % {"number": waiting})
    return told


def times_near(booking: Booking) -> list[dict]:
    """The nearest free ones of the same length; of a hold that lapsed its own when it is still free."""
    return time_buttons(nearest_times(booking.wish_at(booking.span)), booking.zone)


def consequence_of_moving(booking: Booking) -> list[str]:
    told = [
        _(
            "Until the new time is taken the old one stays yours; then it is free for others at once."
        )
    ]
    if booking.status == Status.REQUESTED:
        told.append(_("The park has not answered yet: it decides on the new time."))
    if booking.points:
        words = ngettext(
            "It costs %(points)s point now; only a difference is counted anew.",
            "It costs %(points)s points now; only a difference is counted anew.",
            booking.points,
        )
        told.append(words % {"points": booking.points})
    return told


def _points_told(booking: Booking) -> str:
    points = {"points": booking.points}
    if is_late_to_cancel(booking):
        return (
            _("It is too late to get your %(points)s points back: they are spent.")
            % points
        )
    return _("You get your %(points)s points back.") % points


def ends_of(booking: Booking) -> list[dict]:
    """Later ends that are open and free now, for buttons; six queries at most."""
    wanted = wanted_of(booking)
    step = timedelta(minutes=max(each.rules.step_minutes for each, _count in wanted))
    longest = timedelta(minutes=min(each.rules.max_minutes for each, _count in wanted))
    last = min(booking.starts_at + longest, booking.ends_at + MOST_LENGTH)
    free = _is_free_until(booking, wanted, last)
    ends: list[datetime] = []
    end = booking.ends_at + step
    while end <= last and len(ends) < MOST_ENDS and free(end):
        ends.append(end)
        end += step
    return [
        {"value": each.isoformat(), "words": end_in_words(each, booking)}
        for each in ends
    ]


def price_of_longer(booking: Booking) -> str:
    """In words; nothing where it costs nothing."""
    until = booking.ends_at + timedelta(hours=1)
    points = price_until(booking, wanted_of(booking), until) - booking.points
    if points <= 0:
        return ""
    words = ngettext(
        "One hour more costs %(points)s point.",
        "One hour more costs %(points)s points.",
        points,
    )
    return words % {"points": points}


def _is_free_until(booking: Booking, wanted, last: datetime):
    """A question that can be asked of many ends without asking the database again."""
    whole = claimed_span(wanted, Span(booking.starts_at, last))
    taken = taken_on(roads_of(wanted), whole, besides=booking)
    hours = hours_of([resource for resource, _count in wanted])
    now = timezone.now()

    def is_free(end: datetime) -> bool:
        span = Span(booking.starts_at, end)
        claimed = claimed_span(wanted, span)
        meeting = [each for each in taken if each.span.meets(claimed)]
        is_open = all(each.holds(span) for each in hours.values())
        return is_open and lanes_free_for(wanted, meeting, now) is not None

    return is_free


def parts_of(booking: Booking, user) -> list[dict]:
    """What the lenders add to its page: (template, context) of each kind in it, once."""
    kinds = dict.fromkeys(item.resource.kind for item in booking.items.all())
    lenders = [lender_of(kind) for kind in kinds]
    return [
        {"template": lender.template, "context": lender.context(booking, user)}
        for lender in dict.fromkeys(lenders)
        if lender.template
    ]
