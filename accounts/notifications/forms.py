from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .enums import Way
from .kinds import Kind, rooms_of_kinds
from .models import ActingLinks, Hours
from .standing import Choice


class ChoicesForm(forms.Form):
    """For each kind a way, and whether devices show it. ``choices`` are the present ones."""

    def __init__(self, *args, choices: dict[str, Choice], **kwargs):
        super().__init__(*args, **kwargs)
        self.present = choices
        self.rooms = [
            (room, [self._row(kind) for kind in kinds])
            for room, kinds in rooms_of_kinds()
        ]

    def _row(self, kind: Kind) -> dict:
        present = self.present[kind.key]
        name = kind.key.replace(".", "-")
        if kind.is_a_choice:
            self.fields[f"{name}-way"] = forms.ChoiceField(
                label=_("How you hear of it"),
                choices=[(way.value, way.label) for way in Way if way in kind.ways],
                widget=forms.RadioSelect,
                initial=present.way.value,
            )
        self.fields[f"{name}-push"] = forms.BooleanField(
            label=_("Also on my devices"), required=False, initial=present.is_pushed
        )
        return {
            "kind": kind,
            "now": present,
            "way": self[f"{name}-way"] if kind.is_a_choice else None,
            "push": self[f"{name}-push"],
        }

    @property
    def chosen(self) -> dict[str, Choice]:
        found = {}
        for key, present in self.present.items():
            name = key.replace(".", "-")
            if f"{name}-push" not in self.fields:
                continue
            way = Way(self.cleaned_data.get(f"{name}-way") or present.way)
            found[key] = Choice(way, self.cleaned_data[f"{name}-push"])
        return found


class HoursForm(forms.ModelForm):
    zone = forms.ChoiceField(label=_("Time zone"))

    class Meta:
        model = Hours
        fields = [
            "zone",
            "digest_hour",
            "digest_weekday",
            "has_quiet",
            "quiet_begins",
            "quiet_ends",
        ]
        labels = {
            "digest_hour": _("Gathered letters come at"),
            "digest_weekday": _("The weekly letter comes on"),
            "has_quiet": _("My devices are silent at night"),
            "quiet_begins": _("Silent from"),
            "quiet_ends": _("Silent until"),
        }
        help_texts = {
            "has_quiet": _("What comes meanwhile is shown when the silence ends."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zones = settings.PARK_TIME_ZONES
        if self.instance.zone not in zones:
            zones = [self.instance.zone, *zones]
        self.fields["zone"].choices = [
            (zone, zone.replace("_", " ").replace("/", " – ")) for zone in zones
        ]
        clock = [(hour, f"{hour:02}:00") for hour in range(24)]
        for name in ("digest_hour", "quiet_begins", "quiet_ends"):
            self.fields[name] = forms.TypedChoiceField(
                label=self.fields[name].label, choices=clock, coerce=int
            )


class ActingForm(forms.ModelForm):
    class Meta:
        model = ActingLinks
        fields = ["is_on"]
        help_texts = {
            "is_on": _(
                "Letters about conversations then carry a link under which you answer in your name. Whoever has the letter could use it, for two weeks or until you sign out. People who work for the park sign in to answer."
            )
        }


class DeviceForm(forms.Form):
    """Filled in by the script of the page with what the browser gave."""

    endpoint = forms.CharField(max_length=1000, widget=forms.HiddenInput)
    p256dh = forms.CharField(max_length=120, widget=forms.HiddenInput)
    auth = forms.CharField(max_length=40, widget=forms.HiddenInput)
