"""The forms of the doors, in our words: labels that stay, no grey words that vanish when one types."""

from __future__ import annotations

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

LABELS = {
    "email": _("E-mail address"),
    "login": _("E-mail address"),
    "password": _("Password"),
    "oldpassword": _("The password you have now"),
    "password1": _("New password"),
    "password2": _("New password, once more"),
    "code": _("Code"),
    "name": _("A name for this device"),
    "passwordless": _("Let it open the door alone"),
}
KEYBOARDS = {"email": "email", "login": "email", "code": "numeric"}


class Plain:
    """Puts our labels on a form that a package made."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in LABELS and not field.widget.is_hidden:
                field.label = LABELS[name]
            if name in KEYBOARDS:
                field.widget.attrs["inputmode"] = KEYBOARDS[name]


class CodeRequestForm(Plain, account.RequestLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = _("We send a code of six digits there.")


class PasswordForm(Plain, account.LoginForm):
    def __init__(self, *args, **kwargs):
        kwargs.setdefault("auto_id", "password_%s")
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class SignUpForm(Plain, account.SignupForm):
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
        self.fields["email"].help_text = _("We send a code of six digits there.")


class LoginCodeForm(Plain, account.ConfirmLoginCodeForm):
    pass


class EmailCodeForm(Plain, account.ConfirmEmailVerificationCodeForm):
    pass


class PasswordResetCodeForm(Plain, account.ConfirmPasswordResetCodeForm):
    pass


class AddEmailForm(Plain, account.AddEmailForm):
    pass


class ChangePasswordForm(Plain, account.ChangePasswordForm):
    pass


class SetPasswordForm(Plain, account.SetPasswordForm):
    pass


class ResetPasswordForm(Plain, account.ResetPasswordForm):
    pass


class NewPasswordForm(Plain, account.ResetPasswordKeyForm):
    pass


class PasswordAgainForm(Plain, account.ReauthenticateForm):
    """The way for whoever forgot it stands beside the button."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class SecondFactorForm(Plain, mfa.AuthenticateForm):
    pass


class SecondFactorAgainForm(Plain, mfa.ReauthenticateForm):
    pass


class AuthenticatorAppForm(Plain, ActivateTOTPForm):
    pass


class PasskeyForm(Plain, webauthn.AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "passwordless" in self.fields:
            self.fields["passwordless"].initial = True
            self.fields["passwordless"].help_text = _(
                "Then it needs neither a code nor a password beside it."
            )


class PasskeyNameForm(Plain, webauthn.EditWebAuthnForm):
    pass
