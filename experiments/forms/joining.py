"""What is asked of somebody who wants to take part, one form per page."""

from __future__ import annotations

from django import forms
from django.utils.html import conditional_escape, format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..actions import Guardian
from ..models import EligibilityQuestion, Experiment
from ..workflow import GUARDIAN_AGE

YES_NO = [("yes", _("Yes")), ("no", _("No"))]
ADULT, CHILD, TOO_YOUNG = "adult", "child", "too-young"


class ChoiceField(forms.ChoiceField):
    """Radios with nothing chosen beforehand."""

    widget = forms.RadioSelect

    def __init__(self, *, error: str, **kwargs):
        super().__init__(error_messages={"required": error}, **kwargs)


class EligibilityForm(forms.Form):
    """Age, and the experiment's own questions with their reasons."""

    def __init__(self, experiment: Experiment, questions, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.experiment = experiment
        self.questions: list[EligibilityQuestion] = list(questions)
        self.fields["age"] = ChoiceField(
            label=_("How old are you?"),
            choices=age_choices(experiment.minimum_age),
            help_text=age_reason(experiment.minimum_age),
            error=_("Choose your age."),
        )
        for question in self.questions:
            self.fields[f"question-{question.pk}"] = ChoiceField(
                label=str(question.text),
                choices=YES_NO,
                help_text=conditional_escape(str(question.reason)),
                error=_("Answer yes or no."),
            )

    @property
    def answers(self) -> dict[str, str]:
        return dict(self.cleaned_data)


def age_choices(minimum: int) -> list[tuple[str, str]]:
    """An experiment for under 14s tells three ages apart, any other only two."""
    adult = max(minimum, GUARDIAN_AGE)
    choices = [(ADULT, _("%(age)d or older") % {"age": adult})]
    if minimum < GUARDIAN_AGE:
        words = _("%(from)d to %(to)d") if minimum else _("Under %(age)d")
        ages = {"from": minimum, "to": GUARDIAN_AGE - 1, "age": GUARDIAN_AGE}
        choices.append((CHILD, words % ages))
    if minimum:
        choices.append((TOO_YOUNG, _("Under %(age)d") % {"age": minimum}))
    return choices


def age_reason(minimum: int) -> str:
    if minimum < GUARDIAN_AGE:
        return _(
            "Under 14 your parent or guardian has to agree as well; we write to them."
        )
    return _("Participants must be at least %(age)d years old.") % {"age": minimum}


class GuardianForm(forms.Form):
    name = forms.CharField(
        label=_("Name of your parent or guardian"),
        max_length=80,
        help_text=_("So that we know how to address them."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write the name of your parent or guardian.")},
    )
    email = forms.EmailField(
        label=_("Their e-mail address"),
        help_text=_(
            "We send them one letter with the text to read. They have seven days to agree."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Write their e-mail address."),
            "invalid": _("Write it like name@example.org."),
        },
    )

    def __init__(self, *args, own_email: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.own_email = own_email

    def clean_email(self):
        email = self.cleaned_data["email"]
        if email.lower() == self.own_email.lower():
            raise forms.ValidationError(
                _("This is your own address. Write that of your parent or guardian.")
            )
        return email

    @property
    def guardian(self) -> Guardian:
        return Guardian(self.cleaned_data["name"], self.cleaned_data["email"])


class ConsentForm(forms.Form):
    """Every purpose agreed to or refused by itself; nothing is chosen beforehand."""

    CHOICES = [("yes", _("I agree")), ("no", _("I do not agree"))]

    def __init__(self, purposes, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.purposes = list(purposes)
        for purpose in self.purposes:
            self.fields[self.name_of(purpose)] = ChoiceField(
                label=str(purpose.text),
                choices=self.CHOICES,
                help_text=format_html(
                    "<strong>{}</strong> {}",
                    gettext("If you refuse:"),
                    str(purpose.consequence),
                ),
                error=_("Choose whether you agree."),
            )

    @staticmethod
    def name_of(purpose) -> str:
        return f"purpose-{purpose.pk}"

    @property
    def decisions(self) -> dict[int, bool]:
        return {
            purpose.pk: self.cleaned_data[self.name_of(purpose)] == "yes"
            for purpose in self.purposes
        }

    def required_fields(self):
        return [self[self.name_of(each)] for each in self.purposes if each.is_required]

    def optional_fields(self):
        return [
            self[self.name_of(each)] for each in self.purposes if not each.is_required
        ]

    def refused_required(self) -> list:
        return [
            each
            for each in self.purposes
            if each.is_required and not self.decisions[each.pk]
        ]


class SignForm(forms.Form):
    """What proves that this page, and this press of the button, is meant."""

    client_key = forms.UUIDField(widget=forms.HiddenInput)
    shown = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)


class GuardianConsentForm(forms.Form):
    name = forms.CharField(
        label=_("Your full name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("It is kept with your consent as proof of who agreed."),
        error_messages={"required": _("Write your full name.")},
    )
    is_guardian = forms.BooleanField(
        label=_("I am the parent or legal guardian, and I agree to the text above."),
        error_messages={"required": _("Tick this to agree, or choose not to agree.")},
    )
