"""Words that stand apart from the running text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

SMALL_TEXT_FEATURES = ["bold", "italic", "ul", "link", "document-link"]


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(
        label=_("words"),
        max_length=500,
        help_text=_("What was said, without quotation marks."),
    )
    source = blocks.CharBlock(
        label=_("who said it"),
        max_length=120,
        help_text=_("A name or a role the person agreed to, and where they said it."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "home/blocks/quote.html"
        description = _("Somebody's own words.")
        preview_value = {
            "text": _("I drive to work at eight. Until six, my space belongs to you."),
            "source": _("A resident who shares a parking space"),
        }


class CalloutBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        label=_("heading"), max_length=90, help_text=_("The point in a few words.")
    )
    text = blocks.RichTextBlock(
        label=_("text"),
        features=SMALL_TEXT_FEATURES,
        help_text=_("What one must know, in two or three sentences."),
    )
    tone = blocks.ChoiceBlock(
        label=_("tone"),
        choices=[
            ("info", _("Good to know")),
            ("success", _("Good news")),
            ("warning", _("Take care")),
        ],
        default="info",
        help_text=_("Decides the icon and the colour."),
    )

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        template = "home/blocks/callout.html"
        description = _("Something the reader must not miss.")
        form_layout = blocks.BlockGroup(["title", "text"], settings=["tone"])
        preview_value = {
            "title": _("Bring your permit"),
            "text": "<p>The warden checks it at the gate.</p>",
            "tone": "info",
        }
