"""What staff fill in at the desk, the counter and the shelf."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from experiments.batteries.enums import Chemistry

from ..actions.stocking import MOST_PIECES
from ..enums import Refusal
from ..limits import MOST_CELLS, MOST_GRAMS


class ConfirmForm(forms.Form):
    grams = forms.IntegerField(
        label=_("Weight in grams"),
        min_value=1,
        max_value=MOST_GRAMS,
        widget=forms.NumberInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    cells = forms.IntegerField(
        label=_("Cells"),
        required=False,
        min_value=1,
        max_value=MOST_CELLS,
        help_text=_("Left empty: as stated."),
        widget=forms.NumberInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    chemistry = forms.ChoiceField(label=_("What they are"), choices=Chemistry)


class RefuseForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why it is not counted"),
        choices=Refusal,
        widget=forms.RadioSelect,
        help_text=_("The person reads this sentence."),
    )


class TakeBackForm(forms.Form):
    why = forms.CharField(
        label=_("What was wrong"),
        max_length=200,
        help_text=_("It stays in the books."),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("Of a reward (eight signs) or of a drop-off (four words)."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )


class DeliveryForm(forms.Form):
    client_key = forms.UUIDField(widget=forms.HiddenInput)
    pieces = forms.IntegerField(
        label=_("Pieces delivered"), min_value=1, max_value=MOST_PIECES
    )


class CountForm(forms.Form):
    client_key = forms.UUIDField(widget=forms.HiddenInput)
    counted = forms.IntegerField(
        label=_("Pieces counted on the shelf"), min_value=0, max_value=MOST_PIECES
    )
    reason = forms.CharField(label=_("Why it differs"), max_length=200)
