"""What leads on: pages, buttons, files."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.models import Page

from ..gathering import gathered_documents, gathered_pages


class PageBlock(blocks.PageChooserBlock):
    """Takes the pages that the story has fetched all together."""

    def bulk_to_python(self, values):
        ids = [value for value in values if value]
        found = gathered_pages(ids)
        if found is None:
            return super().bulk_to_python(values)
        return [found.get(value) for value in values]


class PageRowBlock(blocks.ListBlock):
    def get_preview_value(self):
        return self.normalize(list(Page.objects.live().filter(depth=3)[:3]))


class ButtonBlock(blocks.StructBlock):
    label = blocks.CharBlock(
        label=_("words on the button"),
        max_length=40,
        help_text=_("A verb and its object, for example “Register a space”."),
    )
    page = PageBlock(
        label=_("page"),
        required=False,
        help_text=_("Where it leads inside the park, in the reader's language."),
    )
    address = blocks.URLBlock(
        label=_("address elsewhere"),
        required=False,
        help_text=_("Only when it leads out of the park; begins with https://."),
    )

    class Meta:
        icon = "link"
        label = _("Button")
        template = "home/blocks/button.html"
        description = _("The one thing to do next.")
        preview_value = {
            "label": _("Register a space"),
            "address": "https://example.org/",
        }

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation or bool(cleaned["page"]) != bool(
            cleaned["address"]
        ):
            return cleaned
        fault = ValidationError(
            _("Choose a page or write an address: exactly one of them.")
        )
        raise blocks.StructBlockValidationError(block_errors={"page": fault})


class FileBlock(DocumentChooserBlock):
    def bulk_to_python(self, values):
        found = gathered_documents([value for value in values if value])
        if found is None:
            return super().bulk_to_python(values)
        return [found.get(value) for value in values]


class DownloadBlock(blocks.StructBlock):
    document = FileBlock(
        label=_("document"),
        help_text=_("The file; its size and kind are shown beside it."),
    )
    label = blocks.CharBlock(
        label=_("name of the download"),
        max_length=120,
        help_text=_("What the file contains, in the language of this page."),
    )

    class Meta:
        icon = "doc-full-inverse"
        label = _("Document")
        template = "home/blocks/download.html"
        description = _("A file to take away.")
        preview_value = {"document": None, "label": _("Results of the first year")}
