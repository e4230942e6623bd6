"""What a driver fills in after choosing."""

from __future__ import annotations

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.uploads import clean_picture

from ..enums import Verdict

PLATE = re.compile(r"[0-9A-Z가-힣ก-๙]{4,12}")


class PictureField(forms.FileField):
    """Decoded and written anew: nothing but pixels."""

    widget = forms.FileInput({"accept": "image/*", "capture": "environment"})

    def clean(self, data, initial=None):
        picture = super().clean(data, initial)
        return clean_picture(picture) if picture else None


class PlateForm(forms.Form):
    plate = forms.CharField(
        label=_("Number plate"),
        max_length=20,
        help_text=_(
            "Only the owner of the space sees it, so that they know whose car stands there. It vanishes 24 hours after the end."
        ),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def clean_plate(self):
        plate = re.sub(r"[\s\-.]", "", self.cleaned_data["plate"]).upper()
        if not PLATE.fullmatch(plate):
            raise ValidationError(
                _("Write the plate as on the car, for example 12가 3456.")
            )
        return plate


class HoldForm(forms.Form):
    client_key = forms.UUIDField(widget=forms.HiddenInput)


class OccupiedForm(forms.Form):
    moves = forms.IntegerField(
        min_value=0, max_value=1000, required=False, widget=forms.HiddenInput
    )
    photo = PictureField(
        label=_("Photo of the occupied space"),
        required=False,
        help_text=_(
            "If you like; it helps when there is a dispute. Nobody else sees it."
        ),
    )


class ExtendForm(forms.Form):
    """``ends_at`` is the end that was seen: sent twice it is not twice as long."""

    ends_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)
    minutes = forms.TypedChoiceField(
        label=_("Stay longer by"),
        coerce=int,
        choices=[
            (15, _("15 minutes")),
            (30, _("half an hour")),
            (60, _("1 hour")),
            (120, _("2 hours")),
        ],
    )


class RatingForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("How did it go?"),
        choices=Verdict,
        widget=forms.RadioSelect,
        help_text=_(
            "You rate the deal, not the person. It is shown only counted together with at least four others."
        ),
    )


class DisputeForm(forms.Form):
    words = forms.CharField(
        label=_("What happened"),
        max_length=1800,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("The other side and the park manager read it."),
    )
    first = PictureField(label=_("Photo"), required=False)
    second = PictureField(label=_("Another photo"), required=False)

    @property
    def photos(self) -> list:
        return [
            picture
            for name in ("first", "second")
            if (picture := self.cleaned_data.get(name))
        ]
