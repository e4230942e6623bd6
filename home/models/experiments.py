from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from experiments.models import Experiment

from .base import ParkPage


class ExperimentIndexPage(ParkPage):
    """The list and map of all experiments."""

    max_count_per_locale = 1
    subpage_types = ["home.ExperimentPage"]


class ExperimentPage(ParkPage):
    """The story of one experiment in one language. Its facts are the record's, the same in every language."""

    experiment = models.ForeignKey(Experiment, models.PROTECT, related_name="pages", verbose_name=_("experiment"), help_text=_("The record whose status, places and facts are shown beside the story."))
    parent_page_types = ["home.ExperimentIndexPage"]
    subpage_types = []
    content_panels = [*ParkPage.content_panels, FieldPanel("experiment")]
