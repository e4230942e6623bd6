"""What somebody fills in at a box: what they see, what it is, how much."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from experiments.batteries.fields import PictureField

from ..fire_safety import QUESTIONS
from ..limits import MOST_CELLS, MOST_GRAMS


class SafetyForm(forms.Form):
    """One field for each question of the table, in its own words."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for question in QUESTIONS:
            self.fields[question.key] = forms.ChoiceField(
                label=str(question.words),
                choices=[(each.key, str(each.words)) for each in question.choices],
                widget=forms.RadioSelect,
            )


class AmountForm(forms.Form):
    """One of the two is enough; the scale decides."""

    client_key = forms.UUIDField(widget=forms.HiddenInput)
    cells = forms.IntegerField(
        label=_("How many"),
        required=False,
        min_value=1,
        max_value=MOST_CELLS,
        widget=forms.NumberInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    grams = forms.IntegerField(
        label=_("Or their weight in grams"),
        required=False,
        min_value=1,
        max_value=MOST_GRAMS,
        help_text=_("Ten AA cells weigh about 230 g."),
        widget=forms.NumberInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    photo = PictureField(
        label=_("Photo of them"),
        required=False,
        help_text=_("Only staff see it. Place and camera are taken out of the file."),
    )

    def clean(self):
        data = super().clean()
        if not self.errors and data.get("cells") is None and data.get("grams") is None:
            self.add_error("cells", _("Say how many they are, or what they weigh."))
        return data
