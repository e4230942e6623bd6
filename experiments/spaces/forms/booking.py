"""What goes with a booking of a space: its hall, things, for whom, and who pays."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from experiments.bookings.forms import HoldForm
from experiments.bookings.models import Booking, WaitingEntry
from experiments.bookings.wishes import Wish
from experiments.models import Experiment

from ..actions.booking import experiments_of, hold_space, wait_for_space
from ..models import Space


class ExperimentChoice(forms.ModelChoiceField):
    def label_from_instance(self, experiment) -> str:
        return str(experiment.name)


class SpaceHoldForm(HoldForm):
    """``count`` is asked of things the park has several of, ``with_hall`` in a room of a hall."""

    title = forms.CharField(label=_("What for"), max_length=120)
    people = forms.IntegerField(
        label=_("How many people"), min_value=1, max_value=5000, initial=1
    )

    def __init__(self, resource, data=None, *, space: Space, user, initial=None):
        super().__init__(resource, data, initial=with_an_end(resource, initial))
        self.space = space
        self.tools = list(
            space.tools.listed().with_resource().order_by("resource__slug")
        )
        if resource.quantity > 1:
            self.fields["count"] = _count(
                resource, _("How many of them"), initial=1, least=1
            )
        parent = resource.parent
        if parent is not None and parent.is_bookable:
            self._offer_hall(parent)
        for tool in self.tools:
            self.fields[f"tool_{tool.pk}"] = _count(
                tool.resource, str(tool.resource.name), required=False
            )
        self._offer_experiments(user)

    def _offer_hall(self, parent) -> None:
        self.fields["with_hall"] = forms.BooleanField(
            label=_("All of %(hall)s too") % {"hall": parent.name},
            required=False,
            help_text=_("Then nobody else is in any part of it."),
        )

    def _offer_experiments(self, user) -> None:
        own = Experiment.objects.none()
        if user.is_authenticated:
            own = experiments_of(user).order_by("slug")
        if own.exists():
            self.fields["experiment"] = ExperimentChoice(
                own,
                label=_("For an experiment"),
                required=False,
                empty_label=_("No, for ourselves"),
                help_text=_("A running experiment pays nothing."),
            )

    def wish(self) -> Wish:
        given = self.cleaned_data
        items = [(self.resource.pk, given.get("count") or 1)]
        if given.get("with_hall"):
            items.append((self.resource.parent_id, 1))
        items += [
            (tool.resource_id, given[f"tool_{tool.pk}"])
            for tool in self.tools
            if given.get(f"tool_{tool.pk}")
        ]
        experiment = given.get("experiment")
        return Wish(
            tuple(items),
            self.span,
            title=given["title"],
            people=given["people"],
            experiment=experiment.pk if experiment else None,
        )

    def ask(self, person, hold_minutes: int | None = None) -> Booking:
        return hold_space(
            person=person,
            wish=self.wish(),
            client_key=self.cleaned_data["client_key"],
            hold_minutes=hold_minutes,
        )

    def wait(self, person) -> WaitingEntry:
        return wait_for_space(person=person, wish=self.wish())


def _count(resource, label, *, least=0, **more) -> forms.IntegerField:
    words = ngettext("There is %(number)s.", "There are %(number)s.", resource.quantity)
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=resource.quantity,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        help_text=words % {"number": resource.quantity},
        **more,
    )


def with_an_end(resource, initial: dict | None) -> dict:
    """A time that was pressed on the day strip has a beginning only: the shortest booking is proposed."""
    initial = dict(initial or {})
    if initial.get("start") and not initial.get("until"):
        try:
            start = datetime.strptime(initial["start"], "%H:%M")
        except ValueError:
            return initial
        until = start + timedelta(minutes=max(resource.rules.min_minutes, 60))
        initial["until"] = f"{until:%H:%M}"
        if until.date() > date(1900, 1, 1):
            initial.pop("until")
    return initial
