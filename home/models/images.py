import uuid
from pathlib import PurePath

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from innovation_park.lib.translated import TranslatedField


class ParkImage(AbstractImage):
    """A picture with its words: whoever cannot see it gets the description in their language."""

    description = None
    alt = TranslatedField(
        _("alternative text"),
        max_length=250,
        help_text=_(
            "What a person who cannot see the picture should know. One sentence in each language."
        ),
    )
    credit = models.CharField(
        _("credit"),
        max_length=120,
        blank=True,
        help_text=_("Who made the picture, if it must be said."),
    )

    admin_form_fields = (
        "title",
        "file",
        "alt",
        "credit",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def get_upload_to(self, filename: str) -> str:
        """A name made here; what the file was called on somebody's computer is nobody's business."""
        return f"pictures/{uuid.uuid4().hex}{PurePath(filename).suffix.lower()}"

    @property
    def default_alt_text(self) -> str:
        return str(self.alt)


class ParkRendition(AbstractRendition):
    image = models.ForeignKey(ParkImage, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]
