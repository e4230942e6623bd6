"""A calendar file of elsewhere."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class BusyCalendarForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the calendar"),
        max_length=120,
        help_text=_("A file under the same name takes the place of the one before."),
    )
    file = forms.FileField(
        label=_("Calendar file (.ics)"),
        help_text=_(
            "At most one megabyte. Only when it is busy is taken over: no titles, no names."
        ),
    )
