"""The secret address of a person's calendar: made when it is wanted, and made anew when it went to the wrong hands."""

from __future__ import annotations

from ..models import CalendarLink
from ..models.calendars import new_nonce


def renew_link(*, person) -> CalendarLink:
    """The address of before opens nothing from here on."""
    link, _is_new = CalendarLink.objects.update_or_create(
        person=person, defaults={"nonce": new_nonce()}
    )
    return link
