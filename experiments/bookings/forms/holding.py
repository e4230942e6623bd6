"""Choosing a time: the part of a form that every lender's page has in common."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..actions import ask_for_booking, join_waiting
from ..models import Booking, Resource, WaitingEntry
from ..opening_hours import Span
from ..permissions import NoSuchHour
from ..receipts import span_of
from ..wishes import Wish

DAYS = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2200, 1, 1))]


def day_input() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


def clock_input() -> forms.TimeInput:
    return forms.TimeInput({"type": "time"}, format="%H:%M")


def moment_in(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """In UTC. Raises :class:`NoSuchHour` in the night of spring; in autumn it is the first of the two."""
    at = datetime.combine(day, clock, zone)
    if at.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != at.replace(
        tzinfo=None
    ):
        raise NoSuchHour
    return at.astimezone(UTC)


class HoldForm(forms.Form):
    """Day, from, until on the wall clock of the place, and the key that makes a retry the same booking.

    A page with more to ask (what for, how many people, what goes with it) takes a subclass with more fields and its own
    :meth:`wish`. ``day`` and the hours can be given by the address, so that a search leads to a filled form.
    """

    of_the_clock = ("client_key", "day", "start", "until", "until_day")

    client_key = forms.UUIDField(widget=forms.HiddenInput)
    day = forms.DateField(label=_("Day"), widget=day_input(), validators=DAYS)
    start = forms.TimeField(label=_("From"), widget=clock_input())
    until = forms.TimeField(label=_("Until"), widget=clock_input())
    until_day = forms.DateField(
        label=_("Last day"),
        widget=day_input(),
        validators=DAYS,
        required=False,
        help_text=_("Only when it ends on another day."),
    )

    def __init__(self, resource: Resource, data=None, *, initial=None, **kwargs):
        self.resource = resource
        today = timezone.now().astimezone(resource.time_zone).date()
        initial = {"client_key": uuid4(), "day": today, **(initial or {})}
        if data is not None and "take" in data:
            data = _with_time(data, resource.time_zone)
        super().__init__(data, initial=initial, **kwargs)

    def clean(self):
        given = super().clean()
        if all(given.get(name) is not None for name in ("day", "start", "until")):
            last = given.get("until_day") or given["day"]
            if last - given["day"] > timedelta(days=366):
                raise ValidationError(_("A booking is no longer than a year."))
            try:
                self.span = Span(
                    moment_in(given["day"], given["start"], self.resource.time_zone),
                    moment_in(last, given["until"], self.resource.time_zone),
                )
            except NoSuchHour as refusal:
                raise ValidationError(str(refusal)) from None
        return given

    def wish(self) -> Wish:
        """What is asked for; of a valid form."""
        return Wish.for_one(self.resource, self.span)

    def ask(self, person, hold_minutes: int | None = None) -> Booking:
        """Holds it; a lender with limits of their own asks them here."""
        return ask_for_booking(
            person=person,
            wish=self.wish(),
            client_key=self.cleaned_data["client_key"],
            hold_minutes=hold_minutes,
        )

    def wait(self, person) -> WaitingEntry:
        """A place in line for it, for whom :meth:`ask` would hold it."""
        return join_waiting(person=person, wish=self.wish())

    def renew_key(self) -> None:
        """For the next booking with the same entries."""
        self.data = self.data.copy()
        self.data["client_key"] = str(uuid4())


def _with_time(data, zone: ZoneInfo):
    """One of the offered times was pressed: it takes the place of what was typed."""
    span = span_of(data["take"])
    if span is None:
        return data
    data = data.copy()
    for name, value in typed_time(span, zone).items():
        data[name] = value
    return data


def typed_time(span: Span, zone: ZoneInfo) -> dict[str, str]:
    """As somebody would type it into a :class:`HoldForm`."""
    start, end = span.start.astimezone(zone), span.end.astimezone(zone)
    return {
        "day": f"{start:%Y-%m-%d}",
        "start": f"{start:%H:%M}",
        "until": f"{end:%H:%M}",
        "until_day": f"{end:%Y-%m-%d}" if end.date() != start.date() else "",
    }
