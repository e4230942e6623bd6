"""What may enter the libraries: decided by what is in a file, never by what it says it is.

A picture is decoded and written anew, so nothing but its pixels survives: no place, no camera, no
second file hidden behind it. A document is read as far as needed to know that it is what its name
says and does nothing by itself. Both check limits before they decode. The upload is cleaned in
place: whoever stores it afterwards stores the clean bytes under a name made here.

Refusals are :class:`ValidationError` with a sentence that says what is wrong and how to mend it.
"""

import io
import secrets
import uuid
import warnings
from pathlib import PurePath

import filetype
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.text import slugify
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from .document_checks import CHECKS

MAX_PIXELS = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
KEPT_SIDE = 4096  # larger than any page shows
READABLE = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
# What each kind is written as: one frame, no metadata.
WRITTEN_AS = {
    "JPEG": ("JPEG", "jpg", {"quality": 88, "progressive": True}),
    "PNG": ("PNG", "png", {}),
    "GIF": ("PNG", "png", {}),
    "WEBP": ("WEBP", "webp", {"quality": 88}),
    "AVIF": ("WEBP", "webp", {"quality": 90}),
}


def clean_picture(upload):
    """Decode, turn upright, and write anew. Peak memory is about four bytes a pixel, twice."""
    image = checked_picture(upload)
    kind, extension, options = WRITTEN_AS[image.format]
    pixels = only_pixels(image, can_be_clear=kind != "JPEG")
    written = io.BytesIO()
    pixels.save(written, kind, **options)
    return _replace(
        upload,
        written.getvalue(),
        f"{uuid.uuid4().hex}.{extension}",
        f"image/{kind.lower()}",
    )


def clean_document(upload):
    """Check by content; the bytes stay as they are."""
    _check_size(upload, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
    stem, extension = PurePath(upload.name).stem, PurePath(upload.name).suffix.lower()
    check = CHECKS.get(extension)
    if check is None:
        raise ValidationError(
            _(
                "We cannot take this kind of file. Save it as one of these and try again: %(kinds)s."
            )
            % {"kinds": " ".join(sorted(CHECKS))}
        )
    upload.seek(0)
    check(upload.file)
    upload.seek(0)
    upload.name = (
        f"{slugify(stem)[:60] or 'document'}-{secrets.token_hex(4)}{extension}"
    )
    return upload


def checked_picture(upload) -> Image.Image:
    """Opened, not yet decoded: its kind, its bytes and its pixels are within the limits."""
    _check_size(upload, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
    return _open_picture(upload)


def _check_size(upload, limit: int) -> None:
    if upload.size > limit:
        raise ValidationError(
            _(
                "The file has %(size)s; we take at most %(limit)s. Make it smaller and try again."
            )
            % {"size": filesizeformat(upload.size), "limit": filesizeformat(limit)}
        )
    if not upload.size:
        raise ValidationError(_("The file is empty. Choose it again."))


def _open_picture(upload) -> Image.Image:
    """Read the head only: the kind and the number of pixels are known before anything is decoded."""
    upload.seek(0)
    guess = filetype.guess(upload.read(8192))
    upload.seek(0)
    if guess is None or not guess.mime.startswith("image/"):
        raise _not_a_picture()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(upload.file, formats=READABLE)
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except Exception:
        raise _not_a_picture() from None
    if image.width * image.height > MAX_PIXELS:
        raise _too_many_pixels()
    return image


def only_pixels(image: Image.Image, *, can_be_clear: bool) -> Image.Image:
    """Upright, in the colours of the web, at most ``KEPT_SIDE`` wide and high, and nothing else."""
    try:
        image.thumbnail((KEPT_SIDE, KEPT_SIDE))
        image.load()
        upright = ImageOps.exif_transpose(image)
        has_clear_parts = can_be_clear and upright.has_transparency_data
        plain = _in_srgb(upright, "RGBA" if has_clear_parts else "RGB")
    except Exception:
        raise ValidationError(
            _(
                "The picture is damaged or incomplete. Export it again from where you made it, then upload that."
            )
        ) from None
    plain.info = {}
    return plain


def _in_srgb(image: Image.Image, mode: str) -> Image.Image:
    """The colours a browser shows without the profile that described them."""
    profile = image.info.get("icc_profile")
    plain = image.convert(mode)
    if profile and image.mode in ("RGB", "RGBA"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(
                plain, source, ImageCms.createProfile("sRGB"), outputMode=mode
            )
        except (ImageCms.PyCMSError, OSError):
            return plain
    return plain


def _not_a_picture() -> ValidationError:
    return ValidationError(
        _(
            "This is not a picture we can read. Save it as JPEG, PNG, WebP or AVIF and try again; drawings in SVG may carry programs, so export them as PNG."
        )
    )


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _(
            "The picture has more than %(million)s million pixels. Make it smaller, 4000 pixels wide is plenty, and try again."
        )
        % {"million": MAX_PIXELS // 1_000_000}
    )


def _replace(upload, content: bytes, name: str, content_type: str):
    upload.file.seek(0)
    upload.file.truncate()
    upload.file.write(content)
    upload.file.flush()
    upload.file.seek(0)
    upload.size, upload.name, upload.content_type = len(content), name, content_type
    return upload
