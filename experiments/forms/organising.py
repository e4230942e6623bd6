"""What organisers fill in."""

from __future__ import annotations

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.translated import TranslatedFormField

from ..models import Letter
from ..workflow import Status


class MoveForm(forms.Form):
    """One step further, with the reason that everybody will read."""

    target = forms.ChoiceField(label=_("Next status"), widget=forms.RadioSelect)
    reason = TranslatedFormField(
        label=_("Why"),
        max_length=400,
        widget=forms.Textarea,
        help_text=_("Published in the timeline with your name and your role."),
    )

    def __init__(self, *args, targets: list[Status], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = [(each.value, each.label) for each in targets]


class LetterForm(forms.ModelForm):
    """The key is made with the form: sent twice, it writes once."""

    client_key = forms.UUIDField(widget=forms.HiddenInput)

    class Meta:
        model = Letter
        fields = ["subject", "text", "to_waiting", "client_key"]
        help_texts = {
            "text": _(
                "Plain text. Everybody gets it as you write it, in a letter whose frame "
                "is in their own language; write in every language they read."
            )
        }

    def __init__(self, *args, **kwargs):
        kwargs["initial"] = {"client_key": uuid4(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def validate_unique(self):
        """A key that is known is no error: the action returns what it did the first time."""


class CapacityForm(forms.Form):
    capacity = forms.IntegerField(
        label=_("Places"),
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text=_(
            "Empty: no limit. New places go at once to those who wait, in their order."
        ),
    )
