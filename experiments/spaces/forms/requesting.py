"""What a group asks for: a weekly time, and others in the order in which it would take them."""

from __future__ import annotations

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from experiments.bookings.models.hours import Weekday
from experiments.bookings.opening_hours import DAY

from ..actions.requesting import WeeklyTime
from ..enums import ACCESS
from ..models import Round, SeasonRequest, Space
from .clocks import ENDS_FIRST, ClockField

ALTERNATIVES = 4
MOST_PEOPLE = 5000


class SpaceChoice(forms.ModelChoiceField):
    def label_from_instance(self, space: Space) -> str:
        return str(space.resource.name)


class SpacesChoice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, space: Space) -> str:
        return str(space.resource.name)


class SeasonRequestForm(forms.ModelForm):
    """The first wish has an end; the alternatives are as long, so they only begin."""

    needs = forms.MultipleChoiceField(
        label=_("What has to be there for you"),
        choices=ACCESS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A space without it is not given to you."),
    )

    class Meta:
        model = SeasonRequest
        fields = ["group", "is_name_public", "people", "times"]

    field_order = ["group", "is_name_public", "people", "needs", "times"]

    def __init__(self, round: Round, data=None, **kwargs):
        self.round = round
        super().__init__(data, **kwargs)
        people = self.fields["people"]
        people.widget.attrs["inputmode"] = "numeric"
        people.validators = [*people.validators, MaxValueValidator(MOST_PEOPLE)]
        self.fields["is_name_public"].help_text = _(
            "What you ask for, how many you are and what you need is published under a code in any case, so that everybody can check the result."
        )
        spaces = round.spaces.with_resource().order_by("resource__slug")
        for number in range(ALTERNATIVES + 1):
            self._add_wish(number, spaces)

    def _add_wish(self, number: int, spaces) -> None:
        is_first = number == 0
        days = [("", _("Choose…")), *self._weekdays()]
        self.fields[f"weekday_{number}"] = forms.TypedChoiceField(
            label=_("Weekday"),
            choices=days,
            coerce=int,
            empty_value=None,
            required=is_first,
        )
        self.fields[f"opens_{number}"] = ClockField(label=_("From"), required=is_first)
        if is_first:
            self.fields["closes_0"] = ClockField(label=_("Until"), is_end=True)
        self.fields[f"space_{number}"] = SpaceChoice(
            spaces,
            label=_("Space"),
            required=False,
            empty_label=_("Any that fits"),
        )

    def _weekdays(self):
        offered = set(self.round.slots.values_list("weekday", flat=True))
        return [each for each in Weekday.choices if each[0] in offered]

    @property
    def group_fields(self):
        return [self[name] for name in self.field_order]

    @property
    def wish_fields(self) -> list[list]:
        """The bound fields of each wish, the dearest first."""
        return [
            [
                self[name]
                for name in (
                    f"weekday_{number}",
                    f"opens_{number}",
                    f"closes_{number}",
                    f"space_{number}",
                )
                if name in self.fields
            ]
            for number in range(ALTERNATIVES + 1)
        ]

    def clean(self):
        given = super().clean()
        opens, closes = given.get("opens_0"), given.get("closes_0")
        if opens is None or closes is None:
            return given
        if closes <= opens:
            self.add_error("closes_0", ENDS_FIRST)
            return given
        self.wishes = list(self._wishes(given, closes - opens))
        if len(self.wishes) < given.get("times", 1):
            self.add_error(
                "times",
                _("Name at least as many weekly times as you want to have."),
            )
        return given

    def _wishes(self, given, length: int):
        for number in range(ALTERNATIVES + 1):
            weekday, opens = (
                given.get(f"weekday_{number}"),
                given.get(f"opens_{number}"),
            )
            if weekday is None and opens is None:
                continue
            missing = next(
                (
                    name
                    for name in ("weekday", "opens")
                    if given.get(f"{name}_{number}") is None
                ),
                None,
            )
            if missing:
                self.add_error(
                    f"{missing}_{number}", _("Give both the day and the hour.")
                )
            elif opens + length > DAY:
                self.add_error(f"opens_{number}", _("It would end after midnight."))
            elif not self._is_offered(weekday, opens, opens + length):
                self.add_error(
                    f"opens_{number}", _("This is outside the hours of the round.")
                )
            else:
                space = given.get(f"space_{number}")
                yield WeeklyTime(weekday, opens, opens + length, space)

    def _is_offered(self, weekday: int, opens: int, closes: int) -> bool:
        return any(
            slot.weekday == weekday and slot.opens <= opens and closes <= slot.closes
            for slot in self.round.slots.all()
        )

    def group_asked(self) -> dict:
        """The facts of the request, for the action."""
        given = self.cleaned_data
        return {
            **{name: given[name] for name in self.Meta.fields},
            "features": sum(int(each) for each in given["needs"]),
        }
