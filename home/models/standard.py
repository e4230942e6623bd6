from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .base import PicturedPage, help_panel, title_panels


class StandardPage(PicturedPage):
    """A page that says something and stays."""

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage", "home.CallPage"]
    content_panels = [
        help_panel(
            _(
                "For what stays true: about the park, how to reach it, statements. What happens on a day is news or an event."
            )
        ),
        *title_panels(),
        FieldPanel("picture"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
