"""A registration in five short pages, each kept as soon as it is sent."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import FieldKind
from ..models import ProtocolField, Registration
from .drafts import DraftForm, purpose_choices

COUNTABLE = (FieldKind.NUMBER, FieldKind.WHOLE, FieldKind.YES_NO)
SECTIONS = {
    "hypothesis": (_("Hypothesis"), ["hypothesis"]),
    "metric": (
        _("Metric and target"),
        [
            "metric",
            "statistic",
            "unit_of_analysis",
            "unit",
            "baseline",
            "baseline_source",
            "direction",
            "target",
            "confidence",
            "change_on",
        ],
    ),
    "stop": (
        _("Stop rule"),
        [
            "stop_rule",
            "stop_statistic",
            "stop_comparison",
            "stop_value",
            "stop_minimum",
        ],
    ),
    "plan": (_("Analysis and ethics"), ["analysis_plan", "ethics"]),
    "terms": (
        _("Who, budget and licence"),
        ["responsible", "budget", "licence", "publication_purpose"],
    ),
    "reason": (_("Reason for the change"), ["reason"]),
}
SOURCES = {"metric": "metric", "stop": "stop"}


def sections_for(registration: Registration) -> dict[str, str]:
    """Name and title of each page; only a change has a reason."""
    return {
        name: title
        for name, (title, _fields) in SECTIONS.items()
        if name != "reason" or registration.number > 1
    }


def section_form(section: str) -> type[RegistrationForm]:
    return forms.modelform_factory(
        Registration, form=RegistrationForm, fields=SECTIONS[section][1]
    )


class RegistrationForm(DraftForm):
    """One section of a draft. ``purposes`` are those of the consent, by key."""

    optional = frozenset({"change_on", "publication_purpose"})

    def __init__(self, *args, section: str, purposes: dict[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.source = SOURCES.get(section)
        if self.source:
            self._ask_for_source()
        if "publication_purpose" in self.fields:
            chosen = self.instance.publication_purpose
            self.fields["publication_purpose"] = forms.ChoiceField(
                label=self.fields["publication_purpose"].label,
                help_text=self.fields["publication_purpose"].help_text,
                required=False,
                choices=purpose_choices(purposes, chosen, _("Taking part is enough")),
            )

    def _ask_for_source(self) -> None:
        """Form and field are one choice: from the fields that can be counted."""
        chosen = self._stored_source()
        choices = countable_fields(self.instance)
        if chosen and chosen not in dict(choices):
            choices.append(
                (chosen, _("%(key)s (no longer in the protocol)") % {"key": chosen})
            )
        field = forms.ChoiceField(
            label=_("Field of the protocol that gives it"),
            help_text=_(
                "Numbers and yes-or-no fields of your forms. Build the protocol first if the list is empty."
            ),
            required=False,
            choices=[("", _("Not chosen yet")), *choices],
            initial=chosen,
        )
        field.is_needed_later = True
        first, *others = self.fields.items()
        self.fields = {first[0]: first[1], "source": field, **dict(others)}

    def _stored_source(self) -> str:
        form = getattr(self.instance, f"{self.source}_form")
        key = getattr(self.instance, f"{self.source}_field")
        return f"{form}.{key}" if form and key else ""

    def _post_clean(self):
        super()._post_clean()
        if "source" in self.cleaned_data:
            form, _dot, key = self.cleaned_data["source"].partition(".")
            setattr(self.instance, f"{self.source}_form", form)
            setattr(self.instance, f"{self.source}_field", key)


def countable_fields(registration: Registration) -> list[tuple[str, str]]:
    fields = ProtocolField.objects.filter(
        form__registration=registration, kind__in=COUNTABLE
    ).select_related("form")
    return [
        (f"{each.form.key}.{each.key}", f"{each.form.name} – {each.label}")
        for each in fields.order_by("form__position", "form__pk", "position", "pk")
    ]
