from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .base import ParkPage


class NewsIndexPage(ParkPage):
    """All news and events."""

    subpage_types = ["home.NewsPage", "home.EventPage"]


class NewsPage(ParkPage):
    published_on = models.DateField(_("date"), help_text=_("Shown with the news; the newest stands first."))
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types = []
    content_panels = [*ParkPage.content_panels, FieldPanel("published_on")]


class EventPage(ParkPage):
    starts_at = models.DateTimeField(_("starts at"), help_text=_("In the park's time, Seoul."))
    ends_at = models.DateTimeField(_("ends at"), help_text=_("In the park's time, Seoul."))
    place = models.CharField(_("place"), max_length=200, help_text=_("Where people should go, with floor and entrance."))
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types = []
    content_panels = [*ParkPage.content_panels, FieldPanel("starts_at"), FieldPanel("ends_at"), FieldPanel("place")]
