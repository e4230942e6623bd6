"""Deciding about many applications on one page: outcome, amount and reason of each, and when the letters leave."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from funding.enums import Outcome
from funding.workflow import Status

from ..actions.ruling import Wish

HALF_HOUR, TWO_HOURS, NEXT_MORNING = "half_hour", "two_hours", "next_morning"
LEAVES = [
    (HALF_HOUR, _("In half an hour")),
    (TWO_HOURS, _("In two hours")),
    (NEXT_MORNING, _("The next morning at 9:00")),
]
MOST_WORDS = 4000


def leaves_at(choice: str, now: datetime) -> datetime:
    if choice == NEXT_MORNING:
        day = timezone.localdate(now) + timedelta(days=1)
        return timezone.make_aware(datetime.combine(day, time(9)))
    return now + timedelta(minutes=120 if choice == TWO_HOURS else 30)


class DecideForm(forms.Form):
    """``listed`` are lines of the ranking that are open. What has no outcome is left for another day.

    Reasons stand by outcome, for all that get it; an application may have its own, which then is all it gets.
    """

    def __init__(self, data=None, *, listed, suggested=None, **kwargs):
        super().__init__(data, **kwargs)
        self.listed = listed
        suggested = suggested or {}
        for each in listed:
            outcome, amount = suggested.get(each.application.code, ("", None))
            self._ask_about(each, outcome, amount)
        for outcome in (Outcome.SELECTED, Outcome.RESERVE, Outcome.DECLINED):
            self.fields[f"reason-{outcome}"] = _reason(
                REASONS[outcome], attrs={"rows": 3}
            )
        self.fields["leaves"] = forms.ChoiceField(
            label=_("When do the letters leave?"),
            help_text=_("Until then everything can be taken back, and nobody knows."),
            choices=LEAVES,
            initial=HALF_HOUR,
            widget=forms.RadioSelect,
        )

    def _ask_about(self, listed, outcome: str, amount: int | None) -> None:
        code = listed.application.code
        self.fields[f"outcome-{code}"] = forms.ChoiceField(
            label=_("Decision"),
            choices=[("", _("Not now")), *_outcomes(listed.application)],
            required=False,
            initial=outcome,
        )
        self.fields[f"amount-{code}"] = forms.IntegerField(
            label=_("Amount in won"),
            required=False,
            min_value=1,
            max_value=listed.application.amount_asked or 1,
            initial=amount or listed.application.amount_asked,
        )
        self.fields[f"reason-{code}"] = _reason(_("A reason of its own"))

    def rows(self):
        """Each line of the ranking with its three fields."""
        for each in self.listed:
            code = each.application.code
            yield (
                each,
                self[f"outcome-{code}"],
                self[f"amount-{code}"],
                self[f"reason-{code}"],
            )

    def reasons(self):
        return [self[f"reason-{outcome}"] for outcome in REASONS]

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(f"outcome-{e.application.code}") for e in self.listed):
            raise forms.ValidationError(_("Decide about at least one application."))
        for wish in self.wishes():
            code = wish.application.code
            if not wish.reason.strip():
                self.add_error(
                    f"reason-{wish.outcome}",
                    _("Say why: those it concerns read it."),
                )
            if wish.outcome == Outcome.SELECTED and not wish.amount:
                self.add_error(f"amount-{code}", _("Say how much."))
        return cleaned

    def wishes(self) -> list[Wish]:
        """What was chosen, in the order of the ranking."""
        cleaned, wishes = self.cleaned_data, []
        for each in self.listed:
            code = each.application.code
            if outcome := cleaned.get(f"outcome-{code}"):
                reason = cleaned.get(f"reason-{code}") or cleaned.get(
                    f"reason-{outcome}"
                )
                amount = cleaned.get(f"amount-{code}")
                wishes.append(
                    Wish(each.application, Outcome(outcome), reason or "", amount)
                )
        return wishes

    def kept(self) -> list[tuple[str, str]]:
        """Everything as it was sent, for the page on which it is confirmed."""
        return [(name, self.data[name]) for name in self.fields if name in self.data]


REASONS = {
    Outcome.SELECTED: _("Why these are selected"),
    Outcome.RESERVE: _("Why these are on the waiting list"),
    Outcome.DECLINED: _("Why these are declined"),
}


def _reason(label, attrs=None) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=MOST_WORDS,
        required=False,
        widget=forms.Textarea(attrs=attrs or {"rows": 2}),
    )


def _outcomes(application) -> list[tuple[str, str]]:
    waits = application.status == Status.RESERVE
    return [
        (Outcome.SELECTED.value, _("Select")),
        *(
            []
            if waits
            else [(Outcome.RESERVE.value, pgettext_lazy("application", "Waiting list"))]
        ),
        (Outcome.DECLINED.value, _("Decline")),
    ]
