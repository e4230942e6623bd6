"""What the park says to a person about one of their bookings: the receipt, its steps, its times in words."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from experiments.receipts import qr_svg

from .models import Booking
from .opening_hours import Span
from .workflow import HOLDS_TIME, SPENT, Status

PARK_ZONE = "Asia/Seoul"


def span_in_words(span: Span, zone: str) -> str:
    """On the wall clock of the place; its zone is named when it is not the park's."""
    start, end = (each.astimezone(ZoneInfo(zone)) for each in (span.start, span.end))
    words = _("%(start)s to %(end)s") % {
        "start": _moment(start),
        "end": _moment(end) if end.date() != start.date() else _clock(end),
    }
    return words if zone == PARK_ZONE else f"{words} ({zone})"


def moment_in_words(at: datetime | None, zone: str) -> str:
    return _moment(at.astimezone(ZoneInfo(zone))) if at else ""


def end_in_words(end: datetime, booking: Booking) -> str:
    """Another end of it: the clock alone says it on the same day."""
    zone = ZoneInfo(booking.zone)
    at, ends_at = end.astimezone(zone), booking.ends_at.astimezone(zone)
    return _clock(at) if at.date() == ends_at.date() else _moment(at)


def _moment(at: datetime) -> str:
    return f"{date_format(at, 'DAY_FORMAT')}, {_clock(at)}"


def _clock(at: datetime) -> str:
    return date_format(at, "H:i")


def span_of(value: str) -> Span | None:
    """Of a button made by :func:`time_buttons`; ``None`` when somebody wrote it by hand and it is none."""
    try:
        start, end = (datetime.fromisoformat(each) for each in value.split("/"))
    except (ValueError, OverflowError):
        return None
    return Span(start, end) if start.tzinfo and end.tzinfo else None


def time_buttons(times: list[Span], zone: str) -> list[dict]:
    """For ``bookings/_times.html``."""
    return [
        {
            "value": "/".join(
                each.astimezone(UTC).isoformat() for each in (span.start, span.end)
            ),
            "words": span_in_words(span, zone),
        }
        for span in times
    ]


def things_in_words(booking: Booking) -> str:
    """Their names, the number where it is not one; ``items__resource`` should be loaded."""
    return counted_in_words(booking.items.all())


def counted_in_words(items) -> str:
    """Of whatever has a ``resource`` and a ``count``."""
    return ", ".join(
        f"{item.count} × {item.resource}" if item.count > 1 else str(item.resource)
        for item in items
    )


def receipt_of(booking: Booking, *, address: str, actions=()) -> dict:
    """For ``includes/receipt.html``. ``address`` is its own, for the QR code."""
    return {
        "title": things_in_words(booking),
        "code": booking.code,
        "rows": _rows(booking),
        "qr_svg": qr_svg(address),
        "next_steps": next_steps(booking),
        "actions": actions,
    }


def _rows(booking: Booking) -> list[tuple[str, str]]:
    rows = [
        (_("State"), booking.get_status_display()),
        (_("When"), span_in_words(booking.span, booking.zone)),
    ]
    if booking.title:
        rows.append((_("What for"), booking.title))
    if booking.people > 1:
        rows.append((_("For how many people"), str(booking.people)))
    if booking.points and booking.status in HOLDS_TIME | SPENT:
        rows.append((_("Points"), str(booking.points)))
    return rows


def next_steps(booking: Booking) -> list[str]:
    if booking.status == Status.REQUESTED:
        return [_("The park decides and writes to you. Until then the time is yours.")]
    if booking.status == Status.CONFIRMED:
        return [*_coming(booking), _("If you cannot come, cancel: others are waiting.")]
    if booking.status == Status.IN_USE:
        return [_("Say here when you leave; the time that is left is free for others.")]
    return []


def _coming(booking: Booking) -> list[str]:
    """When it is given to others; ``items__resource__rules`` should be loaded."""
    minutes = [
        item.resource.rules.no_show_minutes
        for item in booking.items.all()
        if item.resource.rules.no_show_minutes is not None
    ]
    if not minutes:
        return []
    words = ngettext(
        "Say here when you arrive. If nobody has come %(minutes)s minute after the beginning, the time is free for others.",
        "Say here when you arrive. If nobody has come %(minutes)s minutes after the beginning, the time is free for others.",
        min(minutes),
    )
    return [words % {"minutes": min(minutes)}]


def steps_of(booking: Booking) -> list[dict]:
    """For ``includes/timeline.html``: everything that happened to it, with the minute."""
    events = booking.events.select_related("time_change").order_by("at", "pk")
    steps = [
        {
            "at": event.at.astimezone(ZoneInfo(booking.zone)),
            "title": _step_title(event),
            "text": _step_text(event),
            "state": "done",
        }
        for event in events
    ]
    if steps and booking.is_open:
        steps[-1]["state"] = "now"
    return steps


def reason_of(booking: Booking) -> str:
    """Why it was not approved, or called off for its person."""
    if booking.status not in (Status.REFUSED, Status.CANCELLED):
        return ""
    last = booking.events.order_by("at", "pk").last()
    return last.note if last else ""


def _step_title(event) -> str:
    if hasattr(event, "time_change"):
        return _("Moved to another time")
    return _("Extended") if event.note == "extended" else event.get_status_display()


def _step_text(event) -> str:
    zone = event.booking.zone
    told = [date_format(event.at.astimezone(ZoneInfo(zone)), "H:i")]
    if hasattr(event, "time_change"):
        before = span_in_words(event.time_change.span, zone)
        told.append(_("Before: %(when)s") % {"when": before})
    if event.note not in ("", "extended"):
        told.append(event.note)
    return " · ".join(told)
