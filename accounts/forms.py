from __future__ import annotations

from allauth.account.forms import LoginForm, RequestLoginCodeForm, SignupForm
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .models import Profile

EMAIL_LABEL = _("E-mail address")


def _plain_email(field: forms.EmailField, help_text: str = "") -> None:
    """A label that stays, instead of grey words that vanish when one types."""
    field.label = EMAIL_LABEL
    field.help_text = help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs["inputmode"] = "email"


class CodeRequestForm(RequestLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _plain_email(self.fields["email"], _("We send a code of six digits there."))


class PasswordForm(LoginForm):
    def __init__(self, *args, **kwargs):
        kwargs.setdefault("auto_id", "password_%s")
        super().__init__(*args, **kwargs)
        _plain_email(self.fields["login"])
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)


class SignUpForm(SignupForm):
    """Asks for as little as possible: an address, and a name if one likes. Never a password."""

    display_name = forms.CharField(
        label=_("What should we call you?"),
        help_text=_("Others see it. It need not be your legal name."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    field_order = ["email", "display_name"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("password1", None)
        _plain_email(self.fields["email"], _("We send a code of six digits there."))


class ProfileForm(forms.ModelForm):
    languages = forms.MultipleChoiceField(
        label=_("Languages you speak"),
        help_text=_("So that organisers can plan meetings you can follow."),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Profile
        fields = ["display_name", "district", "language", "languages", "access_needs"]
        widgets = {
            "display_name": forms.TextInput(attrs={"autocomplete": "nickname"}),
            "access_needs": forms.Textarea(attrs={"rows": 4}),
        }


class ErasureForm(forms.Form):
    """Typing one's own address is what a slip of the finger cannot do."""

    email = forms.CharField(
        label=_("Your e-mail address"),
        help_text=_("Type it to confirm that you mean it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "inputmode": "email"}),
    )

    def __init__(self, *args, person, **kwargs):
        self.person = person
        super().__init__(*args, **kwargs)

    def clean_email(self):
        email = self.cleaned_data["email"].strip().lower()
        if email != self.person.email.lower():
            raise forms.ValidationError(
                _("This is not the address you sign in with. Nothing has been erased.")
            )
        return email
