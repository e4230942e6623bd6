"""Narrowing the points: a plain GET form, every choice in the address; the same for the list and the map."""

from __future__ import annotations

import math
import unicodedata
from datetime import datetime
from zoneinfo import ZoneInfo

import django_filters
from django import forms
from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.filters import district_choices

from .confidence import Level
from .enums import Chemistry, FactKey, PointKind, PointStatus
from .fields import PlaceField
from .models import BatteryPoint, PointFact, PointHours
from .models.point import ZONES

ELSEWHERE = "elsewhere"
EVERYTHING = "all"
MOST_WORDS = 6


def place_choices() -> list[tuple[str, str]]:
    return [*district_choices(), (ELSEWHERE, _("Outside Seoul"))]


class NearFilter(django_filters.CharFilter):
    field_class = PlaceField


class PointFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(
        label=_("Name or street"),
        method="filter_words",
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    district = django_filters.ChoiceFilter(
        label=_("District"),
        choices=place_choices,
        empty_label=_("Everywhere"),
        method="filter_district",
    )
    chemistry = django_filters.ChoiceFilter(
        label=_("Takes"),
        choices=[each for each in Chemistry.choices if each[0] != Chemistry.UNKNOWN],
        empty_label=_("Any battery"),
        method="filter_chemistry",
    )
    confidence = django_filters.ChoiceFilter(
        label=_("How sure"),
        choices=[
            (Level.SURE, _("Sure only")),
            (Level.LIKELY, _("Sure or likely")),
            (EVERYTHING, _("Also what nobody has confirmed")),
        ],
        empty_label=_("Everything that somebody has confirmed"),
        method="filter_confidence",
    )
    near = NearFilter(
        label=_("Nearest to"),
        method="sort_by_distance",
        max_length=40,
        help_text=_("Latitude, longitude: the nearest come first."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-near": ""}),
    )
    open_now = django_filters.BooleanFilter(
        label=_("Open now"), method="filter_open", widget=forms.CheckboxInput
    )
    step_free = django_filters.BooleanFilter(
        label=_("Without steps"), method="filter_steps", widget=forms.CheckboxInput
    )

    class Meta:
        model = BatteryPoint
        fields = []

    def __init__(self, *args, now: datetime | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now or timezone.now()

    def filter_queryset(self, queryset):
        """Seoul first. Without a choice of confidence the places that nobody ever confirmed stay away: they would drown the others."""
        is_elsewhere = ExpressionWrapper(Q(district=None), output_field=BooleanField())
        queryset = queryset.order_by(
            is_elsewhere, F("checked_at").desc(nulls_last=True), "name", "pk"
        )
        if not self.form.cleaned_data.get("confidence"):
            queryset = queryset.exclude(status=PointStatus.UNCONFIRMED)
        return super().filter_queryset(queryset)

    def filter_words(self, queryset, name, value):
        for word in unicodedata.normalize("NFC", value).split()[:MOST_WORDS]:
            queryset = queryset.filter(
                Q(name__icontains=word) | Q(address__icontains=word)
            )
        return queryset

    def filter_district(self, queryset, name, value):
        if value == ELSEWHERE:
            return queryset.filter(district=None)
        return queryset.filter(district__code=value)

    def filter_chemistry(self, queryset, name, value):
        return queryset.accepting(Chemistry(value))

    def filter_confidence(self, queryset, name, value):
        if value == EVERYTHING:
            return queryset
        return queryset.filter(**{f"{value}_until__gte": self.now})

    def filter_open(self, queryset, name, value):
        return queryset.filter(open_at(self.now)) if value else queryset

    def filter_steps(self, queryset, name, value):
        return queryset.filter(is_step_free=True) if value else queryset

    def sort_by_distance(self, queryset, name, value):
        """On a flat piece of earth: good enough to say which is nearest."""
        if not value:
            return queryset
        latitude, longitude = value
        north = F("latitude") - Value(latitude)
        east = (F("longitude") - Value(longitude)) * Value(
            math.cos(math.radians(latitude))
        )
        far = Cast(north * north + east * east, FloatField())
        return queryset.order_by(far, "pk")

    @property
    def is_narrowed(self) -> bool:
        return any(self.form.cleaned_data.values())

    @property
    def is_more_open(self) -> bool:
        """Whether a choice was made among those that are folded away, or is wrong there."""
        names = ("confidence", "near", "open_now", "step_free")
        chosen = getattr(self.form, "cleaned_data", {})
        return any(chosen.get(name) or name in self.form.errors for name in names)

    @property
    def found(self) -> QuerySet:
        """Nothing where a choice cannot be understood: the form says which."""
        return self.qs if self.form.is_valid() else self.queryset.none()


def open_at(moment: datetime) -> Q:
    """Known hours that hold the moment on the clock of the place; a box on the street of which no hours are told is never shut."""
    open_there = Q()
    for name in ZONES:
        here = moment.astimezone(ZoneInfo(name))
        minute = (here.weekday() * 24 + here.hour) * 60 + here.minute
        spans = PointHours.objects.filter(
            point=OuterRef("pk"), opens__lte=minute, closes__gt=minute
        )
        open_there |= Q(Exists(spans), zone=name)
    told = PointFact.objects.filter(point=OuterRef("pk"), key=FactKey.OPENING_HOURS)
    return open_there | Q(~Exists(told), kind=PointKind.BOX)
