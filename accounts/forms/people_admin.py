"""People at the editors' desk: an address, a name, a language, roles. Passwords are their own affair."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from ..models import Profile, User


class PersonForm(forms.ModelForm):
    first_name = last_name = is_superuser = None
    display_name = forms.CharField(
        label=_("Display name"),
        help_text=_("How others see them. It need not be their legal name."),
        max_length=80,
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Language of letters"),
        help_text=_("We write to them in this language."),
        choices=settings.LANGUAGES,
    )
    field_order = ["email", "display_name", "language", "is_active", "groups"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = _("They sign in with a code sent there.")
        self.fields["groups"].label = _("Roles")
        self.fields["groups"].help_text = _("Nothing ticked: a resident.")
        if self.instance.pk:
            profile = self.instance.profile
            self.initial["display_name"] = profile.display_name
            self.initial["language"] = profile.language

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def save(self, commit=True):
        if not self.instance.pk:
            self.instance.set_unusable_password()
        user = super().save(commit)
        if "email" in self.changed_data:  # noted anew when they confirm it with a code
            EmailAddress.objects.filter(user=user).delete()
        words = {name: self.cleaned_data[name] for name in ("display_name", "language")}
        Profile.objects.update_or_create(user=user, defaults=words)
        return user


class NewPersonForm(PersonForm, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        model = User
        fields = ["email", "groups"]


class EditPersonForm(PersonForm, UserEditForm):
    class Meta(UserEditForm.Meta):
        model = User
        fields = ["email", "is_active", "groups"]

    def __init__(self, *args, editing_self=False, **kwargs):
        super().__init__(*args, **kwargs)
        if editing_self:
            del self.fields["is_active"]
