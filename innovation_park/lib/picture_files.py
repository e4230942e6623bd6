"""One uploaded picture as files for pages: a few widths, WebP, pixels only.

Of a moving picture the first frame is kept: a page that moves by itself shuts people out, and nobody
can stop it without a program. ``moved`` says so, that the writer may be told.
"""

from __future__ import annotations

import io
import uuid
from dataclasses import dataclass

from django.core.files.base import ContentFile
from PIL import Image

from .uploads import checked_picture, only_pixels

WIDTHS = (480, 960, 1600)
QUALITY = 82


@dataclass(frozen=True)
class PictureFile:
    width: int
    height: int
    file: ContentFile


@dataclass(frozen=True)
class PictureFiles:
    """Ascending widths, one at least; none wider than the picture was."""

    files: list[PictureFile]
    moved: bool

    @property
    def largest(self) -> PictureFile:
        return self.files[-1]


def picture_files(upload, widths: tuple[int, ...] = WIDTHS) -> PictureFiles:
    """Refuses with a ``ValidationError`` as :mod:`uploads` does. The names say nothing of the upload's."""
    image = checked_picture(upload)
    moved = getattr(image, "is_animated", False)
    pixels = only_pixels(image, can_be_clear=image.format != "JPEG")
    name = uuid.uuid4().hex
    fitting = [width for width in widths if width < pixels.width]
    if len(fitting) < len(widths):
        fitting.append(pixels.width)
    return PictureFiles([_written(pixels, width, name) for width in fitting], moved)


def _written(pixels: Image.Image, width: int, name: str) -> PictureFile:
    height = max(round(pixels.height * width / pixels.width), 1)
    scaled = pixels.resize((width, height), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    scaled.save(written, "WEBP", quality=QUALITY)
    file = ContentFile(written.getvalue(), f"{name}-{width}.webp")
    return PictureFile(width, height, file)
