from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from funding.registration_numbers import is_registration_number

from ..enums import Level, Topic
from ..identities import registration_digits, site_domain
from ..models import ReviewerProfile, Tie

UNKNOWN = [("", _("–")), *Level.choices]


class ProfileForm(forms.ModelForm):
    """With one choice for each field of knowledge."""

    class Meta:
        model = ReviewerProfile
        fields = ["about", "words", "most", "is_available"]
        widgets = {"words": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["most"].min_value = 1
        self.fields["most"].validators.append(_within_reason)
        known = {}
        if self.instance.pk:
            known = dict(self.instance.expertise.values_list("topic", "level"))
        for topic in Topic:
            self.fields[f"topic-{topic}"] = forms.TypedChoiceField(
                label=topic.label,
                required=False,
                choices=UNKNOWN,
                coerce=int,
                empty_value=None,
                initial=known.get(topic.value),
            )

    @property
    def topics(self):
        return [self[f"topic-{topic}"] for topic in Topic]

    @property
    def main(self):
        return [self[name] for name in self.Meta.fields]

    @property
    def levels(self) -> dict[str, int | None]:
        return {topic.value: self.cleaned_data[f"topic-{topic}"] for topic in Topic}


def _within_reason(number: int) -> None:
    if not 1 <= number <= 200:
        raise ValidationError(_("Say a number from 1 to 200."))


class TieForm(forms.ModelForm):
    class Meta:
        model = Tie
        fields = ["kind", "name", "registration_number", "domain", "since", "until"]

    def clean_registration_number(self):
        typed = self.cleaned_data["registration_number"].strip()
        digits = registration_digits(typed)
        if typed and not is_registration_number(digits):
            raise ValidationError(
                _(
                    "This is not a business registration number: its last digit does not fit."
                )
            )
        return digits

    def clean_domain(self):
        typed = self.cleaned_data["domain"].strip()
        domain = site_domain(typed.rpartition("@")[2])
        if typed and not domain:
            raise ValidationError(
                _(
                    "Write an address of the firm itself, not one that everybody can have."
                )
            )
        return domain

    def clean(self):
        cleaned = super().clean()
        this_year = timezone.localdate().year
        for name in ("since", "until"):
            year = cleaned.get(name)
            if year is not None and not 1940 <= year <= this_year + 1:
                self.add_error(name, _("Write the year with four digits."))
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("This is before it began."))
        return cleaned
