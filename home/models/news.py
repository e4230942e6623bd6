from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from ..gathering import PICTURE_SPECS
from .base import LinkedPage, ParkPage, help_panel, moment_panel, title_panels
from .images import ParkImage

COMING = 4
PER_PAGE = 12


class NewsIndexPage(ParkPage):
    """All news and events."""

    max_count_per_locale = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage", "home.EventPage"]
    content_panels = [
        help_panel(
            _(
                "News and events are listed by themselves; write here only what introduces them."
            )
        ),
        *title_panels(),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def get_context(self, request, *args, **kwargs):
        """All: what is coming, then the news. Events alone: what is coming, then what was."""
        context = super().get_context(request, *args, **kwargs)
        show = request.GET.get("show")
        show = show if show in ("news", "events") else ""
        events = self._below(EventPage)
        now = timezone.now()
        if show == "events":
            listed = events.filter(ends_at__lt=now).order_by("-starts_at")
        else:
            listed = self._news()
        coming = events.filter(ends_at__gte=now).order_by("starts_at", "pk")
        context["show"] = show
        context["coming"] = (
            [] if show == "news" else list(coming[: COMING if not show else None])
        )
        context["listed"] = Paginator(listed, PER_PAGE).get_page(
            request.GET.get("page")
        )
        return context

    def _below(self, model):
        """What is above them has been checked when this page was asked for."""
        below = model.objects.child_of(self).live().filter(view_restrictions=None)
        return below.select_related("locale")

    def _news(self):
        pictures = ParkImage.objects.prefetch_renditions(*PICTURE_SPECS)
        news = self._below(NewsPage).prefetch_related(Prefetch("picture", pictures))
        return news.order_by("-published_on", "-pk")


class NewsPage(LinkedPage):
    """What happened, told on a day."""

    published_on = models.DateField(
        _("date"),
        default=timezone.localdate,
        help_text=_("Shown with the news; the newest stands first."),
    )
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types = []
    content_panels = [
        help_panel(
            _(
                "What happened and what it means for residents. The first sentence says both."
            )
        ),
        *title_panels(),
        FieldPanel("published_on"),
        FieldPanel("picture"),
        FieldPanel("experiment"),
        FieldPanel("body"),
    ]
    override_translatable_fields = [
        *LinkedPage.override_translatable_fields,
        SynchronizedField("published_on", overridable=False),
    ]
    search_fields = [*LinkedPage.search_fields, index.FilterField("published_on")]

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")


class EventPage(LinkedPage):
    """Something to go to. Its moments are the same in every language."""

    starts_at = models.DateTimeField(
        _("starts at"), null=True, help_text=_("In the park's time, Seoul.")
    )
    ends_at = models.DateTimeField(
        _("ends at"), null=True, help_text=_("In the park's time, Seoul.")
    )
    place = models.CharField(
        _("place"),
        max_length=200,
        help_text=_("Where people should go, with floor and entrance."),
    )
    access = models.CharField(
        _("access"),
        max_length=300,
        blank=True,
        help_text=_("Steps, lifts, sign language, captions, and whom to ask for more."),
    )
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types = []
    content_panels = [
        help_panel(
            _(
                "Something to go to. Say what one will do there, and put signing up, if needed, on a button in the story."
            )
        ),
        *title_panels(),
        MultiFieldPanel(
            [
                moment_panel("starts_at"),
                moment_panel("ends_at"),
                FieldPanel("place"),
                FieldPanel("access"),
            ],
            heading=_("When and where"),
        ),
        FieldPanel("picture"),
        FieldPanel("experiment"),
        FieldPanel("body"),
    ]
    override_translatable_fields = [
        *LinkedPage.override_translatable_fields,
        SynchronizedField("starts_at", overridable=False),
        SynchronizedField("ends_at", overridable=False),
    ]
    search_fields = [
        *LinkedPage.search_fields,
        index.SearchField("place"),
        index.SearchField("access"),
        index.FilterField("starts_at"),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError(
                {"ends_at": _("The end must not be before the beginning.")}
            )

    def get_searchable_text(self) -> str:
        return f"{super().get_searchable_text()} {self.place} {self.access}"

    @property
    def is_over(self) -> bool:
        return bool(self.ends_at) and self.ends_at < timezone.now()
