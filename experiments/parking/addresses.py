"""Where parking is searched again, for the same place, car and people."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from experiments.bookings.models import Booking
from experiments.bookings.opening_hours import Span

from .models import Deal
from .wishes import LENGTHS, NEEDS


def address_again(booking: Booking, span: Span) -> str:
    """A search never names the space of before; without its place, only where one searches."""
    search = reverse("parking:search")
    deal = Deal.objects.filter(booking=booking).first()
    if deal is None or deal.wanted is None:
        return search
    lengths = [minutes for minutes, _words in LENGTHS]
    fitting = (each for each in lengths if each >= span.minutes)
    asked = {
        "place": ", ".join(f"{each:.5f}" for each in deal.wanted),
        "start": timezone.localtime(span.start).strftime("%Y-%m-%dT%H:%M"),
        "minutes": next(fitting, lengths[-1]),
        "needs": [int(need) for need, _words in NEEDS if deal.features & need],
        "height": deal.height_cm or "",
        "length": deal.length_cm or "",
        "width": deal.width_cm or "",
    }
    return f"{search}?{urlencode(asked, doseq=True)}"
