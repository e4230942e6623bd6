"""Where a space is booked again: its form, filled with what a booking had."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from experiments.bookings.forms.holding import typed_time
from experiments.bookings.models import Booking
from experiments.bookings.opening_hours import Span

from .models import Space


def address_again(booking: Booking, span: Span) -> str:
    """Nothing when it is not lent any more. The first of the things is what was booked, the others went with it."""
    counts = {item.resource_id: item.count for item in booking.items.all()}
    first = next(iter(counts))
    space = Space.objects.listed().with_resource().filter(resource=first).first()
    if space is None:
        return ""
    typed = {
        **typed_time(span, space.resource.time_zone),
        "title": booking.title,
        "people": booking.people,
        "count": counts[first],
        "experiment": booking.experiment_id or "",
        **{
            f"tool_{tool.pk}": counts[tool.resource_id]
            for tool in space.tools.filter(resource__in=counts)
        },
    }
    if space.resource.parent_id in counts:
        typed["with_hall"] = "on"
    address = reverse("spaces:book", args=[space.resource.slug])
    return f"{address}?{urlencode(typed)}"
