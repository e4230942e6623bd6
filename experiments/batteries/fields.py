"""Fields that several forms of the boxes share."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.uploads import clean_picture

PLACE = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*[, ]\s*(-?\d{1,3}(?:\.\d+)?)\s*")


class PlaceField(forms.CharField):
    """``37.5551, 126.9123``; gives the pair, or nothing."""

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        match = PLACE.fullmatch(text)
        if not match or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
            raise forms.ValidationError(
                _("Write it as latitude and longitude, like 37.5551, 126.9123.")
            )
        return round(float(match[1]), 6), round(float(match[2]), 6)


class PictureField(forms.FileField):
    """Decoded and written anew: nothing but pixels."""

    widget = forms.FileInput({"accept": "image/*", "capture": "environment"})

    def clean(self, data, initial=None):
        picture = super().clean(data, initial)
        return clean_picture(picture) if picture else None
