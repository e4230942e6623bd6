"""The story: all blocks in their groups."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..gathering import StoryValue, reading
from .facts import FigureBlock, QuestionBlock, StepBlock, TableBlock
from .links import ButtonBlock, DownloadBlock, PageBlock, PageRowBlock
from .pictures import CaptionedPictureBlock, PictureBlock, PictureRowBlock
from .words import CalloutBlock, QuoteBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


WORDS, PICTURES, FACTS, LINKS = _("Words"), _("Pictures"), _("Facts"), _("Links")


class StoryBlock(blocks.StreamBlock):
    text = blocks.RichTextBlock(
        icon="pilcrow",
        label=_("Text"),
        group=WORDS,
        features=TEXT_FEATURES,
        template="home/blocks/text.html",
        help_text=_(
            "Headings, paragraphs, lists and links. Short paragraphs are read."
        ),
        preview_value="<h2>Why we try this</h2><p>Every evening cars circle the block "
        "while marked spaces stand empty.</p>",
    )
    quote = QuoteBlock(group=WORDS)
    callout = CalloutBlock(group=WORDS)
    picture = PictureBlock(group=PICTURES)
    pictures = PictureRowBlock(
        CaptionedPictureBlock(),
        icon="image",
        label=_("Row of pictures"),
        group=PICTURES,
        min_num=2,
        max_num=4,
        template="home/blocks/pictures.html",
        description=_("Two to four pictures side by side."),
        help_text=_("Two to four pictures that belong together."),
    )
    figures = blocks.ListBlock(
        FigureBlock(),
        icon="order",
        label=_("Figures"),
        group=FACTS,
        max_num=6,
        template="home/blocks/figures.html",
        description=_("Up to six numbers with their meaning."),
        help_text=_("Only numbers you can name the source of."),
        preview_value=[
            {"number": "412", "label": _("shared hours in the first month")},
            {"number": "9 min", "label": _("less searching for each driver")},
        ],
    )
    table = TableBlock(
        [
            (
                "text",
                blocks.CharBlock(
                    label=_("Text"), required=False, help_text=_("A few words.")
                ),
            ),
            (
                "number",
                blocks.CharBlock(
                    label=_("Number"), required=False, help_text=_("With its unit.")
                ),
            ),
        ],
        icon="table",
        label=_("Table"),
        group=FACTS,
        template="home/blocks/table.html",
        description=_("Rows and columns; on a phone every row becomes a list."),
        help_text=_("Give it a caption, and every column a heading."),
        preview_value={
            "caption": _("Shared spaces by district"),
            "columns": [
                {"type": "text", "heading": _("District")},
                {"type": "number", "heading": _("Spaces")},
            ],
            "rows": [{"values": ["Eunpyeong-gu", "38"]}, {"values": ["Mapo-gu", "21"]}],
        },
    )
    steps = blocks.ListBlock(
        StepBlock(),
        icon="list-ol",
        label=_("Steps"),
        group=FACTS,
        max_num=9,
        template="home/blocks/steps.html",
        description=_("How something works, one step after another."),
        help_text=_("In the order in which one does them."),
        preview_value=[
            {"title": _("Say when it is free"), "text": _("Once, or for every week.")},
            {"title": _("Somebody parks"), "text": _("You see who and how long.")},
        ],
    )
    questions = blocks.ListBlock(
        QuestionBlock(),
        icon="help",
        label=_("Questions and answers"),
        group=FACTS,
        max_num=15,
        template="home/blocks/questions.html",
        description=_("What people ask; an answer opens on request."),
        help_text=_("The most frequent question first."),
        preview_value=[
            {
                "question": _("Who pays when something breaks?"),
                "answer": "<p>The park's insurance.</p>",
            }
        ],
    )
    button = ButtonBlock(group=LINKS)
    pages = PageRowBlock(
        PageBlock(label=_("page"), help_text=_("Shown with its title and summary.")),
        icon="doc-empty",
        label=_("Pages to read next"),
        group=LINKS,
        max_num=6,
        template="home/blocks/pages.html",
        description=_("Cards of up to six other pages."),
        help_text=_("Up to six pages that continue the story."),
    )
    download = DownloadBlock(group=LINKS)

    class Meta:
        template = "home/blocks/story.html"

    def to_python(self, value):
        return self._gathering(super().to_python(value))

    def bulk_to_python(self, values):
        return [self._gathering(value) for value in super().bulk_to_python(values)]

    def render(self, value, context=None):
        with reading(value):
            return super().render(value, context)

    @staticmethod
    def _gathering(value):
        value.__class__ = StoryValue
        return value
