from django.db import models
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from community.models import Topic
from experiments.batteries.models import BatteryScheme
from experiments.filters import find_experiments
from experiments.models import Experiment
from experiments.models.experiment_choices import (
    REGISTRATION_FACTS,
    with_registration,
    with_waiting,
)
from experiments.parking.models import ParkingScheme
from experiments.standing import standing_of
from experiments.timeline import registration_of, timeline_of
from funding.awards.models import Award

from .base import ParkPage, help_panel, title_panels


def _topic_count() -> Coalesce:
    """In the forum of the page's experiment."""
    topics = Topic.objects.filter(forum=OuterRef("experiment__forum")).order_by()
    counted = topics.values("forum").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


class ExperimentIndexPage(ParkPage):
    """The list and map of all experiments."""

    max_count_per_locale = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.ExperimentPage"]
    content_panels = [
        help_panel(
            _(
                "The list and the map show every experiment by themselves; write here only what introduces them."
            )
        ),
        *title_panels(),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("list of experiments")
        verbose_name_plural = _("lists of experiments")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "finding": find_experiments(request.GET)}


class ExperimentPage(ParkPage):
    """The story of one experiment in one language. Its facts are the record's, the same in every language."""

    experiment = models.ForeignKey(
        Experiment,
        models.PROTECT,
        related_name="pages",
        verbose_name=_("experiment"),
        help_text=_(
            "The record whose status, places and facts are shown beside the story."
        ),
    )
    parent_page_types = ["home.ExperimentIndexPage"]
    subpage_types = []
    content_panels = [
        help_panel(
            _(
                "The story of one experiment. Status, places, dates, risks and consent belong to the experiment's record and are shown by themselves: do not repeat them."
            )
        ),
        *title_panels(),
        FieldPanel("experiment"),
        FieldPanel("body"),
    ]
    search_fields = [*ParkPage.search_fields, index.SearchField("get_facts")]
    override_translatable_fields = [
        *ParkPage.override_translatable_fields,
        SynchronizedField("experiment", overridable=False),
    ]

    class Meta:
        verbose_name = _("project page")
        verbose_name_plural = _("project pages")

    @classmethod
    def for_readers(cls):
        """With the record, its forum and how much is said there, how many wait, whether it lends parking spaces, collects batteries and was awarded money."""
        rows = cls.objects.select_related("experiment__conclusion", "experiment__forum")
        rows = rows.annotate(
            topic_count=_topic_count(),
            has_parking=Exists(
                ParkingScheme.objects.filter(experiment=OuterRef("experiment"))
            ),
            has_batteries=Exists(
                BatteryScheme.objects.filter(experiment=OuterRef("experiment"))
            ),
            has_award=Exists(Award.objects.filter(experiment=OuterRef("experiment"))),
        )
        return with_registration(with_waiting(rows, "experiment"), "experiment")

    def get_context(self, request, *args, **kwargs):
        """Three queries; for a signed-in reader up to five more about themselves."""
        record = self.experiment
        if hasattr(self, "waiting"):
            for fact in ("waiting", *REGISTRATION_FACTS):
                setattr(record, fact, getattr(self, fact))
        else:
            records = Experiment.objects.select_related("conclusion", "forum")
            record = records.with_waiting().get(pk=self.experiment_id)
            self.experiment = record
        conclusion = getattr(record, "conclusion", None)
        return {
            **super().get_context(request, *args, **kwargs),
            "experiment": record,
            "registration": registration_of(record),
            "conclusion": conclusion
            if conclusion and conclusion.is_published
            else None,
            "standing": standing_of(record, request.user),
            "steps": timeline_of(record),
            "has_parking": self._has("parking", ParkingScheme),
            "has_batteries": self._has("batteries", BatteryScheme),
            "award": self._award(),
            "forum": record.forum,
            "topic_count": getattr(self, "topic_count", 0),
        }

    def _has(self, what: str, schemes) -> bool:
        """Whether it is what this kind of scheme stands on; asked already where it was read for readers."""
        known = getattr(self, f"has_{what}", None)
        if known is not None:
            return known
        return schemes.objects.filter(experiment=self.experiment_id).exists()

    def _award(self) -> Award | None:
        """Of the Digital Foundation, where this experiment came of one; a query for those alone."""
        if not getattr(self, "has_award", True):
            return None
        return Award.objects.whole().filter(experiment=self.experiment_id).first()

    def get_searchable_text(self) -> str:
        return f"{super().get_searchable_text()} {self.get_facts()}"

    def get_facts(self) -> str:
        """The record's words in this page's language, so that a search for a fact finds the story."""
        record, language = self.experiment, self.locale.language_code
        words = (
            record.name,
            record.question,
            record.place,
            record.who_may_join,
            record.asked,
            record.offered,
            record.risks,
            record.responsible,
        )
        return " ".join(text.in_language(language).text for text in words)
