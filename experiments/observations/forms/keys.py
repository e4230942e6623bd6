"""A key for a sensor or a script."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import SensorKey


class SensorKeyForm(forms.ModelForm):
    form = forms.ChoiceField(
        label=_("Form"),
        widget=forms.RadioSelect,
        help_text=_("What the key may send. Only forms about no person are listed."),
    )

    class Meta:
        model = SensorKey
        fields = ["form", "name"]

    def __init__(self, *args, protocol, **kwargs):
        super().__init__(*args, **kwargs)
        forms_of = protocol.forms if protocol else []
        self.fields["form"].choices = [
            (each.key, str(each.form.name))
            for each in forms_of
            if each.is_about_no_person
        ]
        if len(self.fields["form"].choices) == 1:
            self.initial["form"] = self.fields["form"].choices[0][0]
