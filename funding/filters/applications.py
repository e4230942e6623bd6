"""Narrowing the applications of the desk: the same question for the board, the table, acts on many, and the export."""

from __future__ import annotations

import django_filters
from django import forms
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from ..models import Application, Call
from ..search_language import LONGEST, Query
from ..workflow import BEFORE_SUBMISSION, Status
from .searching import found_by, read

PER_PAGE = 50
ORDERS = {
    "": (_("Longest here first"), ("submitted_at", "pk")),
    "newest": (_("Newest first"), ("-submitted_at", "-pk")),
    "amount": (_("Largest sum first"), ("-amount_asked", "-pk")),
    "title": (_("By title"), ("title", "pk")),
    "code": (_("By number"), ("code", "pk")),
}
STATUSES = [each for each in Status.choices if each[0] not in BEFORE_SUBMISSION]
LEADS = [("me", _("Mine")), ("none", _("Nobody’s yet"))]


def calls_of_desk(request) -> QuerySet:
    return Call.objects.filter(published_at__isnull=False).order_by("-opens_at", "pk")


class ApplicationFilter(django_filters.FilterSet):
    """A plain GET form: every choice is in the address, so that it can be shared and kept."""

    q = django_filters.CharFilter(
        label=_("Search"),
        method="filter_search",
        max_length=LONGEST,
        widget=forms.TextInput(
            attrs={"type": "search", "dir": "auto", "autocomplete": "off"}
        ),
    )
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=STATUSES, empty_label=_("Every status")
    )
    call = django_filters.ModelChoiceFilter(
        label=_("Call"),
        queryset=calls_of_desk,
        to_field_name="slug",
        empty_label=_("All calls"),
    )
    lead = django_filters.ChoiceFilter(
        label=_("Who looks after it"),
        choices=LEADS,
        empty_label=_("Everybody"),
        method="filter_lead",
    )
    sort = django_filters.ChoiceFilter(
        label=_("Order"),
        choices=[(key, words) for key, (words, _fields) in ORDERS.items() if key],
        empty_label=ORDERS[""][0],
        method="sort_by",
    )

    class Meta:
        model = Application
        fields = []

    query = Query("")

    def filter_queryset(self, queryset):
        return super().filter_queryset(queryset.order_by(*ORDERS[""][1]))

    def filter_search(self, queryset, name, value):
        self.query = read(value)
        return found_by(queryset, self.query, person=self.request.user)

    def filter_lead(self, queryset, name, value):
        officer = self.request.user if value == "me" else None
        return queryset.filter(officer=officer)

    def sort_by(self, queryset, name, value):
        first, second = ORDERS[value][1]
        if first.lstrip("-") == "submitted_at":
            descending = first.startswith("-")
            ordered = F("submitted_at")
            first = ordered.desc(nulls_last=True) if descending else ordered.asc()
        return queryset.order_by(first, second)

    @property
    def is_narrowed(self) -> bool:
        chosen = self.form.cleaned_data if self.form.is_valid() else {}
        return any(value for name, value in chosen.items() if name != "sort")
