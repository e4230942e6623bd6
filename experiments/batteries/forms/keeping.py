"""What the park manager fills in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.districts.models import District

from ..enums import FactKey, Outcome
from ..facts import newest_of
from ..fields import PlaceField
from ..models import BatteryPoint
from .reporting import KnownFields

ROW = ("name", "kind", "address", "district", "zone")


class PointForm(forms.ModelForm, KnownFields):
    """The row, and what is known of it. Facts that stay as they are are not written again."""

    place = PlaceField(
        label=_("Place"),
        max_length=40,
        help_text=_("Latitude, longitude, for example 37.55512, 126.91234."),
        widget=forms.TextInput({"inputmode": "decimal", "data-near": ""}),
    )
    kilograms = forms.DecimalField(
        label=_("Holds, in kilograms"),
        required=False,
        min_value=1,
        max_value=2_000,
        decimal_places=1,
    )
    phone = forms.CharField(label=_("Telephone"), max_length=30, required=False)

    class Meta:
        model = BatteryPoint
        fields = [*ROW]

    field_order = [
        "name",
        "kind",
        "place",
        "address",
        "district",
        "zone",
        "opening_hours",
        "steps",
        "access",
        "chemistries",
        "kilograms",
        "phone",
    ]

    def __init__(self, *args, instance=None, **kwargs):
        known = _known(instance) if instance and instance.pk else {}
        self.known = known.pop("found", {})
        super().__init__(*args, instance=instance, initial=known, **kwargs)

    @property
    def facts(self) -> dict:
        """Fields of the row. A point in Seoul gets its district by itself where none is chosen."""
        latitude, longitude = self.cleaned_data["place"]
        row = {name: self.cleaned_data[name] for name in ROW}
        row["district"] = row["district"] or District.objects.around(
            latitude, longitude
        )
        return {**row, "latitude": latitude, "longitude": longitude}

    @property
    def new_facts(self) -> dict[str, dict]:
        given, found = self.cleaned_data, self.found
        if given["kilograms"]:
            found[FactKey.CAPACITY] = {"grams": round(given["kilograms"] * 1000)}
        if given["phone"]:
            found[FactKey.PHONE] = {"text": given["phone"]}
        known = {key: _told(value) for key, value in self.known.items()}
        return {
            key: value for key, value in found.items() if known.get(key) != _told(value)
        }


def _known(point: BatteryPoint) -> dict:
    found = {key: fact.value for key, fact in newest_of(point.facts.all()).items()}

    def said(key: str) -> dict:
        return found.get(key, {})

    grams = said(FactKey.CAPACITY).get("grams")
    return {
        "place": f"{point.latitude}, {point.longitude}",
        "opening_hours": said(FactKey.OPENING_HOURS).get("text", ""),
        "steps": {True: "yes", False: "no"}.get(
            said(FactKey.ACCESS).get("step_free"), ""
        ),
        "access": said(FactKey.ACCESS).get("text", ""),
        "chemistries": said(FactKey.CHEMISTRIES).get("takes", []),
        "kilograms": grams / 1000 if grams else None,
        "phone": said(FactKey.PHONE).get("text", ""),
        "found": found,
    }


def _told(value: dict) -> dict:
    """Without what is left empty."""
    return {name: said for name, said in value.items() if said not in ("", None, [])}


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What became of it?"),
        choices=[each for each in Outcome.choices if each[0] != Outcome.OPEN],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Note"),
        max_length=400,
        required=False,
        help_text=_("Whoever reported it reads it on the page of their report."),
        widget=forms.Textarea({"rows": 2}),
    )
