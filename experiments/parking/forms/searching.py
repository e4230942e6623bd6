"""Where, from when, how long, and what the car and its people need."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.districts.models import District, Neighbourhood
from experiments.bookings.models import BookingRules
from experiments.bookings.opening_hours import Span

from ..models.space import MOST
from ..wishes import LENGTHS, NEEDS, Needs, ParkingWish

SEOUL = ZoneInfo("Asia/Seoul")
STEP = timedelta(minutes=15)
POINT = re.compile(r"\s*(-?\d{1,2}\.\d+)\s*,\s*(-?\d{1,3}\.\d+)\s*")


def next_step(now: datetime) -> datetime:
    """The next quarter of an hour."""
    midnight = now.astimezone(SEOUL).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + -((midnight - now) // STEP) * STEP


def local_text(moment: datetime) -> str:
    """As ``<input type="datetime-local">`` writes it, on the clocks of Seoul."""
    return moment.astimezone(SEOUL).strftime("%Y-%m-%dT%H:%M")


class PlaceField(forms.CharField):
    """The name of a district or neighbourhood in any language of the park, or a point; gives (latitude, longitude)."""

    def clean(self, value):
        value = super().clean(value)
        if not value:
            return None
        if match := POINT.fullmatch(value):
            latitude, longitude = map(float, match.groups())
            if abs(latitude) <= 90 and abs(longitude) <= 180:
                return latitude, longitude
        found = _named(District.objects.all(), value)
        if found:
            return found.latitude, found.longitude
        neighbourhood = _named(Neighbourhood.objects.all(), value)
        if neighbourhood is None:
            raise ValidationError(
                _(
                    "We do not know this place. Write a district or neighbourhood of Seoul, or a point like 37.5663, 126.9779."
                )
            )
        return _middle(neighbourhood.boundary)


def _named(places, text: str):
    """By its whole name first, then by its beginning."""
    wanted = text.casefold()
    names = [
        (each, [name.casefold() for name in each.name.values()]) for each in places
    ]
    for each, known in names:
        if wanted in known:
            return each
    return next(
        (
            each
            for each, known in names
            if any(name.startswith(wanted) for name in known)
        ),
        None,
    )


def _middle(boundary: dict) -> tuple[float, float]:
    shapes = boundary["coordinates"]
    ring = shapes[0] if boundary["type"] == "Polygon" else shapes[0][0]
    xs, ys = [point[0] for point in ring], [point[1] for point in ring]
    return (min(ys) + max(ys)) / 2, (min(xs) + max(xs)) / 2


class SearchForm(forms.Form):
    place = PlaceField(
        label=_("Where"),
        max_length=80,
        help_text=_("A district or neighbourhood, or a point."),
    )
    start = forms.DateTimeField(
        label=_("From"),
        input_formats=["%Y-%m-%dT%H:%M"],
        widget=forms.DateTimeInput(
            {"type": "datetime-local", "step": 900}, format="%Y-%m-%dT%H:%M"
        ),
    )
    minutes = forms.TypedChoiceField(
        label=_("How long"), choices=LENGTHS, coerce=int, initial=120
    )
    needs = forms.TypedMultipleChoiceField(
        label=_("What has to be there"),
        choices=NEEDS,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    height = forms.IntegerField(
        label=_("Height of the car in cm"),
        required=False,
        min_value=100,
        max_value=MOST,
        help_text=_("Only when it is high: gates and ceilings have limits."),
    )
    length = forms.IntegerField(
        label=_("Length of the car in cm"),
        required=False,
        min_value=100,
        max_value=MOST,
    )

    width = forms.IntegerField(
        label=_("Width of the car in cm"),
        required=False,
        min_value=100,
        max_value=MOST,
        help_text=_("With its mirrors, and the room you need to get out."),
    )

    def __init__(self, data=None, *, rules: BookingRules | None = None, **kwargs):
        super().__init__(data, **kwargs)
        self.horizon = timedelta(days=rules.horizon_days if rules else 0)
        if rules:
            self.fields["minutes"].choices = [
                each
                for each in LENGTHS
                if rules.min_minutes <= each[0] <= rules.max_minutes
            ]
        self.fields["place"].widget.attrs["list"] = "districts"
        self.initial.setdefault(
            "start", timezone.localtime(next_step(timezone.now()), SEOUL)
        )

    def clean_start(self):
        """On the marks of the clock; what has just begun is now."""
        start = next_step(self.cleaned_data["start"].astimezone(UTC))
        now = timezone.now()
        if start < now - STEP:
            raise ValidationError(_("This time is over. Choose one still to come."))
        if start > now + self.horizon:
            raise ValidationError(_("This is too far ahead."))
        return start.astimezone(UTC)

    @property
    def needs_in_words(self) -> list:
        """What was asked for, each with its figure."""
        data = self.cleaned_data
        sizes = (
            (data["length"], _("%(cm)s cm long")),
            (data["width"], _("%(cm)s cm wide")),
            (data["height"], _("%(cm)s cm high")),
        )
        return [
            *(label for value, label in NEEDS if value in data["needs"]),
            *(words % {"cm": size} for size, words in sizes if size),
        ]

    @property
    def wish(self) -> ParkingWish:
        data = self.cleaned_data
        latitude, longitude = data["place"]
        return ParkingWish(
            latitude,
            longitude,
            Span(data["start"], data["start"] + timedelta(minutes=data["minutes"])),
            Needs(
                features=sum(data["needs"]),
                length_cm=data["length"],
                width_cm=data["width"],
                height_cm=data["height"],
            ),
        )
