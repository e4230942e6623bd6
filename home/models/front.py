from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from experiments.models import Experiment

from .base import ParkPage, help_panel, title_panels
from .news import EventPage, NewsPage

# More plots than this, and the smallest would be too small for a finger.
PLOTS = 30
LATEST = 3


class HomePage(ParkPage):
    """The park seen from above."""

    max_count_per_locale = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.ExperimentIndexPage",
        "home.NewsIndexPage",
        "home.StandardPage",
    ]
    content_panels = [
        help_panel(
            _(
                "The front of the park. The plan of plots and the verbs come from the experiments by themselves; the story stands below them."
            )
        ),
        *title_panels(_("The one sentence a visitor reads first.")),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request, *args, **kwargs):
        """The park as it is now, in five queries: plots, lists below, events, news."""
        context = super().get_context(request, *args, **kwargs)
        below = {
            page.cached_content_type.model: page.get_url(request)
            for page in self.get_children().live().select_related("content_type")
        }
        context["experiments"] = list(
            Experiment.objects.listed().order_by("-places_taken", "pk")[:PLOTS]
        )
        context["experiments_url"] = below.get("experimentindexpage")
        context["news_url"] = below.get("newsindexpage")
        context["events"] = self._here(EventPage, ends_at__gte=timezone.now()).order_by(
            "starts_at", "pk"
        )[:LATEST]
        context["news"] = self._here(NewsPage).order_by("-published_on", "-pk")[:LATEST]
        return context

    def _here(self, model, **conditions):
        return model.objects.filter(
            locale=self.locale, live=True, view_restrictions=None, **conditions
        )
