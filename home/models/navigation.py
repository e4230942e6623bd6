from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page, PreviewableMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField


class FramePreview(PreviewableMixin):
    """Shows the words in the frame of a page, in their language."""

    def get_preview_template(self, request, mode_name):
        return "home/preview_frame.html"

    def get_preview_context(self, request, mode_name):
        return {**super().get_preview_context(request, mode_name), "shown": self}

    def serve_preview(self, request, mode_name) -> TemplateResponse:
        with translation.override(self.locale.language_code):
            return super().serve_preview(request, mode_name).render()


class Menu(FramePreview, TranslatableMixin, ClusterableModel):
    """The links of the header or of the footer, one menu per language."""

    class Place(models.TextChoices):
        HEADER = "header", _("Header")
        FOOTER = "footer", _("Footer")

    place = models.CharField(
        _("place"),
        max_length=10,
        choices=Place,
        help_text=_("Where the menu is shown."),
    )

    panels = [
        FieldPanel("place"),
        InlinePanel(
            "items",
            label=_("Link"),
            heading=_("Links"),
            max_num=8,
            help_text=_(
                "At most eight, the most wanted first. A link to a page that is not published is not shown."
            ),
        ),
    ]
    override_translatable_fields = [SynchronizedField("place", overridable=False)]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "place"],
                name="home_one_menu_per_place_and_language",
                violation_error_message=_(
                    "There is a menu for this place in this language already: change that one."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_place_display()} ({self.locale.language_code})"


class MenuItem(TranslatableMixin, Orderable):
    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    page = models.ForeignKey(
        Page,
        models.CASCADE,
        related_name="+",
        verbose_name=_("page"),
        help_text=_("The page the link leads to, in the reader's language."),
    )
    label = models.CharField(
        _("label"),
        max_length=30,
        blank=True,
        help_text=_("Empty: the page's title."),
    )

    panels = [FieldPanel("page"), FieldPanel("label")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return self.label or self.page.title


class Frame(FramePreview, TranslatableMixin, models.Model):
    """The words around every page: the line under the name, and what the footer says."""

    tagline = models.CharField(
        _("tagline"),
        max_length=90,
        help_text=_("One line beside the name of the park."),
    )
    address = models.TextField(
        _("address"),
        max_length=300,
        help_text=_(
            "How to find and reach the park: address, telephone, hours of the desk."
        ),
    )
    footer_text = models.TextField(
        _("footer"),
        max_length=400,
        help_text=_("Who runs the park, in one or two sentences."),
    )

    panels = [FieldPanel("tagline"), FieldPanel("address"), FieldPanel("footer_text")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("header and footer")
        verbose_name_plural = _("headers and footers")
        constraints = [
            models.UniqueConstraint(
                fields=["locale"],
                name="home_one_frame_per_language",
                violation_error_message=_(
                    "This language has its header and footer already: change those."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.tagline


class NoticeQuerySet(models.QuerySet):
    def showing(self, moment=None) -> NoticeQuerySet:
        moment = moment or timezone.now()
        return self.filter(shows_from__lte=moment, shows_until__gt=moment)


class Notice(FramePreview, TranslatableMixin, models.Model):
    """A banner on every page, from one moment to another."""

    text = models.CharField(
        _("text"),
        max_length=200,
        help_text=_("One sentence: what happened and what to do."),
    )
    page = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page"),
        help_text=_("Where one reads more."),
    )
    shows_from = models.DateTimeField(
        _("shown from"), help_text=_("In the park's time, Seoul.")
    )
    shows_until = models.DateTimeField(
        _("shown until"), help_text=_("A notice that never ends is not read.")
    )

    objects = NoticeQuerySet.as_manager()

    panels = [
        FieldPanel("text"),
        FieldPanel("page"),
        FieldPanel("shows_from"),
        FieldPanel("shows_until"),
    ]
    override_translatable_fields = [
        SynchronizedField("shows_from", overridable=False),
        SynchronizedField("shows_until", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self) -> str:
        return self.text

    def clean(self):
        if self.shows_from and self.shows_until and self.shows_until <= self.shows_from:
            raise ValidationError(
                {"shows_until": _("The notice must end after it begins.")}
            )

    @property
    def is_showing(self) -> bool:
        return self.shows_from <= timezone.now() < self.shows_until
