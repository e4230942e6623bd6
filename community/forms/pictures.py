"""A picture for a post."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PictureForm(forms.Form):
    """What is in the file is looked at by the action; a phone offers its camera for it."""

    picture = forms.FileField(
        label=_("Picture"),
        help_text=_(
            "JPEG, PNG, WebP, AVIF or GIF. Place, camera and time are taken out; only what one sees is kept."
        ),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        error_messages={"required": _("Choose a picture, or take one now.")},
    )
    alt = forms.CharField(
        label=_("What does it show?"),
        max_length=300,
        help_text=_(
            "One sentence for those who cannot see it, for example: A street lamp that is broken, beside the bus stop."
        ),
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={
            "required": _(
                "Say in one sentence what the picture shows: neighbours who cannot see it take part by your words."
            )
        },
    )

    def clean_alt(self) -> str:
        return " ".join(self.cleaned_data["alt"].split())
