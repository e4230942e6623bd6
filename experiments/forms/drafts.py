"""What the forms of registrations, protocols and conclusions have in common: unfinished is no fault."""

from __future__ import annotations

from django import forms

from innovation_park.lib.translated import TranslatedFormField


class DraftForm(forms.ModelForm):
    """Saves what there is; what is missing is said elsewhere, and only publishing needs it all."""

    optional: frozenset[str] = frozenset()  # what nothing will ever ask for

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.is_needed_later = name not in self.optional
            if isinstance(field, TranslatedFormField):
                field.is_draft = True
                field.required = False
            if isinstance(field, forms.DateField):
                field.widget = forms.DateInput(
                    attrs={"type": "date"}, format="%Y-%m-%d"
                )


def purpose_choices(purposes: dict[str, str], chosen: str, nothing: str) -> list:
    """One entry per purpose of the consent; a chosen one that is gone stays to be seen."""
    known = [
        ("", nothing),
        *((key, f"{key}: {text}") for key, text in purposes.items()),
    ]
    return known if chosen in ("", *purposes) else [*known, (chosen, chosen)]
