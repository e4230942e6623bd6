from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from community.enums import Access
from community.models import Forum
from experiments.batteries.models import BatteryScheme
from experiments.models import Experiment
from experiments.parking.models import ParkingScheme
from experiments.spaces.models import Space
from funding.models import Call

from .base import ParkPage, help_panel, title_panels
from .experiments import ExperimentIndexPage
from .news import EventPage, NewsIndexPage, NewsPage

# More plots than this, and the smallest would be too small for a finger.
PLOTS = 30
LATEST = 3
THERE = (
    "experiments_path",
    "news_path",
    "has_spaces",
    "has_parking",
    "has_batteries",
    "has_forums",
    "has_calls",
)


class HomePage(ParkPage):
    """The park seen from above."""

    max_count_per_locale = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.ExperimentIndexPage",
        "home.NewsIndexPage",
        "home.StandardPage",
        "home.CallPage",
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

    @classmethod
    def for_readers(cls):
        """With where the lists of experiments and of news stand, and whether there are forums, calls, and spaces lent by the park and by neighbours."""
        return cls.objects.annotate(
            experiments_path=_path_of(ExperimentIndexPage),
            news_path=_path_of(NewsIndexPage),
            has_spaces=Exists(Space.objects.listed()),
            has_parking=Exists(ParkingScheme.objects.all()),
            has_batteries=Exists(BatteryScheme.objects.all()),
            has_forums=Exists(Forum.objects.filter(access=Access.PUBLIC)),
            has_calls=Exists(Call.objects.published()),
        )

    def get_context(self, request, *args, **kwargs):
        """The park as it is now, in three queries: plots, events, news."""
        context = super().get_context(request, *args, **kwargs)
        context["experiments"] = list(
            Experiment.objects.listed().order_by("-places_taken", "pk")[:PLOTS]
        )
        there = self._what_is_there()
        context["experiments_url"] = self._address(
            there.get("experiments_path"), request
        )
        context["news_url"] = self._address(there.get("news_path"), request)
        context["has_spaces"] = there.get("has_spaces")
        context["has_parking"] = there.get("has_parking")
        context["has_batteries"] = there.get("has_batteries")
        context["has_forums"] = there.get("has_forums")
        context["has_calls"] = there.get("has_calls")
        context["events"] = self._here(EventPage, ends_at__gte=timezone.now()).order_by(
            "starts_at", "pk"
        )[:LATEST]
        context["news"] = self._here(NewsPage).order_by("-published_on", "-pk")[:LATEST]
        return context

    def _what_is_there(self) -> dict:
        """What :meth:`for_readers` adds; nothing of a page that is only previewed."""
        if hasattr(self, "news_path"):
            return {name: getattr(self, name) for name in THERE}
        return self.for_readers().filter(pk=self.pk).values(*THERE).first() or {}

    def _address(self, path: str | None, request) -> str | None:
        return path and Page(url_path=path, locale=self.locale).get_url(request)

    def _here(self, model, **conditions):
        return model.objects.filter(
            locale=self.locale, live=True, view_restrictions=None, **conditions
        )


def _path_of(list_type: type[Page]) -> Subquery:
    """Of the one list of its kind in a language."""
    lists = list_type.objects.filter(live=True, locale=OuterRef("locale"))
    return Subquery(lists.values("url_path")[:1])
