"""The rubric as a form: one score and one reason for each criterion of the call."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from funding.composition import Composition, Criterion

from ..actions.reviewing import LEAST_WORDS
from ..enums import DeclaredKind, WhyNot
from ..models import Review
from ..models.review import MOST_WORDS


@dataclass(frozen=True)
class Asked:
    """A criterion with its two fields, for the template."""

    criterion: Criterion
    score: forms.BoundField
    words: forms.BoundField


class ReviewForm(forms.Form):
    """Nothing in it is required: a draft is kept as far as it goes. Handing in asks for the rest."""

    words = forms.CharField(
        label=_("Summary for the decision"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Strengths, weaknesses, and what the decision should depend on."),
    )
    note = forms.CharField(
        label=_("For the officers only"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Those who applied and other reviewers never see this."),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data=None, *, composition: Composition, review: Review):
        self.criteria = composition.criteria
        given = {each.key: each for each in review.scores.all()}
        initial = {"words": review.words, "note": review.note, "version": review.version}  # fmt: skip
        for criterion in self.criteria:
            if known := given.get(criterion.key):
                initial[f"score-{criterion.key}"] = known.score
                initial[f"words-{criterion.key}"] = known.words
        super().__init__(data, initial=initial)
        for criterion in self.criteria:
            self.fields[f"score-{criterion.key}"] = _score_field(criterion)
            self.fields[f"words-{criterion.key}"] = _words_field()

    @property
    def asked(self) -> list[Asked]:
        return [
            Asked(each, self[f"score-{each.key}"], self[f"words-{each.key}"])
            for each in self.criteria
        ]

    @property
    def scores(self) -> dict[str, tuple[int | None, str]]:
        clean = self.cleaned_data
        return {
            each.key: (clean[f"score-{each.key}"], clean[f"words-{each.key}"])
            for each in self.criteria
        }


def _score_field(criterion: Criterion) -> forms.TypedChoiceField:
    anchors = dict(criterion.anchors)
    choices = [
        (score, f"{score} – {anchors[score]}" if score in anchors else str(score))
        for score in range(criterion.most + 1)
    ]
    return forms.TypedChoiceField(
        label=_("Score"),
        required=False,
        choices=choices,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
    )


def _words_field() -> forms.CharField:
    return forms.CharField(
        label=_("Why"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext(
            "At least %(number)s characters: those who applied can learn from it."
        )
        % {"number": LEAST_WORDS},  # fmt: skip
    )


class ConflictForm(forms.Form):
    """What binds the reviewer; the sentence is for the officers."""

    kind = forms.ChoiceField(
        label=_("What binds you to them"),
        choices=DeclaredKind,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("In a sentence"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only the foundation's officers read it."),
    )


class DeclineForm(forms.Form):
    why_not = forms.ChoiceField(
        label=_("Why not"),
        choices=[
            (each.value, each.label) for each in WhyNot if each != WhyNot.CONFLICT
        ],
        widget=forms.RadioSelect,
    )
