"""Letters about bookings, each in its reader's language, sent after the commit."""

from django.utils.translation import override

from experiments.emails import language_of
from innovation_park.lib.letters import send_letter

from .models import Booking, Series
from .receipts import moment_in_words, span_in_words, things_in_words


def letter_confirmed(booking: Booking) -> None:
    """Confirmed, or asked for where the park decides."""
    _write(booking, "confirmed")


def letter_approved(booking: Booking) -> None:
    _write(booking, "approved")


def letter_refused(booking: Booking, reason: str = "") -> None:
    """Without a reason nobody decided in time."""
    _write(booking, "refused", reason=reason)


def letter_offered(booking: Booking) -> None:
    _write(booking, "offered")


def letter_cancelled_by_park(booking: Booking, reason: str) -> None:
    """Somebody else cancelled it, or the place was closed (:func:`..actions.close_resource`)."""
    _write(booking, "cancelled", reason=reason)


def letter_moved(booking: Booking, reason: str) -> None:
    """The same time at another place (:func:`..actions.move_booking`)."""
    _write(booking, "moved", reason=reason)


def letter_no_show(booking: Booking) -> None:
    _write(booking, "no_show")


def letter_series(series: Series, booked: int, refused: int) -> None:
    if series.person is not None:
        send_letter(
            to=series.person.email,
            language=language_of(series.person),
            template="bookings/letters/series",
            context={"series": series, "booked": booked, "refused": refused},
        )


def _write(booking: Booking, name: str, **context) -> None:
    person = booking.person
    if person is None or not person.email:
        return
    language = language_of(person)
    with override(language):
        words = {
            "things": things_in_words(booking),
            "when": span_in_words(booking.span, booking.zone),
            "until": moment_in_words(booking.held_until, booking.zone),
        }
    send_letter(
        to=person.email,
        language=language,
        template=f"bookings/letters/{name}",
        context={"booking": booking, **words, **context},
    )
