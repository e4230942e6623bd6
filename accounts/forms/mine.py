from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ..models import Profile


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
