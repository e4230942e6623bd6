"""Narrowing the list of experiments, the same for the list, the map and the counts."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import django_filters
from django import forms
from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, IntegerField, Q, TextField, Value, When
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.districts.models import District
from accounts.districts.names import DISTRICTS
from innovation_park.lib.translated import LANGUAGES, active_language

from .enums import Access, Topic
from .maps import Plan, plan_of
from .models import Experiment
from .workflow import CONCLUDED, OPEN_TO_JOIN, Status

PHASES = {
    "open": OPEN_TO_JOIN,
    "under-way": {Status.RUNNING, Status.PAUSED, Status.EVALUATING},
    "planned": {Status.PROPOSED, Status.DESIGNING},
    "concluded": CONCLUDED,
}
PHASE_CHOICES = [
    ("open", _("Open to join")),
    ("under-way", _("Under way")),
    ("planned", _("Being planned")),
    ("concluded", _("Concluded")),
]
NEWEST, STARTING, PLACES = "newest", "starting", "places"
ORDERS = [
    (NEWEST, _("Newest first")),
    (STARTING, _("Starting soon first")),
    (PLACES, _("Most places left first")),
]
SEARCHED = ("name", "question", "place", "who_may_join")
MOST_WORDS = 8
PER_PAGE = 12


def district_choices() -> list[tuple[str, str]]:
    """All of Seoul's, in the reader's alphabet; asks no database."""
    language = active_language()
    rows = [(code, getattr(row, language)) for code, row in DISTRICTS.items()]
    return sorted(rows, key=lambda row: row[1])


class ExperimentFilter(django_filters.FilterSet):
    """A plain GET form: every choice is in the address and can be shared."""

    q = django_filters.CharFilter(
        label=_("Words"),
        method="filter_words",
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    topic = django_filters.ChoiceFilter(
        label=_("Topic"), choices=Topic.choices, empty_label=_("All topics")
    )
    status = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=PHASE_CHOICES,
        empty_label=pgettext_lazy("status", "All"),
        method="filter_phase",
    )
    district = django_filters.ChoiceFilter(
        label=_("District"),
        choices=district_choices,
        empty_label=_("All of Seoul"),
        method="filter_district",
    )
    language = django_filters.ChoiceFilter(
        label=_("Described in"),
        choices=settings.LANGUAGES,
        empty_label=_("Any language"),
        method="filter_language",
    )
    places = django_filters.BooleanFilter(
        label=_("Only with places left"),
        method="filter_places",
        widget=forms.CheckboxInput,
    )
    access = django_filters.MultipleChoiceFilter(
        label=_("Access"),
        choices=Access.choices,
        method="filter_access",
        widget=forms.CheckboxSelectMultiple,
    )
    sort = django_filters.ChoiceFilter(
        label=_("Order"),
        choices=ORDERS[1:],
        empty_label=ORDERS[0][1],
        method="sort_by",
    )

    class Meta:
        model = Experiment
        fields = []

    def filter_queryset(self, queryset):
        return super().filter_queryset(queryset.order_by("-created_at", "-pk"))

    def filter_words(self, queryset, name, value):
        """Every word somewhere in the record, in whichever language it was typed."""
        for word in unicodedata.normalize("NFC", value).split()[:MOST_WORDS]:
            found = Q()
            for field in SEARCHED:
                for code in LANGUAGES:
                    found |= Q(**{f"{field}__{code}__icontains": word})
            queryset = queryset.filter(found)
        return queryset

    def filter_phase(self, queryset, name, value):
        return queryset.filter(status__in=PHASES[value])

    def filter_district(self, queryset, name, value):
        """What concerns the whole city concerns the district too."""
        ids = District.objects.filter(code=value).values("experiments")
        return queryset.filter(Q(pk__in=ids) | Q(districts=None))

    def filter_language(self, queryset, name, value):
        return queryset.filter(story_languages__contains=f"{value},")

    def filter_places(self, queryset, name, value):
        return queryset.with_places_left() if value else queryset

    def filter_access(self, queryset, name, value):
        """All that are ticked: each of them is what somebody cannot do without."""
        if not value:
            return queryset
        queryset = queryset.annotate(access_text=Cast("access", TextField()))
        for feature in value:
            queryset = queryset.filter(access_text__contains=f'"{feature}"')
        return queryset

    def sort_by(self, queryset, name, value):
        return {STARTING: _starting_soon, PLACES: _most_places}[value](queryset)

    @property
    def district_code(self) -> str:
        return self.form.cleaned_data.get("district", "")

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order was chosen."""
        return any(
            value for name, value in self.form.cleaned_data.items() if name != "sort"
        )


def _starting_soon(queryset):
    """Those to come, the nearest first; then those that began, the latest first."""
    is_past = Case(
        When(starts_on__gte=timezone.localdate(), then=Value(0)),
        When(starts_on=None, then=Value(2)),
        default=Value(1),
        output_field=IntegerField(),
    )
    coming = Case(When(starts_on__gte=timezone.localdate(), then=F("starts_on")))
    return queryset.order_by(is_past, coming, "-starts_on", "-pk")


def _most_places(queryset):
    """Without a limit first; those one cannot join last."""
    joinable = Case(
        When(status__in=OPEN_TO_JOIN, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    left = F("capacity") - F("places_taken")
    return queryset.order_by(joinable, left.desc(nulls_first=True), "-pk")


@dataclass(frozen=True)
class Finding:
    """What the list shows for a question put by its address."""

    filter: ExperimentFilter
    page: Page
    plan: Plan

    @property
    def is_more_open(self) -> bool:
        """Whether a choice was made among those that are folded away."""
        chosen = self.filter.form.cleaned_data
        return any(
            chosen.get(name) for name in ("language", "places", "access", "sort")
        )


def find_experiments(query) -> Finding:
    """Four queries, however many experiments there are."""
    chosen = ExperimentFilter(query, Experiment.objects.listed())
    found = chosen.qs
    page = Paginator(
        found.with_waiting().prefetch_related("districts"), PER_PAGE
    ).get_page(query.get("page"))
    districts = District.objects.annotate(
        found=Count("experiments", filter=Q(experiments__in=found.order_by()))
    ).order_by("code")
    return Finding(chosen, page, plan_of(districts, chosen.district_code))
