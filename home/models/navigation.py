from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page, TranslatableMixin


class Menu(TranslatableMixin, ClusterableModel):
    """The links of the header or of the footer, one menu per language."""

    class Place(models.TextChoices):
        HEADER = "header", _("Header")
        FOOTER = "footer", _("Footer")

    place = models.CharField(_("place"), max_length=10, choices=Place, help_text=_("Where the menu is shown."))

    panels = [FieldPanel("place"), InlinePanel("items", label=_("Links"), max_num=8)]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("menu")
        verbose_name_plural = _("menus")

    def __str__(self) -> str:
        return f"{self.get_place_display()} ({self.locale.language_code})"


class MenuItem(TranslatableMixin, Orderable):
    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    page = models.ForeignKey(Page, models.CASCADE, related_name="+", verbose_name=_("page"), help_text=_("The page the link leads to."))
    label = models.CharField(_("label"), max_length=30, blank=True, help_text=_("Empty: the page's title."))

    panels = [FieldPanel("page"), FieldPanel("label")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        pass

    def __str__(self) -> str:
        return self.label or self.page.title


class Frame(TranslatableMixin, models.Model):
    """The words around every page: the line under the name, and what the footer says."""

    tagline = models.CharField(_("tagline"), max_length=90, help_text=_("One line beside the name of the park."))
    address = models.TextField(_("address"), max_length=300, help_text=_("How to find and reach the park: address, telephone, hours of the desk."))
    footer_text = models.TextField(_("footer"), max_length=400, help_text=_("Who runs the park, in one or two sentences."))

    panels = [FieldPanel("tagline"), FieldPanel("address"), FieldPanel("footer_text")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("header and footer")
        verbose_name_plural = _("headers and footers")

    def __str__(self) -> str:
        return self.tagline


class Notice(TranslatableMixin, models.Model):
    """A banner on every page, from one moment to another."""

    text = models.CharField(_("text"), max_length=200, help_text=_("One sentence: what happened and what to do."))
    page = models.ForeignKey(Page, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("page"), help_text=_("Where one reads more."))
    shows_from = models.DateTimeField(_("shown from"), help_text=_("In the park's time, Seoul."))
    shows_until = models.DateTimeField(_("shown until"), help_text=_("A notice that never ends is not read."))

    panels = [FieldPanel("text"), FieldPanel("page"), FieldPanel("shows_from"), FieldPanel("shows_until")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self) -> str:
        return self.text
