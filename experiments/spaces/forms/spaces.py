"""A space and the thing the engine books, as one form of the park manager."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from experiments.bookings.models import BookingRules, Resource
from innovation_park.lib.uploads import clean_picture

from ..enums import ACCESS, KINDS
from ..models import DoorCode, Space, SpacePhoto
from .requesting import SpacesChoice

# Addresses below /spaces/ that are no space's.
TAKEN_NAMES = {"rounds", "requests", "manage"}


class ResourceForm(forms.ModelForm):
    """The half that the engine books."""

    kind = forms.ChoiceField(label=_("What it is"), choices=KINDS)
    access = forms.MultipleChoiceField(
        label=_("Access"),
        choices=ACCESS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Resource
        fields = [
            "name",
            "slug",
            "kind",
            "parent",
            "quantity",
            "rules",
            "is_always_open",
            "is_bookable",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        lent = Resource.objects.filter(kind__in=[kind for kind, _label in KINDS])
        self.fields["parent"].queryset = lent.exclude(pk=self.instance.pk)
        self.fields["rules"].queryset = BookingRules.objects.order_by("pk")
        self.fields["access"].initial = [str(int(e)) for e in self.instance.access]

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if slug in TAKEN_NAMES:
            raise forms.ValidationError(_("This name is used by the park itself."))
        return slug

    def clean_parent(self):
        """At most three deep, and nothing stands in itself."""
        parent = self.cleaned_data["parent"]
        depth, above = 0, parent
        while above is not None:
            depth += 1
            if above == self.instance or depth > 3:
                raise forms.ValidationError(
                    _(
                        "It cannot stand there: at most three things around it, never itself."
                    )
                )
            above = above.parent
        return parent

    def save(self, commit=True):
        self.instance.features = sum(int(e) for e in self.cleaned_data["access"])
        return super().save(commit)


class SpaceForm(forms.ModelForm):
    """The half that people read, and the way in, which only who booked reads."""

    free_roles = forms.MultipleChoiceField(
        label=_("Free of charge for"),
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    tools = SpacesChoice(
        Space.objects.filter(resource__kind="equipment").select_related("resource"),
        label=_("Equipment one can add"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    door_code = forms.CharField(
        label=_("Door code, or where the key is"),
        max_length=120,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text=_("Only whoever booked sees it, shortly before and until the end."),
    )
    door_minutes = forms.IntegerField(
        label=_("Shown so many minutes before the beginning"),
        min_value=0,
        max_value=1440,
        initial=30,
    )

    class Meta:
        model = Space
        fields = ["summary", "house_rules", "people", "free_roles", "tools"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        door = DoorCode.objects.filter(space=self.instance.pk).first()
        if door:
            self.fields["door_code"].initial = door.code
            self.fields["door_minutes"].initial = door.minutes_before

    def save_door(self, space: Space) -> None:
        code = self.cleaned_data["door_code"]
        if not code:
            DoorCode.objects.filter(space=space).delete()
            return
        minutes = self.cleaned_data["door_minutes"]
        DoorCode.objects.update_or_create(
            space=space, defaults={"code": code, "minutes_before": minutes}
        )


class PhotoForm(forms.ModelForm):
    class Meta:
        model = SpacePhoto
        fields = ["picture", "shows"]

    def clean_picture(self):
        return clean_picture(self.cleaned_data["picture"])


class PhotoWordsForm(forms.ModelForm):
    class Meta:
        model = SpacePhoto
        fields = ["shows"]
