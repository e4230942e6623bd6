"""What staff fill in about an experiment and its consent texts."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from accounts.districts.geojson import GeoJSONError, read_boundary
from accounts.forms.people import PeopleField

from ..enums import Access
from ..models import ConsentVersion, Experiment


class ExperimentForm(WagtailAdminModelForm):
    access = forms.MultipleChoiceField(
        label=gettext_lazy("access"),
        choices=Access.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=Experiment._meta.get_field("access").help_text,
    )
    organisers = PeopleField(
        label=gettext_lazy("organisers"),
        required=False,
        help_text=gettext_lazy(
            "Their e-mail addresses, one a line. They see the participants and write to them."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self._fix("slug", _("It is part of published addresses, so it stays."))
            self._fix(
                "capacity",
                _(
                    "Change it on the organisers’ pages: new places go to those who wait."
                ),
            )

    def _fix(self, name: str, why: str) -> None:
        self.fields[name].disabled = True
        self.fields[name].help_text = why

    def clean_area(self):
        area = self.cleaned_data["area"]
        if not area:
            return None
        try:
            return read_boundary(area)
        except GeoJSONError as fault:
            raise ValidationError(
                _("This is not a GeoJSON polygon within Seoul: %(fault)s"),
                params={"fault": str(fault)},
            ) from None


class ConsentVersionForm(WagtailAdminModelForm):
    """A draft: published texts are never opened in a form."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["experiment"]
        field.help_text = _("Its participants will sign this text; it stays with it.")
        field.disabled = bool(self.instance.pk)

    def clean(self):
        cleaned = super().clean()
        experiment = cleaned.get("experiment")
        if experiment and not self.instance.pk:
            self.instance.number = _next_number(experiment)
        return cleaned


def _next_number(experiment: Experiment) -> int:
    versions = ConsentVersion.objects.filter(experiment=experiment)
    newest = versions.order_by("-number").first()
    return newest.number + 1 if newest else 1
