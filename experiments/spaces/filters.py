"""Narrowing the list of spaces: a plain GET form, every choice in the address."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.bookings.forms.holding import DAYS, day_input
from experiments.bookings.models import Resource
from experiments.bookings.opening_hours import Span
from experiments.bookings.permissions import EndsBeforeItStarts, InThePast

from .enums import ACCESS, KINDS, PARK
from .models import Space
from .standing import free_among


class SpaceFilterForm(forms.Form):
    """A time is whole or not there: day, from and until belong together."""

    def clean(self):
        given = super().clean()
        parts = [given.get(name) for name in ("day", "start", "until")]
        is_asked = [part is not None for part in parts]
        if any(is_asked) and not all(is_asked):
            raise forms.ValidationError(
                _("For a time, give the day and both hours: from and until.")
            )
        if all(is_asked) and not self.errors:
            day, start, until = parts
            zone = ZoneInfo(PARK)
            if until <= start:
                raise forms.ValidationError(str(EndsBeforeItStarts()))
            span = Span(*(datetime.combine(day, each, zone) for each in (start, until)))
            if span.start <= timezone.now():
                raise forms.ValidationError(str(InThePast()))
            self.span = span
        return given


class SpaceFilter(django_filters.FilterSet):
    kind = django_filters.ChoiceFilter(
        label=_("What"),
        choices=KINDS,
        empty_label=_("Everything"),
        field_name="resource__kind",
    )
    people = django_filters.NumberFilter(
        label=_("For how many people"),
        field_name="people",
        lookup_expr="gte",
        min_value=1,
        max_value=5000,
        widget=forms.NumberInput({"inputmode": "numeric", "min": 1}),
    )
    day = django_filters.DateFilter(
        label=_("Day"),
        method="keep",
        widget=day_input(),
        validators=DAYS,
    )
    start = django_filters.TimeFilter(
        label=_("From"),
        method="keep",
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )
    until = django_filters.TimeFilter(
        label=_("Until"),
        method="keep",
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )
    access = django_filters.MultipleChoiceFilter(
        label=_("Access"),
        choices=ACCESS,
        method="filter_access",
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Space
        form = SpaceFilterForm
        fields = []

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        if self.span is not None:
            asked = Resource.objects.with_rules().filter(space__in=queryset)
            queryset = queryset.filter(resource__in=free_among(asked, self.span))
        return queryset.order_by("resource__kind", "resource__slug")

    @property
    def span(self) -> Span | None:
        return getattr(self.form, "span", None)

    def keep(self, queryset, name, value):
        """The three together are the time; :meth:`filter_queryset` looks at it once."""
        return queryset

    def filter_access(self, queryset, name, value):
        """All that are ticked: each of them is what somebody cannot do without."""
        fitting = Resource.objects.offering(int(each) for each in value)
        return queryset.filter(resource__in=fitting.values("pk")) if value else queryset

    @property
    def is_narrowed(self) -> bool:
        return any(self.form.cleaned_data.values())
