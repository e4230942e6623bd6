"""Pictures, alone and in a row."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from ..gathering import gathered_pictures, pictures_by_id


class PictureChooserBlock(ImageChooserBlock):
    """Takes the pictures that the story has fetched all together."""

    def bulk_to_python(self, values):
        ids = [value for value in values if value]
        found = gathered_pictures(ids)
        if found is None:
            found = pictures_by_id(ids)
        return [found.get(value) for value in values]

    def get_preview_value(self):
        return self.model_class.objects.order_by("pk").first()


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
