"""What one types into the forum."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.markdown import is_too_long

from ..client_keys import new_key
from ..languages import language_of
from ..permissions import TooLong

WITHOUT_WORDS = re.compile(r"!\[\s*\]\(\s*attachment:")


class PostForm(forms.Form):
    """``client_key`` goes with the page: the same form sent twice is one post."""

    body = forms.CharField(
        label=_("Your post"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={
            "required": _("There is nothing in it yet. Write a few words first.")
        },
    )
    client_key = forms.UUIDField(widget=forms.HiddenInput)
    reply_to = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, page_language: str, **kwargs):
        kwargs.setdefault("initial", {}).setdefault("client_key", new_key())
        super().__init__(*args, **kwargs)
        self.page_language = page_language

    def clean_body(self) -> str:
        body = self.cleaned_data["body"]
        if is_too_long(body):
            raise forms.ValidationError(TooLong.sentence)
        if WITHOUT_WORDS.search(body):
            raise forms.ValidationError(
                _(
                    "A picture has no words yet. Write between ![ and ] what it shows: neighbours who cannot see it take part by your words."
                )
            )
        return body

    @property
    def language(self) -> str:
        """The language it is written in, by its letters; the page's where they do not tell."""
        return language_of(self.cleaned_data["body"], self.page_language)


class TopicForm(PostForm):
    title = forms.CharField(
        label=_("Title"),
        max_length=120,
        help_text=_("What it is about, in one line."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    tags = forms.CharField(
        label=_("Tags"),
        max_length=200,
        required=False,
        help_text=_("Up to five words under which others find it, with commas."),
    )

    field_order = ("title", "body", "tags")

    def clean_tags(self) -> list[str]:
        return [name for name in self.cleaned_data["tags"].split(",") if name.strip()]


class EditForm(forms.Form):
    """``seen_body`` is the text the person began with."""

    body = PostForm.base_fields["body"]
    seen_body = forms.CharField(strip=False, widget=forms.HiddenInput)
    client_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    clean_body = PostForm.clean_body

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("initial", {}).setdefault("client_key", new_key())
        super().__init__(*args, **kwargs)
