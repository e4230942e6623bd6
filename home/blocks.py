"""What a story can be built of: twelve kinds in four groups, nested at most twice.

The stored JSON is plain: a block is ``{"type", "value", "id"}``; ``text`` holds HTML, the lists
(``pictures figures steps questions pages``) hold items ``{"type": "item", "value", "id"}``,
everything else is an object with the names below. ``tests/home/test_blocks.py`` shows one of each.
"""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail_localize.segments import StringSegmentValue

from .gathering import (
    PICTURE_SPECS,
    StoryValue,
    gathered_pages,
    gathered_pictures,
)

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
SMALL_TEXT_FEATURES = ["bold", "italic", "ul", "link", "document-link"]


class StoryField(StreamField):
    """A StreamField whose blocks stay out of migrations: a new block is no schema change."""

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs


class PictureChooserBlock(ImageChooserBlock):
    """Takes the pictures that the story has fetched all together."""

    def bulk_to_python(self, values):
        ids = [value for value in values if value]
        found = gathered_pictures(ids)
        if found is None:
            pictures = self.model_class.objects.prefetch_renditions(*PICTURE_SPECS)
            found = pictures.in_bulk(ids)
        return [found.get(value) for value in values]

    def get_preview_value(self):
        return self.model_class.objects.order_by("pk").first()


class PageBlock(blocks.PageChooserBlock):
    """Takes the pages that the story has fetched all together."""

    def bulk_to_python(self, values):
        ids = [value for value in values if value]
        found = gathered_pages(ids)
        if found is None:
            return super().bulk_to_python(values)
        return [found.get(value) for value in values]


class PictureBlock(blocks.StructBlock):
    """A picture is described once, in the library, in every language; here it gets its caption."""

    image = PictureChooserBlock(
        label=_("picture"),
        help_text=_(
            "From the library, where it is described for those who cannot see it."
        ),
    )
    caption = blocks.CharBlock(
        label=_("caption"),
        required=False,
        max_length=200,
        help_text=_("What the reader should notice. Leave it empty if nothing."),
    )
    width = blocks.ChoiceBlock(
        label=_("width"),
        choices=[
            ("column", _("As wide as the text")),
            ("wide", _("As wide as the page")),
            ("portrait", _("Narrow, for a portrait")),
        ],
        default="column",
        help_text=_("How much room the picture takes on a large screen."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "home/blocks/picture.html"
        description = _("One picture with its caption and credit.")
        form_layout = blocks.BlockGroup(["image", "caption"], settings=["width"])

    def get_preview_value(self):
        caption = _("What the reader should notice.")
        image = self.child_blocks["image"].get_preview_value()
        return self.normalize({"image": image, "caption": caption})


class CaptionedPictureBlock(PictureBlock):
    """In a row every picture takes the same room."""

    width = None

    class Meta:
        form_layout = blocks.BlockGroup(["image", "caption"])


class PictureRowBlock(blocks.ListBlock):
    def get_preview_value(self):
        return self.normalize([self.child_block.get_preview_value()] * 2)


class PageRowBlock(blocks.ListBlock):
    def get_preview_value(self):
        return self.normalize(list(Page.objects.live().filter(depth=3)[:3]))


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


class FigureBlock(blocks.StructBlock):
    number = blocks.CharBlock(
        label=_("number"),
        max_length=20,
        help_text=_("With its unit, for example 42 %."),
    )
    label = blocks.CharBlock(
        label=_("meaning"), max_length=120, help_text=_("What was counted, and when.")
    )

    class Meta:
        icon = "order"
        label = _("Figure")


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        label=_("step"),
        max_length=90,
        help_text=_("What one does, starting with a verb."),
    )
    text = blocks.TextBlock(
        label=_("details"),
        max_length=400,
        help_text=_("How, where and how long, in plain words."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Step")


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(
        label=_("question"), max_length=160, help_text=_("As a resident would ask it.")
    )
    answer = blocks.RichTextBlock(
        label=_("answer"),
        features=SMALL_TEXT_FEATURES,
        help_text=_("Begin with the answer; reasons come after it."),
    )

    class Meta:
        icon = "help"
        label = _("Question")


class TableBlock(TypedTableBlock):
    """A small table whose words can be translated cell by cell."""

    def get_translatable_segments(self, value):
        segments = [StringSegmentValue("caption", value.caption)]
        for column, head in enumerate(value.columns):
            segments.append(StringSegmentValue(f"head-{column}", head["heading"]))
        for line, row in enumerate(value.row_data):
            for column, cell in enumerate(row["values"]):
                segments.append(StringSegmentValue(f"cell-{line}-{column}", cell))
        return [segment for segment in segments if not segment.is_empty()]

    def restore_translated_segments(self, value, segments):
        for segment in segments:
            kind, *place = segment.path.split("-")
            match kind, [int(number) for number in place]:
                case "caption", []:
                    value.caption = segment.render_text()
                case "head", [column]:
                    value.columns[column]["heading"] = segment.render_text()
                case "cell", [line, column]:
                    value.row_data[line]["values"][column] = segment.render_text()
        return value

    @cached_property
    def is_previewable(self):
        return True


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


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(
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

    @staticmethod
    def _gathering(value):
        value.__class__ = StoryValue
        return value
