"""What people are told about their bookings, each in their language, by the one place that reaches people."""

from __future__ import annotations

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from accounts.notifications.actions import reach
from accounts.notifications.kinds import Kind
from accounts.notifications.standing import language_of
from innovation_park.lib.translated import in_every_language

from .kinds import CHANGES, DECISIONS, MISSED, OFFERS, RECEIPTS, SERIES
from .models import Booking, Series
from .receipts import moment_in_words, span_in_words, things_in_words
from .workflow import Status


def about(booking: Booking) -> str:
    """For :func:`accounts.notifications.actions.forget_about`."""
    return f"booking:{booking.pk}"


def letter_confirmed(booking: Booking) -> None:
    """Confirmed, or asked for where the park decides."""
    event = "requested" if booking.status == Status.REQUESTED else "booked"
    _tell(booking, RECEIPTS, event, template="confirmed")


def letter_approved(booking: Booking) -> None:
    _tell(booking, DECISIONS, "approved")


def letter_refused(booking: Booking, reason: str = "") -> None:
    """Without a reason nobody decided in time."""
    _tell(booking, DECISIONS, "refused", reason=reason)


def letter_offered(booking: Booking) -> None:
    _tell(booking, OFFERS, "offered")


def letter_cancelled_by_park(booking: Booking, reason: str) -> None:
    """Somebody else cancelled it, or the place was closed (:func:`..actions.close_resource`)."""
    _tell(booking, CHANGES, "cancelled", reason=reason)


def letter_moved(booking: Booking, reason: str) -> None:
    """The same time at another place (:func:`..actions.move_booking`); it may move again."""
    _tell(booking, CHANGES, "moved", again=timezone.now().isoformat(), reason=reason)


def letter_rescheduled(booking: Booking, by, reason: str) -> None:
    """At another time; it may move again. A receipt for its person, news from anybody else."""
    kind = RECEIPTS if by.pk == booking.person_id else CHANGES
    moment = timezone.now().isoformat()
    _tell(booking, kind, "rescheduled", again=moment, reason=reason)


def letter_no_show(booking: Booking) -> None:
    _tell(booking, MISSED, "no_show")


def letter_series(series: Series, booked: int, refused: int) -> None:
    if series.person is None:
        return
    reach(
        person=series.person,
        kind=SERIES,
        event="series",
        key=f"series:{series.pk}",
        about=f"series:{series.pk}",
        arguments={"booked": booked},
        url=in_every_language(lambda: reverse("bookings:series", args=[series.pk])),
        template="bookings/letters/series",
        context={"series": series, "booked": booked, "refused": refused},
    )


def _tell(
    booking: Booking, kind: Kind, event: str, *, template="", again="", **context
) -> None:
    """Whoever has left the park is told nothing."""
    person = booking.person
    if person is None:
        return
    prefetch_related_objects([booking], "items__resource")
    with override(language_of(person)):
        words = {
            "things": things_in_words(booking),
            "when": span_in_words(booking.span, booking.zone),
            "until": moment_in_words(booking.held_until, booking.zone),
        }
    reach(
        person=person,
        kind=kind,
        event=event,
        key=f"{event}:{booking.pk}:{again}",
        about=about(booking),
        arguments={
            "booking": booking.pk,
            "things": in_every_language(lambda: things_in_words(booking)),
            "when": in_every_language(
                lambda: span_in_words(booking.span, booking.zone)
            ),
        },
        url=in_every_language(lambda: reverse("bookings:booking", args=[booking.code])),
        template=f"bookings/letters/{template or event}",
        context={"booking": booking, **words, **context},
    )
