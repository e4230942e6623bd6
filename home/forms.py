"""The forms of the picture and document libraries: nothing unchecked gets in, and every field says what it is for."""

from django import forms
from django.conf import settings
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from innovation_park.lib.uploads import clean_document, clean_picture

LANGUAGE_NAMES = ", ".join(name for _code, name in settings.LANGUAGES)


class ParkImageForm(BaseImageForm):
    """Re-encodes the file; asks for the description in every language."""

    HELP = {
        "title": _(
            "A name by which editors find the picture again; readers never see it."
        ),
        "file": _(
            "JPEG, PNG, WebP, AVIF or GIF, at most 10 MB and 40 million pixels. Place and camera are removed from it."
        ),
        "collection": _("The shelf of the library it stands on."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = _plain_file_field(self.fields["file"])
        _explain(self, self.HELP)
        if "alt" in self.fields:
            self.fields["alt"].error_messages["required"] = _(
                "Describe the picture in every language: %(languages)s."
            ) % {"languages": LANGUAGE_NAMES}

    def clean_file(self):
        return _clean_if_new(self, clean_picture)


class ParkDocumentForm(BaseDocumentForm):
    """Looks into the file: what its name promises must be inside, and nothing that acts by itself."""

    HELP = {
        "title": _("What the file contains; readers see it when they download it."),
        "file": _("PDF, Word, Excel, CSV, plain text or ZIP, at most 20 MB."),
        "collection": _("The shelf of the library it stands on."),
        "tags": _("Words by which editors find it again."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _explain(self, self.HELP)

    def clean_file(self):
        return _clean_if_new(self, clean_document)


def _explain(form, words: dict) -> None:
    for name, sentence in words.items():
        if name in form.fields:
            form.fields[name].help_text = form[name].help_text = sentence


def _plain_file_field(field) -> forms.FileField:
    """Wagtail's own field decodes before it asks how large a picture is; ours asks first."""
    plain = forms.FileField(
        label=field.label,
        help_text=field.help_text,
        required=field.required,
        widget=field.widget,
        validators=[FileExtensionValidator(settings.WAGTAILIMAGES_EXTENSIONS)],
    )
    # The page for several pictures reads these two from the field.
    plain.max_upload_size = field.max_upload_size
    plain.error_messages = {**field.error_messages, **plain.error_messages}
    return plain


def _clean_if_new(form, clean):
    file = form.cleaned_data["file"]
    return clean(file) if "file" in form.changed_data else file
