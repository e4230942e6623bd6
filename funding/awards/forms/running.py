"""What a team hands in, and what officers write while a project is under way."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..bank_file import fits
from ..enums import Bank, Change, Entry, MatchKind
from ..models import Milestone
from ..workflow import TO_HAND_IN
from .contracting import DayInput
from .evidence import EvidenceField

MOST_WON = 10**13
FILES_HELP = _("PDF, Word, Excel, CSV or pictures; several at once.")


class WonField(forms.IntegerField):
    def __init__(self, **kwargs):
        super().__init__(
            min_value=1,
            max_value=MOST_WON,
            widget=forms.NumberInput({"inputmode": "numeric"}),
            **kwargs,
        )


class PastDayField(forms.DateField):
    widget = DayInput

    def clean(self, value):
        day = super().clean(value)
        if day and day > timezone.localdate():
            raise ValidationError(_("This day has not come yet."))
        return day


class MilestoneForm(forms.Form):
    words = forms.CharField(
        label=_("What was achieved"),
        max_length=4000,
        widget=forms.Textarea({"rows": 5}),
    )
    files = EvidenceField(label=_("Evidence"), required=False, help_text=FILES_HELP)


class ContributionForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Cash or in kind"),
        choices=MatchKind.choices,
        widget=forms.RadioSelect,
        initial=MatchKind.CASH,
    )
    what = forms.CharField(
        label=_("What it is"),
        max_length=200,
        help_text=_("For example wages paid in May, or the use of a test vehicle."),
    )
    amount = WonField(label=_("Worth in won"))
    valuation = forms.CharField(
        label=_("How its worth was found"),
        required=False,
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("For what is no cash: prices, hours, offers of others."),
    )
    on = PastDayField(label=_("Day"))
    files = EvidenceField(label=_("Evidence"), help_text=FILES_HELP)

    def clean(self):
        data = super().clean()
        if data.get("kind") == MatchKind.IN_KIND and not data.get("valuation"):
            self.add_error("valuation", _("Say how its worth was found."))
        return data


class PayeeForm(forms.Form):
    bank = forms.ChoiceField(label=_("Bank"), choices=[("", "–"), *Bank.choices])
    account_number = forms.CharField(
        label=_("Account number"),
        max_length=30,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Digits; hyphens are left out."),
    )
    holder = forms.CharField(
        label=_("Holder of the account"),
        max_length=40,
        help_text=_("As in the bank book, in Korean or Latin letters."),
    )

    def clean_account_number(self):
        digits = self.cleaned_data["account_number"].replace("-", "").replace(" ", "")
        if not (digits.isascii() and digits.isdecimal() and 8 <= len(digits) <= 20):
            raise ValidationError(_("An account number has 8 to 20 digits."))
        return digits

    def clean_holder(self):
        holder = " ".join(self.cleaned_data["holder"].split())
        if not fits(holder):
            raise ValidationError(
                _("Banks cannot print this name: use Korean or Latin letters.")
            )
        return holder


class ReportForm(forms.Form):
    done = forms.CharField(
        label=_("What was done"), max_length=6000, widget=forms.Textarea({"rows": 6})
    )
    learnt = forms.CharField(
        label=_("What was learnt, and what went wrong"),
        max_length=6000,
        widget=forms.Textarea({"rows": 5}),
    )
    next_steps = forms.CharField(
        label=_("What comes next"),
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
    )
    spent = forms.IntegerField(
        label=_("Spent so far, in won"),
        min_value=0,
        max_value=MOST_WON,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        help_text=_("The foundation’s money only."),
    )
    public_summary = forms.CharField(
        label=_("Summary for everybody"),
        max_length=1500,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("It stands in the public register of awards."),
    )
    files = EvidenceField(label=_("Evidence"), required=False, help_text=FILES_HELP)

    def __init__(self, *args, is_final: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_final:
            del self.fields["public_summary"]


class VariationForm(forms.Form):
    change = forms.ChoiceField(
        label=_("What shall be otherwise"),
        choices=Change.choices,
        widget=forms.RadioSelect,
    )
    milestone = forms.ModelChoiceField(
        label=_("Milestone"), queryset=Milestone.objects.none(), required=False
    )
    new_on = forms.DateField(label=_("New day"), required=False, widget=DayInput)
    words = forms.CharField(
        label=_("Why"), max_length=3000, widget=forms.Textarea({"rows": 5})
    )

    def __init__(self, *args, award, **kwargs):
        super().__init__(*args, **kwargs)
        self.award = award
        field = self.fields["milestone"]
        field.queryset = award.milestones.filter(status__in=TO_HAND_IN).order_by(
            "number"
        )
        field.label_from_instance = lambda each: f"{each.number}. {each.title}"

    def clean(self):
        data = super().clean()
        change, day = data.get("change"), data.get("new_on")
        if change == Change.CONTENT:
            return {**data, "milestone": None, "new_on": None}
        if change == Change.LATER_END:
            data["milestone"] = None
        elif change and not data.get("milestone") and "milestone" not in self.errors:
            self.add_error("milestone", _("Choose the milestone."))
        if change and "new_on" not in self.errors:
            self._check_day(change, day, data.get("milestone"))
        return data

    def _check_day(self, change, day, milestone) -> None:
        if day is None:
            self.add_error("new_on", _("Say the new day."))
            return
        before = self.award.ends_on if change == Change.LATER_END else None
        before = milestone.due_on if milestone else before
        if before and day <= before:
            self.add_error("new_on", _("The new day comes after the one agreed."))


class VisitForm(forms.Form):
    on = PastDayField(label=_("Day"))
    place = forms.CharField(label=_("Where"), max_length=160)
    words = forms.CharField(
        label=_("What was seen"), max_length=6000, widget=forms.Textarea({"rows": 6})
    )
    is_shared = forms.BooleanField(
        label=_("The team may read it"), required=False, initial=True
    )


class MoneyForm(forms.Form):
    """An entry by hand; ``kinds`` are those of the reader."""

    kind = forms.ChoiceField(label=_("What happened"), widget=forms.RadioSelect)
    amount = WonField(label=_("Won"))
    on = PastDayField(label=_("Day"))
    note = forms.CharField(
        label=_("Why, and what shows it"),
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=36)

    def __init__(self, *args, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(each.value, each.label) for each in kinds]

    def clean_kind(self):
        return Entry(self.cleaned_data["kind"])


class TerminateForm(forms.Form):
    reason = forms.CharField(
        label=_("Why the contract ends"),
        max_length=400,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("The team reads it, and it stays in the log."),
    )
    asked_back = forms.IntegerField(
        label=_("Won asked back"),
        min_value=0,
        max_value=MOST_WON,
        initial=0,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        help_text=_("What was paid for work that was not done."),
    )
