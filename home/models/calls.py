from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from funding.announcing import announce, is_about_to_change
from funding.composition import Composition
from funding.models import Call

from .base import ParkPage, help_panel, title_panels


class CallPage(ParkPage):
    """The story of one call in one language. Its rules are the record's, the same in every language."""

    call = models.ForeignKey(
        Call,
        models.PROTECT,
        related_name="pages",
        limit_choices_to={"published_at__isnull": False},
        verbose_name=_("call"),
        help_text=_(
            "The published call whose dates, rules and criteria are shown with the story."
        ),
    )
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = []
    content_panels = [
        help_panel(
            _(
                "Why the foundation makes this call, what it hopes for, and good examples. Deadline, rules, criteria and documents belong to the call's record and are shown by themselves: do not repeat them."
            )
        ),
        *title_panels(),
        FieldPanel("call"),
        FieldPanel("body"),
    ]
    search_fields = [*ParkPage.search_fields, index.SearchField("get_facts")]
    override_translatable_fields = [
        *ParkPage.override_translatable_fields,
        SynchronizedField("call", overridable=False),
    ]

    class Meta:
        verbose_name = _("page of a call")
        verbose_name_plural = _("pages of calls")

    @classmethod
    def for_readers(cls):
        return cls.objects.select_related("call__revision")

    def get_context(self, request, *args, **kwargs):
        """Two queries: how this call and earlier ones went."""
        composition = Composition.of(self.call.revision.composition)
        return {
            **super().get_context(request, *args, **kwargs),
            **announce(self.call, composition, timezone.now()),
            "story_template": "home/_call_story.html",
        }

    def serve(self, request, *args, **kwargs):
        response = super().serve(request, *args, **kwargs)
        if is_about_to_change([self.call], timezone.now()):
            response.headers["Cache-Control"] = "no-store"
        return response

    def get_searchable_text(self) -> str:
        return f"{super().get_searchable_text()} {self.get_facts()}"

    def get_facts(self) -> str:
        """The call's words in this page's language, so that a search for a criterion finds it."""
        language = self.locale.language_code
        composition = Composition.of(self.call.revision.composition)
        words = [self.call.title, self.call.summary]
        for criterion in composition.criteria:
            words += [criterion.name, criterion.description]
        return " ".join(text.in_language(language).text for text in words)
