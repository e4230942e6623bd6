from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from innovation_park.lib.grams import index_grams

from ..blocks import StoryBlock, StoryField


class ParkPage(Page):
    """What every page of the park has: a summary for lists and searchers, and a story."""

    summary = models.CharField(max_length=220, blank=True, help_text="One or two sentences, shown in lists and by search engines.")
    body = StoryField(StoryBlock(), blank=True, help_text="The story, block by block.")

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.SearchField("get_grams"),
    ]

    class Meta:
        abstract = True

    def get_grams(self) -> str:
        """For searching Korean and Thai; see :mod:`innovation_park.lib.grams`."""
        return index_grams(f"{self.title} {self.summary} {self.body.render_as_block() if self.body else ''}")
