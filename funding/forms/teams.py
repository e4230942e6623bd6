from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import TeamRole

PARTS = [
    (TeamRole.EDITOR, _("Writes with you: answers questions and adds files")),
    (TeamRole.VIEWER, _("Reads only")),
    (TeamRole.SIGNATORY, _("Signs off: reads everything and signs, does not write")),
]


class InvitationForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput({"autocomplete": "off"}),
        error_messages={
            "required": _("Write their e-mail address."),
            "invalid": _("Write it like name@example.org."),
        },
    )
    role = forms.ChoiceField(
        label=_("What is their part?"),
        choices=PARTS,
        widget=forms.RadioSelect,
        initial=TeamRole.EDITOR,
        error_messages={"required": _("Choose one.")},
    )


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=TeamRole.choices)
