"""What the manager chooses."""

from __future__ import annotations

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.batteries.custody.models import Node
from experiments.batteries.models import BatteryPoint
from innovation_park.lib.translated import TranslatedFormField

from ..models import Van
from ..permissions import NotADriver


class PlanForm(forms.Form):
    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput({"type": "date"}),
        initial=timezone.localdate,
    )
    vans = forms.ModelMultipleChoiceField(label=_("Vans"), queryset=Van.objects.none())
    boxes = forms.ModelMultipleChoiceField(
        label=_("Boxes"), queryset=BatteryPoint.objects.none(), to_field_name="code"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["vans"].queryset = Van.objects.filter(is_active=True)
        self.fields["boxes"].queryset = BatteryPoint.objects.filter(is_active=True)


class DriverForm(forms.Form):
    """Whoever has driven before is offered; anybody else is named by their address."""

    driver = forms.EmailField(
        label=_("E-mail address of the driver"),
        max_length=254,
        help_text=_(
            "A participant of the experiment, or somebody who works for the park."
        ),
        widget=forms.EmailInput({"list": "known-drivers", "autocomplete": "off"}),
    )

    def clean_driver(self):
        people = get_user_model().objects.filter(is_active=True)
        person = people.filter(email__iexact=self.cleaned_data["driver"]).first()
        if person is None:
            raise ValidationError(str(NotADriver()))
        return person


class BoxForm(forms.Form):
    box = forms.ModelChoiceField(
        label=_("Box"), queryset=BatteryPoint.objects.none(), to_field_name="code"
    )

    def __init__(self, *args, free, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["box"]
        field.queryset = free
        field.label_from_instance = lambda point: f"{point.name} ({point.code})"


class MoveForm(forms.Form):
    to = forms.IntegerField(min_value=0, max_value=1000)


class VanForm(forms.ModelForm):
    name = TranslatedFormField(label=_("Name"), max_length=120)

    class Meta:
        model = Van
        fields = [
            "capacity_grams",
            "most_stops",
            "shift_starts",
            "shift_ends",
            "kmh",
            "is_active",
        ]
        widgets = {
            "shift_starts": forms.TimeInput({"type": "time"}, format="%H:%M"),
            "shift_ends": forms.TimeInput({"type": "time"}, format="%H:%M"),
        }

    field_order = ["name", *Meta.fields]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            node: Node = self.instance.node
            self.fields["name"].initial = dict(node.name)

    def clean(self):
        told = super().clean()
        begins, ends = told.get("shift_starts"), told.get("shift_ends")
        if begins and ends and begins >= ends:
            self.add_error("shift_ends", _("The shift ends before it begins."))
        return told
