"""What a story can be built of. At most twelve kinds, nested at most twice, each with a preview."""

from wagtail import blocks
from wagtail.fields import StreamField as WagtailStreamField


class StoryField(WagtailStreamField):
    """A StreamField whose blocks stay out of migrations: a new block is no schema change."""

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs


class StoryBlock(blocks.StreamBlock):
    text = blocks.RichTextBlock(help_text="Paragraphs, lists and links.")
