from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from innovation_park.lib.translated import TranslatedField


class ParkImage(AbstractImage):
    """A picture with its words: whoever cannot see it gets the description in their language."""

    description = None
    alt = TranslatedField(
        "alternative text", max_length=250,
        help_text="What a person who cannot see the picture should know. One sentence in each language.",
    )
    credit = models.CharField(max_length=120, blank=True, help_text="Who made the picture, if it must be said.")

    admin_form_fields = (*(name for name in Image.admin_form_fields if name != "description"), "alt", "credit")

    @property
    def default_alt_text(self) -> str:
        return str(self.alt)


class ParkRendition(AbstractRendition):
    image = models.ForeignKey(ParkImage, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]
