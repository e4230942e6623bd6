from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext as _

from ..composition import Kind, Question


def _yes(value: str) -> bool | None:
    return {"yes": True, "no": False}.get(value)


class EligibilityForm(forms.Form):
    """The questions of a call; each may be left open. ``answers`` gives them as compositions keep them."""

    def __init__(self, questions: tuple[Question, ...], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            self.fields[question.key] = _field(question)
            self.initial.setdefault(question.key, None)

    def rows(self) -> list[tuple]:
        """Each question with the field that answers it."""
        return [(question, self[question.key]) for question in self.questions]

    def answers(self) -> dict:
        """Of those that were answered."""
        given = {}
        for question in self.questions:
            value = self.cleaned_data[question.key]
            if value in (None, ""):
                continue
            if question.kind == Kind.YES_NO:
                value = _yes(value)
            given[question.key] = (
                value.isoformat() if isinstance(value, date) else value
            )
        return given


def _field(question: Question) -> forms.Field:
    shared = {"label": str(question.question), "required": False}
    if question.kind == Kind.YES_NO:
        choices = [("yes", _("Yes")), ("no", _("No"))]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **shared)
    if question.kind == Kind.CHOICE:
        choices = [(option.value, str(option.label)) for option in question.options]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **shared)
    if question.kind == Kind.DATE:
        widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        return forms.DateField(widget=widget, **shared)
    widget = forms.NumberInput({"inputmode": "numeric"})
    return forms.IntegerField(
        widget=widget, min_value=-(10**12), max_value=10**12, **shared
    )


def as_initial(answers: dict) -> dict:
    """Kept answers, as the fields show them."""
    return {
        key: {True: "yes", False: "no"}.get(value, value)
        if isinstance(value, bool)
        else value
        for key, value in answers.items()
    }
