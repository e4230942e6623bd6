"""What the foundation types at its desk."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import ConflictKind
from ..models import SavedSearch
from ..workflow import Event

# Others have pages of their own, with what they need besides: decisions, contracts, accounts.
AT_THE_DESK = {
    Event.START_REVIEW: _("Begin the review"),
    Event.TO_PANEL: _("Pass on to the panel"),
    Event.REQUEST_CHANGES: _("Ask for changes"),
    Event.FIND_INELIGIBLE: _("Find not eligible"),
}
IN_BULK = (Event.START_REVIEW, Event.TO_PANEL, Event.FIND_INELIGIBLE)
ASSIGN, REMIND = "assign", "remind"
ACTS = [
    *((event.value, AT_THE_DESK[event]) for event in IN_BULK),
    (ASSIGN, _("Name who looks after it")),
    (REMIND, _("Remind the team")),
]
MOST_AT_ONCE = 500


class PersonChoice(forms.ModelChoiceField):
    def label_from_instance(self, person) -> str:
        return person.get_full_name()


class ActForm(forms.Form):
    """One act for many applications; ``pick`` are ``code:version`` as they were seen. ``officers`` are keys and names."""

    act = forms.ChoiceField(label=_("What to do"), choices=ACTS)
    officer = forms.TypedChoiceField(
        label=_("Who looks after it"), required=False, coerce=int, empty_value=None
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=4000,
        required=False,
        help_text=_("Teams read it where an application is found not eligible."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, officers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["officer"].choices = [("", _("Nobody")), *officers]

    @property
    def picks(self) -> list[tuple[str, int]]:
        """Those that were chosen, each once, in their order."""
        found = {}
        for each in self.data.getlist("pick")[:MOST_AT_ONCE]:
            code, _colon, version = each.partition(":")
            if version.isdecimal():
                found[code[:16]] = int(version[:9])
        return list(found.items())


class EventForm(forms.Form):
    """One step of one application."""

    event = forms.ChoiceField(
        choices=[(event.value, words) for event, words in AT_THE_DESK.items()]
    )
    version = forms.IntegerField(min_value=0)
    reason = forms.CharField(max_length=4000, required=False)


class ChangesForm(forms.Form):
    sections = forms.MultipleChoiceField(
        label=_("Which parts shall be changed?"), widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label=_("What shall be changed?"),
        help_text=_(
            "The team reads this beside the parts you chose; the others stay closed."
        ),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args, sections, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sections"].choices = sections


class OfficerForm(forms.Form):
    officer = PersonChoice(
        label=_("Who looks after it"),
        queryset=None,
        required=False,
        empty_label=_("Nobody"),
    )

    def __init__(self, *args, officers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = officers


class ConflictForm(forms.Form):
    person = PersonChoice(label=_("Who"), queryset=None, empty_label=_("Choose"))
    kind = forms.ChoiceField(label=_("Why"), choices=ConflictKind.choices)
    note = forms.CharField(
        label=_("What is known of it?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people


class BundleForm(forms.Form):
    reason = forms.CharField(
        label=_("What is the bundle for?"),
        help_text=_("It is written down with your name: a bundle holds everything."),
        min_length=10,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class SearchForm(forms.ModelForm):
    class Meta:
        model = SavedSearch
        fields = ["name", "query"]
        widgets = {"query": forms.HiddenInput}
