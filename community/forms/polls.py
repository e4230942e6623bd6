"""A quick poll, asked with a topic or a post."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ..actions.polling import Wish
from ..enums import Shows

FEWEST, MOST, LONGEST = 2, 10, 100
DAYS = (1, 3, 7, 14, 30)


class PollForm(forms.Form):
    """Left empty, there is no poll: ``wish`` is then ``None``. Works without JavaScript: one answer to a line."""

    question = forms.CharField(
        label=_("Question"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    options = forms.CharField(
        label=_("Answers to choose from"),
        help_text=_("Two to ten, each on its own line."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    takes_several = forms.BooleanField(
        label=_("One may choose several answers"), required=False
    )
    shows = forms.ChoiceField(
        label=_("Who sees how the votes stand"),
        choices=Shows.choices,
        initial=Shows.ALWAYS,
        required=False,
    )
    days = forms.TypedChoiceField(
        label=_("Open for"),
        coerce=int,
        required=False,
        empty_value=None,
        initial=7,
        choices=[
            *((days, ngettext_lazy("%d day", "%d days") % days) for days in DAYS),
            ("", _("Until I close it")),
        ],
    )

    prefix = "poll"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.is_needed_later = (
                True  # none of them is a choice once there is a poll
            )

    @property
    def is_asked(self) -> bool:
        """Whether somebody began to ask."""
        given = self.data if self.is_bound else {}
        return any(
            given.get(self.add_prefix(name), "").strip()
            or str(self.initial.get(name, "")).strip()
            for name in ("question", "options")
        )

    def clean_options(self) -> tuple[str, ...]:
        lines = (
            " ".join(each.split()) for each in self.cleaned_data["options"].splitlines()
        )
        options = tuple(dict.fromkeys(filter(None, lines)))
        if self.is_asked and not FEWEST <= len(options) <= MOST:
            raise forms.ValidationError(
                _("Give two to ten different answers, each on its own line.")
            )
        if any(len(each) > LONGEST for each in options):
            raise forms.ValidationError(
                _("Keep each answer to a hundred letters, so that it fits on a phone.")
            )
        return options

    def clean_question(self) -> str:
        question = " ".join(self.cleaned_data["question"].split())
        if self.is_asked and not question:
            raise forms.ValidationError(_("Say what you want to ask."))
        return question

    @property
    def wish(self) -> Wish | None:
        if not self.is_asked:
            return None
        given = self.cleaned_data
        return Wish(
            question=given["question"],
            options=given["options"],
            takes_several=given["takes_several"],
            shows=Shows(given["shows"] or Shows.ALWAYS),
            days=given["days"],
        )
