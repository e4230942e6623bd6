from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .base import ParkPage, help_panel, title_panels


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
