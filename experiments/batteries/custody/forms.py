"""What people at the hub and at recyclers fill in. Weights are typed in kilograms and kept in grams."""

from __future__ import annotations

from decimal import Decimal
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from experiments.batteries.enums import Chemistry
from innovation_park.lib.uploads import clean_document

from .enums import Material, NodeKind, Reason
from .models import MOST_GRAMS, Node

MOST_KILOGRAMS = MOST_GRAMS // 1000


class WeightField(forms.DecimalField):
    """Gives whole grams."""

    widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {
        "invalid": _("Write the weight in kilograms, for example 12.5."),
        "min_value": _("A weight is more than nought."),
        "max_value": _("More than 40 tonnes cannot be right. Grams and kilograms?"),
        "max_decimal_places": _("A gram is the smallest weight: three decimals."),
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Weight in kilograms"))
        super().__init__(
            min_value=Decimal("0.001"),
            max_value=MOST_KILOGRAMS,
            decimal_places=3,
            **kwargs,
        )

    def to_python(self, value):
        if isinstance(value, str):
            value = value.strip().replace(",", ".")
        return super().to_python(value)

    def clean(self, value):
        kilograms = super().clean(value)
        return None if kilograms is None else int(kilograms * 1000)


class ActForm(forms.Form):
    """``key`` is drawn with the page: sent twice it is one act."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data=None, files=None, **kwargs):
        initial = {"key": uuid4(), **kwargs.pop("initial", {})}
        super().__init__(data, files, initial=initial, **kwargs)

    def clean_key(self):
        return str(self.cleaned_data["key"])


class WeighForm(ActForm):
    grams = WeightField()


class SortForm(ActForm):
    chemistry = forms.ChoiceField(label=_("Chemistry"), choices=Chemistry.choices)
    grams = WeightField()


class CloseForm(ActForm):
    grams = WeightField(
        required=False,
        help_text=_(
            "Leave empty when it was not weighed again: then the books decide."
        ),
    )


class ShipForm(ActForm):
    recycler = forms.ModelChoiceField(
        label=_("Recycler"), queryset=None, empty_label=None
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        recyclers = Node.objects.filter(kind=NodeKind.RECYCLER, is_active=True)
        self.fields["recycler"].queryset = recyclers.order_by("pk")
        self.fields["recycler"].label_from_instance = lambda node: str(node.label)


class LossForm(ActForm):
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[(each.value, each.label) for each in Reason if each != Reason.LATE],
    )
    grams = WeightField()
    note = forms.CharField(label=_("What happened?"), max_length=400, required=False)


class CorrectForm(forms.Form):
    reason = forms.CharField(
        label=_("What was wrong?"),
        max_length=400,
        help_text=_("Everybody can read it. Name no person."),
    )


class CertifyForm(ActForm):
    number = forms.CharField(label=_("Number of the certificate"), max_length=60)
    document = forms.FileField(
        label=_("The certificate as PDF"),
        required=False,
        widget=forms.FileInput({"accept": "application/pdf"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for each in Material:
            self.fields[f"won_{each.value}"] = WeightField(
                label=each.label, required=False
            )

    def clean_document(self):
        document = self.cleaned_data["document"]
        if document and not document.name.lower().endswith(".pdf"):
            raise ValidationError(_("Send the certificate as PDF."))
        return clean_document(document) if document else None

    @property
    def recovered(self) -> dict[str, int]:
        return {
            each.value: self.cleaned_data[f"won_{each.value}"] or 0 for each in Material
        }
