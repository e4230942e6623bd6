"""What every page of the park has: a summary, a story, previews, an entry in the search."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    PublishingPanel,
    TitleFieldPanel,
)
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from innovation_park.lib.grams import index_grams
from innovation_park.lib.translated import active_language

from ..blocks import StoryBlock, StoryField

PHONE, TABLET, DESKTOP = 360, 768, 1280


def help_panel(words) -> HelpPanel:
    """What the page type is for, above its fields."""
    return HelpPanel(content=words, template="home/panels/help.html")


def title_panels(help_text=None) -> list:
    return [
        TitleFieldPanel(
            "title",
            help_text=help_text
            or _("The heading of the page, in menus and search results too."),
        ),
        FieldPanel("summary"),
    ]


class ParkPublishingPanel(PublishingPanel):
    """When the page goes live and ends, with words that say in whose time."""

    HELP = {
        "go_live_at": _(
            "Empty: as soon as it is published. In the park's time, Seoul."
        ),
        "expire_at": _("Empty: it stays. After this moment nobody can read the page."),
    }

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for panel in self.children:
            panel.help_text = self.HELP[panel.field_name]


class ParkPage(Page):
    """What every page of the park has: a summary for lists and searchers, and a story."""

    summary = models.CharField(
        _("summary"),
        max_length=220,
        help_text=_("One or two sentences, shown in lists and by search engines."),
    )
    body = StoryField(
        StoryBlock(),
        blank=True,
        verbose_name=_("story"),
        help_text=_("The story, block by block. Choose a block to see what it is for."),
    )

    # What an editor needs, nothing else: the summary serves as description for search engines.
    purpose = ""
    promote_panels = [
        FieldPanel(
            "slug",
            help_text=_(
                "The last part of the address, the same in every language. Once published it should stay."
            ),
        )
    ]
    settings_panels = [ParkPublishingPanel()]
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.SearchField("get_grams"),
        index.AutocompleteField("summary"),
    ]

    class Meta:
        abstract = True

    # Previews: three widths; the visitor's view, one's own, and every language.

    @property
    def preview_modes(self):
        languages = [(f"in-{code}", name) for code, name in settings.LANGUAGES]
        return [("", _("Visitor")), ("signed-in", _("Signed in")), *languages]

    @property
    def preview_sizes(self):
        return [
            {
                "name": "mobile",
                "icon": "mobile-alt",
                "device_width": PHONE,
                "label": _("On a phone"),
            },
            {
                "name": "tablet",
                "icon": "tablet-alt",
                "device_width": TABLET,
                "label": _("On a tablet"),
            },
            {
                "name": "desktop",
                "icon": "desktop",
                "device_width": DESKTOP,
                "label": _("On a desktop"),
            },
        ]

    def serve_preview(self, request, mode_name):
        """Rendered at once, while the mode's language and reader are the current ones."""
        language = self.locale.language_code
        if mode_name.startswith("in-"):
            language = mode_name.removeprefix("in-")
        if mode_name != "signed-in":
            request.user = AnonymousUser()
        page = self.in_language(language)
        with translation.override(language):
            return super(ParkPage, page).serve_preview(request, mode_name).render()

    def in_language(self, language: str):
        """The newest draft of the translation, or this page when there is none."""
        if language == self.locale.language_code:
            return self
        twin = self.get_translations().filter(locale__language_code=language).first()
        return twin.get_latest_revision_as_object() if twin else self

    # Search

    def get_searchable_text(self) -> str:
        story = self.body.stream_block.get_searchable_content(self.body)
        return " ".join([self.title, self.summary, *(str(part) for part in story)])

    def get_grams(self) -> str:
        """For searching Korean and Thai; see :mod:`innovation_park.lib.grams`."""
        return index_grams(self.get_searchable_text())

    # Readers

    @classmethod
    def for_readers(cls):
        """The rows a reader's page is taken from, with what its template asks of them."""
        return cls.objects.all()

    def get_context(self, request, *args, **kwargs):
        """Adds where the page stands, and its language when that is not the reader's."""
        context = super().get_context(request, *args, **kwargs)
        context["crumbs"] = self.get_crumbs(request)
        own = self.locale.language_code
        context["foreign_language"] = own if own != active_language() else ""
        return context

    # Set by ``home.addresses``, which has found them on the way to this page.
    pages_above: list[Page] | None = None
    live_translations: list[Page] | None = None
    is_surely_public = False

    def get_crumbs(self, request=None) -> list[tuple[str, str]]:
        """From the home page down to this one; one query unless it was asked for by its address."""
        if self.depth is None or self.depth <= 2:
            return []
        above = self.pages_above
        if above is None:
            above = self.get_ancestors().filter(depth__gt=1).select_related("locale")
        return [(page.title, page.get_url(request)) for page in [*above, self]]

    def get_view_restrictions(self):
        if self.is_surely_public:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()


class PicturedPage(ParkPage):
    """A page that may carry a picture at its head and in lists."""

    picture = models.ForeignKey(
        "home.ParkImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("Shown at the head of the page and in lists. Optional."),
    )

    class Meta:
        abstract = True


class LinkedPage(PicturedPage):
    """A page that may tell of one experiment, which then lists it."""

    experiment = models.ForeignKey(
        "experiments.Experiment",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("experiment"),
        help_text=_("When it is about one: readers find their way there and back."),
    )
    override_translatable_fields = [
        *ParkPage.override_translatable_fields,
        SynchronizedField("experiment", overridable=False),
    ]

    class Meta:
        abstract = True


def moment_panel(name: str) -> FieldPanel:
    return FieldPanel(name, widget=AdminDateTimeInput())
