"""Words that belong to a record, in every language of the park, in one JSON column.

Pages are translated row by row with wagtail-localize; the facts of a record (an experiment's
question, a consent's purposes) have one row and carry their languages with them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@dataclass(frozen=True)
class Phrase:
    """One text with the language it is really in, so that a page can set ``lang`` honestly."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def is_fallback(self) -> bool:
        return bool(self.text) and self.language != active_language()


class Translated(dict):
    """``{"en": ..., "ko": ..., "th": ...}``; printing it gives the reader's language."""

    def in_language(self, language: str) -> Phrase:
        """The text in ``language``, else in the first language that has one."""
        for code in (language, *LANGUAGES):
            if self.get(code):
                return Phrase(self[code], code)
        return Phrase("", language)

    @property
    def here(self) -> Phrase:
        return self.in_language(active_language())

    def __str__(self) -> str:
        return self.here.text

    def __bool__(self) -> bool:
        return any(self.values())


def active_language() -> str:
    code = (get_language() or LANGUAGES[0]).split("-")[0]
    return code if code in LANGUAGES else LANGUAGES[0]


def in_every_language(words: Callable[[], object]) -> dict[str, str]:
    """What ``words()`` says, once for each language: to be kept, and read in the reader's own."""
    said = {}
    for code in LANGUAGES:
        with override(code):
            said[code] = str(words())
    return said


class TranslatedWidget(forms.MultiWidget):
    template_name = "includes/translated_widget.html"

    def __init__(self, widget=forms.TextInput, attrs=None):
        super().__init__(
            {code: widget(attrs={"lang": code}) for code in LANGUAGES}, attrs
        )

    def decompress(self, value):
        return [(value or {}).get(code, "") for code in LANGUAGES]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for subwidget, (_code, label) in zip(
            context["widget"]["subwidgets"], settings.LANGUAGES, strict=True
        ):
            subwidget["language_label"] = label
        return context


class TranslatedFormField(forms.MultiValueField):
    """Asks for every language, unless ``is_draft``: then what is not written yet may wait."""

    is_draft = False

    def __init__(self, *, max_length=None, widget=forms.TextInput, **kwargs):
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        fields = [
            forms.CharField(required=False, max_length=max_length)
            for _code in LANGUAGES
        ]
        super().__init__(
            fields, widget=TranslatedWidget(widget), require_all_fields=False, **kwargs
        )

    def compress(self, values):
        return Translated(zip(LANGUAGES, values or [""] * len(LANGUAGES), strict=True))

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_draft:
            return cleaned
        missing = [label for code, label in settings.LANGUAGES if not cleaned.get(code)]
        if missing and (self.required or cleaned):
            raise ValidationError(
                gettext(
                    "Write this in %(languages)s too: everyone reads it in their own language."
                )
                % {"languages": ", ".join(missing)}
            )
        return cleaned


class TranslatedField(models.JSONField):
    """A :class:`Translated` text; ``max_length`` counts characters per language.

    In forms every language is asked for: a text in one language only would be a page
    that part of the park cannot read.
    """

    description = _("Text in every language of the park")

    def __init__(self, *args, max_length=None, multiline=False, **kwargs):
        kwargs.setdefault("default", Translated)
        self.multiline = multiline
        self.text_length = max_length
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        if self.text_length is not None:
            kwargs["max_length"] = self.text_length
        if self.multiline:
            kwargs["multiline"] = True
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        value = super().from_db_value(value, expression, connection)
        return Translated(value) if isinstance(value, dict) else value

    def to_python(self, value):
        value = super().to_python(value)
        return Translated(value) if isinstance(value, dict) else value

    def pre_save(self, instance, add):
        value = getattr(instance, self.attname)
        if isinstance(value, str):
            raise TypeError(f"{self.name} takes one text per language, not a string.")
        return dict(value)

    def formfield(self, **kwargs):
        widget = (
            forms.Textarea(attrs={"rows": 3}).__class__
            if self.multiline
            else forms.TextInput
        )
        return models.Field.formfield(
            self,
            form_class=TranslatedFormField,
            max_length=self.text_length,
            **{**kwargs, "widget": widget},
        )
