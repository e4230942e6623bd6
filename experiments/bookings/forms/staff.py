"""What staff fill in about things that can be booked."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from ..enums import Feature, features_in


class FeaturesField(forms.TypedMultipleChoiceField):
    """Ticked one by one, kept as one number."""

    def __init__(self, **kwargs):
        super().__init__(
            choices=Feature.choices,
            coerce=int,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            **kwargs,
        )

    def prepare_value(self, value):
        if isinstance(value, int):
            return [feature.value for feature in features_in(value)]
        return value

    def clean(self, value) -> int:
        return sum(super().clean(value))

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class ResourceForm(WagtailAdminModelForm):
    features = FeaturesField(
        label=_("Access"), help_text=_("What makes it usable for more people.")
    )
