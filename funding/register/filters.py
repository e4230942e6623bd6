"""Narrowing the register: the same for the page, its sums, its map and its downloads."""

from __future__ import annotations

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from experiments.filters import district_choices
from funding.awards.models import Award
from funding.enums import OrganisationKind
from funding.models import Call
from funding.workflow import AWARDED, Status

MOST_WORDS = 8
STATES = [(each.value, Status(each).label) for each in Status if each in AWARDED]
ORDERS = {
    "": (_("Newest first"), ("-application__decided_at", "-pk")),
    "amount": (_("Largest sum first"), ("-amount", "-pk")),
    "title": (_("By title"), ("application__title", "pk")),
}


def years(request=None) -> list[tuple[str, str]]:
    days = Award.objects.filter(application__status__in=AWARDED).dates(
        "application__decided_at", "year", order="DESC"
    )
    return [(str(each.year), str(each.year)) for each in days]


class AwardFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(
        label=_("Words"),
        method="filter_words",
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "dir": "auto"}),
    )
    call = django_filters.ModelChoiceFilter(
        label=_("Call"),
        queryset=lambda request: Call.objects.published().order_by("-opens_at", "pk"),
        field_name="application__call",
        to_field_name="slug",
        empty_label=_("All calls"),
    )
    district = django_filters.ChoiceFilter(
        label=_("District"),
        choices=district_choices,
        empty_label=_("All of Seoul"),
        field_name="application__organisation__district__code",
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind of organisation"),
        choices=OrganisationKind.choices,
        empty_label=_("Every kind"),
        field_name="application__organisation__kind",
    )
    state = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=STATES,
        empty_label=_("Every status"),
        field_name="application__status",
    )
    year = django_filters.ChoiceFilter(
        label=_("Year"),
        choices=years,
        empty_label=_("Every year"),
        field_name="application__decided_at__year",
    )
    sort = django_filters.ChoiceFilter(
        label=_("Order"),
        choices=[(key, words) for key, (words, _fields) in ORDERS.items() if key],
        empty_label=ORDERS[""][0],
        method="sort_by",
    )

    class Meta:
        model = Award
        fields = []

    def filter_queryset(self, queryset):
        return super().filter_queryset(queryset.order_by(*ORDERS[""][1]))

    def filter_words(self, queryset, name, value):
        for word in value.replace("\x00", "").split()[:MOST_WORDS]:
            queryset = queryset.filter(
                Q(application__title__icontains=word)
                | Q(application__code__iexact=word)
                | Q(application__organisation__name__icontains=word)
            )
        return queryset

    def sort_by(self, queryset, name, value):
        return queryset.order_by(*ORDERS[value][1])

    @property
    def is_narrowed(self) -> bool:
        chosen = self.form.cleaned_data if self.form.is_valid() else {}
        return any(value for name, value in chosen.items() if name != "sort")

    @property
    def district_code(self) -> str:
        return (
            self.form.cleaned_data.get("district", "") if self.form.is_valid() else ""
        )
