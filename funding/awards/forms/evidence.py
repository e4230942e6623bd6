"""Files that show something: as many as one likes, each looked into before it is kept."""

from __future__ import annotations

from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from innovation_park.lib.uploads import clean_document, clean_picture

PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"}
MOST_FILES = 10


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class EvidenceField(forms.FileField):
    """``given_name`` of each cleaned file is what its owner called it."""

    widget = FilesInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if self.required and not files:
            raise ValidationError(self.error_messages["required"])
        if len(files) > MOST_FILES:
            raise ValidationError(
                _("Send at most %(most)s files at once.") % {"most": MOST_FILES}
            )
        return [self._clean_one(each) for each in files]

    def _clean_one(self, upload):
        given = upload.name
        super().clean(upload)
        suffix = PurePath(given).suffix.lower()
        cleaned = (
            clean_picture(upload) if suffix in PICTURES else clean_document(upload)
        )
        cleaned.given_name = given
        return cleaned
