"""Narrowing lists of topics, and searching in posts: plain GET forms, so that every choice can be shared."""

from __future__ import annotations

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from innovation_park.lib.grams import query_words

from .handles import tidy_handle
from .models import Forum, Post, Topic
from .workflow import PostStatus

LONGEST_QUERY = 100
ACTIVE, NEWEST, UNANSWERED = "active", "newest", "unanswered"
SORTS = [
    (ACTIVE, _("Last active first")),
    (NEWEST, _("Newest first")),
    (UNANSWERED, _("Without an answer first")),
]
STATES = [
    ("open", _("Not solved yet")),
    ("solved", _("Solved")),
    ("unread", _("With something new for me")),
]
BEST, LATEST = "best", "latest"


def _search_box(label) -> django_filters.CharFilter:
    return django_filters.CharFilter(
        label=label,
        method="filter_words",
        max_length=LONGEST_QUERY,
        widget=forms.TextInput(attrs={"type": "search", "dir": "auto"}),
    )


class TopicFilter(django_filters.FilterSet):
    """Of one forum. Pinned topics come first, unless an order is asked for that they would spoil."""

    q = _search_box(_("Words in the title"))
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=STATES,
        empty_label=pgettext_lazy("topics", "All topics"),
        method="filter_state",
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"),
        choices=settings.LANGUAGES,
        empty_label=_("Any language"),
    )
    tag = django_filters.CharFilter(
        field_name="tags__name", max_length=40, widget=forms.HiddenInput
    )
    sort = django_filters.ChoiceFilter(
        label=_("Order"),
        choices=SORTS[1:],
        empty_label=SORTS[0][1],
        method="sort_by",
    )

    class Meta:
        model = Topic
        fields = []

    def filter_words(self, queryset, name, value):
        for word in value.split()[:8]:
            queryset = queryset.filter(title__icontains=word)
        return queryset

    def filter_state(self, queryset, name, value):
        if value == "solved":
            return queryset.filter(answer__isnull=False)
        if value == "unread":
            is_known = self.request.user.is_authenticated
            return queryset.filter(unread__gt=0) if is_known else queryset
        return queryset.filter(answer=None, is_closed=False)

    def sort_by(self, queryset, name, value):
        if value == NEWEST:
            return queryset.order_by("-made_at", "-pk")
        waits = Case(
            When(last_number=1, answer=None, then=Value(0)),
            default=Value(1),
            output_field=IntegerField(),
        )
        return queryset.order_by(waits, "-made_at", "-pk")

    @property
    def tag_name(self) -> str:
        return self.form.cleaned_data.get("tag", "") if self.form.is_valid() else ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order was chosen."""
        chosen = self.form.cleaned_data if self.form.is_valid() else {}
        return any(value for name, value in chosen.items() if name != "sort")


def readable_forums(request):
    return Forum.objects.visible_to(request.user).order_by("position", "pk")


class PostFilter(django_filters.FilterSet):
    """Of everything said: what was taken back or hidden is not there, nor what the reader may not read."""

    q = _search_box(_("What are you looking for?"))
    forum = django_filters.ModelChoiceFilter(
        label=_("Forum"),
        queryset=readable_forums,
        field_name="topic__forum",
        to_field_name="slug",
        empty_label=_("All forums"),
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=settings.LANGUAGES, empty_label=_("Any language")
    )
    author = django_filters.CharFilter(
        label=_("Written by"),
        method="filter_author",
        max_length=60,
        help_text=_("A short name, for example @minji."),
    )
    tag = django_filters.CharFilter(label=_("Tag"), method="filter_tag", max_length=40)
    since = django_filters.DateFilter(
        label=_("From"),
        field_name="made_at__date",
        lookup_expr="gte",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = django_filters.DateFilter(
        label=_("Until"),
        field_name="made_at__date",
        lookup_expr="lte",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    solved = django_filters.BooleanFilter(
        label=_("Only in solved topics"),
        method="filter_solved",
        widget=forms.CheckboxInput,
    )
    sort = django_filters.ChoiceFilter(
        label=_("Order"),
        choices=[(LATEST, _("Newest first"))],
        empty_label=_("Best first"),
        method="sort_by",
    )

    class Meta:
        model = Post
        fields = []

    def filter_queryset(self, queryset):
        found = queryset.visible_to(self.request.user).filter(status=PostStatus.VISIBLE)
        return super().filter_queryset(found.order_by("-made_at", "-pk"))

    def filter_words(self, queryset, name, value):
        """All of them; where the title says them too comes first."""
        words = query_words(value)
        if not words:
            return queryset.none()
        in_title = Q(topic__title__icontains=value.strip())
        return queryset.filter(words__words__holds=words).order_by(
            Case(
                When(in_title & Q(number=1), then=Value(0)),
                When(in_title, then=Value(1)),
                default=Value(2),
                output_field=IntegerField(),
            ),
            "-made_at",
            "-pk",
        )

    def filter_author(self, queryset, name, value):
        return queryset.filter(author__forum_member__handle=tidy_handle(value))

    def filter_tag(self, queryset, name, value):
        return queryset.filter(topic__tags__name=value.strip().lstrip("#").lower())

    def filter_solved(self, queryset, name, value):
        return queryset.filter(topic__answer__isnull=False) if value else queryset

    def sort_by(self, queryset, name, value):
        return queryset.order_by("-made_at", "-pk")

    def __init__(self, data, *, request):
        posts = Post.objects.with_words().select_related("topic__forum")
        super().__init__(data, posts, request=request)

    @property
    def found(self):
        """What pages and programs are shown."""
        return self.qs if self.is_asked else self.queryset.none()

    @property
    def is_asked(self) -> bool:
        """Whether there is a question at all: an empty form finds nothing rather than everything."""
        chosen = self.form.cleaned_data if self.form.is_valid() else {}
        return any(value for name, value in chosen.items() if name != "sort")
