from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# The browser offers the keys that are there: see the list of the same name beside the form.
KEYS = "call-keys"


class WordsBlock(blocks.StructBlock):
    """One text in every language. All may be empty while one composes; the checker names what is missing."""

    def __init__(self, *args, long: bool = False, **kwargs):
        block = blocks.TextBlock if long else blocks.CharBlock
        more = {"rows": 2} if long else {}
        local = [
            (code, block(label=name, required=False, max_length=1200, **more))
            for code, name in settings.LANGUAGES
        ]
        super().__init__(local, *args, **kwargs)

    class Meta:
        label_format = "{en}"
        form_classname = "struct-block words-block"


class KeyBlock(blocks.CharBlock):
    """A name for machines; one is made from the English words where it is left empty."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("required", False)
        kwargs.setdefault("label", _("key"))
        kwargs.setdefault(
            "help_text",
            _(
                "Names it in conditions, files and addresses. Left empty, it is made from the English words. Once published it should stay."
            ),
        )
        super().__init__(*args, max_length=40, **kwargs)


class KeyOfQuestionBlock(blocks.FieldBlock):
    """The key of a question that is there; the browser suggests those that were saved."""

    def __init__(self, required=False, help_text=None, **kwargs):
        self.field = forms.CharField(
            required=required,
            help_text=help_text,
            max_length=40,
            widget=forms.TextInput(attrs={"list": KEYS, "autocomplete": "off"}),
        )
        super().__init__(**kwargs)


class OptionBlock(blocks.StructBlock):
    value = KeyBlock(
        label=_("key"),
        help_text=_(
            "Kept as the answer. Left empty, it is made from the English words."
        ),
    )
    label = WordsBlock(label=_("words"))

    class Meta:
        icon = "radio-full"
        label = _("Answer")
        label_format = "{label}"
        form_layout = blocks.BlockGroup(["label"], settings=["value"])
