"""What an officer types to change a published deadline."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.translated import TranslatedFormField

from ..enums import ChangeKind
from ..models import Call


class DeadlineForm(forms.Form):
    """``seen`` is the deadline that stood on the page; the moments are on the clocks of Seoul."""

    kind = forms.ChoiceField(
        label=_("What shall happen?"),
        choices=[
            (ChangeKind.MOVED.value, _("Move the deadline to later")),
            (ChangeKind.CLOSED_EARLY.value, _("Close the call early")),
        ],
        widget=forms.RadioSelect,
    )
    becomes_at = forms.DateTimeField(
        label=_("New deadline"),
        help_text=_(
            "In Seoul time. A call that closes early gives at least an hour of notice."
        ),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    decides_on = forms.DateField(
        label=_("Decision expected on"),
        help_text=_("Only where it becomes later as well."),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    reason = TranslatedFormField(
        label=_("Why?"),
        help_text=_("Everybody reads it on the page of the call and in the letter."),
        max_length=600,
        widget=forms.Textarea,
    )
    seen = forms.DateTimeField(widget=forms.HiddenInput)

    def __init__(self, *args, call: Call, **kwargs):
        super().__init__(*args, initial={"seen": call.deadline.isoformat()}, **kwargs)
