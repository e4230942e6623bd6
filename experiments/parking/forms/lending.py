"""What an owner fills in, one step at a time."""

from __future__ import annotations

from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.uploads import clean_document, clean_picture

from ..enums import Decision
from ..models import ParkingSpace
from ..models.space import WIDE_LENGTH, WIDE_WIDTH
from .driving import PictureField
from .searching import POINT

PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".avif"}


class PlaceForm(forms.Form):
    address = forms.CharField(
        label=_("Address"),
        max_length=200,
        help_text=_("Only whoever has booked reads it."),
        widget=forms.TextInput({"autocomplete": "street-address"}),
    )
    point = forms.CharField(
        label=_("Point of the space"),
        max_length=40,
        help_text=_("Latitude, longitude, for example 37.55512, 126.91234."),
        widget=forms.TextInput({"data-point": "", "inputmode": "decimal"}),
    )

    def clean_point(self):
        match = POINT.fullmatch(self.cleaned_data["point"])
        if not match:
            raise ValidationError(_("Write it like 37.55512, 126.91234."))
        latitude, longitude = map(float, match.groups())
        if not (33 <= latitude <= 39 and 124 <= longitude <= 132):
            raise ValidationError(_("This point is not in Korea."))
        return round(latitude, 6), round(longitude, 6)

    @property
    def facts(self) -> dict:
        latitude, longitude = self.cleaned_data["point"]
        return {
            "address": self.cleaned_data["address"],
            "latitude": latitude,
            "longitude": longitude,
        }


class SizeForm(forms.ModelForm):
    class Meta:
        model = ParkingSpace
        fields = [
            "length_cm",
            "width_cm",
            "height_cm",
            "has_charger",
            "is_step_free",
            "is_wide",
        ]
        labels = {
            "length_cm": _("Length in cm"),
            "width_cm": _("Width in cm"),
            "height_cm": _("Height limit in cm"),
        }
        help_texts = {
            "is_wide": _("At least 3.3 m wide and 5 m long, measured."),
            "is_step_free": _("No step and no steep kerb from the car to the street."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("length_cm", "width_cm"):
            self.fields[name].required = True

    def clean(self):
        data = super().clean()
        is_large = (data.get("width_cm") or 0) >= WIDE_WIDTH and (
            data.get("length_cm") or 0
        ) >= WIDE_LENGTH
        if data.get("is_wide") and not is_large:
            self.add_error(
                "is_wide",
                _("A bay for a wheelchair is at least 3.3 m wide and 5 m long."),
            )
        return data

    @property
    def facts(self) -> dict:
        return self.cleaned_data


class WayInForm(forms.Form):
    entry_route = forms.CharField(
        label=_("The way in"),
        max_length=800,
        widget=forms.Textarea({"rows": 5}),
        help_text=_(
            "From the street to the space: which gate, which code, which number. Read by whoever has booked, from then until they leave."
        ),
    )
    photo = PictureField(
        label=_("Photo"),
        required=False,
        help_text=_(
            "So that one finds it. Place and camera are taken out of the file."
        ),
    )


class ProofForm(forms.Form):
    proof = forms.FileField(
        label=_("Document"),
        help_text=_(
            "Shows that you may lend the space: a lease, a bill of the building, the notice of a resident-priority slot. "
            "PDF or photo. The park manager alone sees it, and it is deleted with the decision."
        ),
    )

    def clean_proof(self):
        upload = self.cleaned_data["proof"]
        suffix = PurePath(upload.name).suffix.lower()
        return clean_picture(upload) if suffix in PICTURES else self._document(upload)

    def _document(self, upload):
        if PurePath(upload.name).suffix.lower() != ".pdf":
            raise ValidationError(_("Send a PDF or a photo."))
        return clean_document(upload)


class AgreeForm(forms.Form):
    agree = forms.BooleanField(
        label=_("I have read the card of rules and lend my space by it."),
    )


class RefuseForm(forms.Form):
    reason = forms.CharField(
        label=_("Why not"),
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("The owner reads it and can hand in again."),
    )


class DecideForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[each for each in Decision.choices if each[0] != Decision.OPEN],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Both sides read it."),
    )
