"""Bookings for one's own calendar, and when a place is taken for everybody's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.core import signing
from django.db.models import Count, Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from innovation_park.lib.calendar_feed import Entry

from .enums import Purpose
from .models import Booking, CalendarLink, Claim, Resource
from .opening_hours import Span, merged
from .receipts import things_in_words
from .workflow import HOLDS_TIME, Status

SALT = "bookings.calendar"
PAST = timedelta(days=31)
SHOWN = {*HOLDS_TIME, Status.ENDED, Status.CANCELLED, Status.REFUSED, Status.NO_SHOW}


def token_of(link: CalendarLink) -> str:
    """Opens one person's calendar and nothing else; says nothing about anybody."""
    return signing.dumps([link.pk, link.nonce], salt=SALT)


def link_of(token: str) -> CalendarLink | None:
    try:
        pk, nonce = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    links = CalendarLink.objects.select_related("person__profile")
    return links.filter(pk=pk, nonce=nonce, person__is_active=True).first()


def own_entries(person, site: str) -> Iterable[Entry]:
    """The last month and what is to come; what was given back is marked, so that calendars take it out."""
    bookings = (
        Booking.objects.filter(
            person=person,
            purpose=Purpose.BOOKING,
            status__in=SHOWN,
            ends_at__gt=timezone.now() - PAST,
        )
        .annotate(changed_at=Max("events__at"), steps=Count("events"))
        .prefetch_related("items__resource")
        .order_by("starts_at", "pk")
    )
    return [_own_entry(booking, site) for booking in bookings if not booking.has_lapsed]


def _own_entry(booking: Booking, site: str) -> Entry:
    return Entry(
        key=f"booking-{booking.pk}",
        title=things_in_words(booking),
        starts=booking.starts_at,
        ends=booking.ends_at,
        updated_at=booking.changed_at or booking.made_at,
        revision=max(booking.steps - 1, 0),
        description=str(booking.get_status_display()),
        url=f"{site}{reverse('bookings:booking', args=[booking.code])}",
        is_cancelled=booking.status not in (*HOLDS_TIME, Status.ENDED),
    )


def busy_entries(resource: Resource) -> list[Entry]:
    """When all of it is taken from now to its horizon: no names, no reasons, neighbours in one."""
    now = timezone.now()
    window = Span(now, now + timedelta(days=resource.rules.horizon_days))
    claims = Claim.objects.in_force().meeting([resource.pk], window)
    spans = [Span(*each) for each in claims.values_list("starts_at", "ends_at")]
    today = datetime.combine(now.astimezone(UTC).date(), datetime.min.time(), UTC)
    return [
        Entry(
            key=f"taken-{resource.pk}-{span.start.astimezone(UTC):%Y%m%dT%H%M%S}",
            title=_("Taken"),
            starts=span.start,
            ends=span.end,
            updated_at=today,
        )
        for span in _all_taken(resource, spans)
    ]


def _all_taken(resource: Resource, spans: list[Span]) -> list[Span]:
    """Of equal things the place is taken only while every one of them is."""
    if resource.quantity == 1:
        return merged(spans)
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    parts = [Span(*pair) for pair in zip(edges, edges[1:], strict=False)]
    full = [
        part
        for part in parts
        if sum(part.within(span) for span in spans) >= resource.quantity
    ]
    return merged(full)
