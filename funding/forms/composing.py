"""What an officer fills in about a call: its facts, and its parts as blocks."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.blocks import BlockField

from accounts.models import User
from accounts.roles import Role

from ..blocks import (
    CriterionBlock,
    DocumentBlock,
    QuestionBlock,
    SectionBlock,
    StageBlock,
    from_blocks,
    to_blocks,
)
from ..matching import MatchRule
from ..models import Call
from ..ready_made import READY_MADE

PARTS = {
    "eligibility": QuestionBlock,
    "sections": SectionBlock,
    "criteria": CriterionBlock,
    "stages": StageBlock,
    "documents": DocumentBlock,
}
ITEM = "item"
MATCH = ("least_percent", "least_cash_percent", "most_in_kind_percent")
# What applicants have read and counted on: it stays once the call is published.
PROMISED = (
    "slug",
    "opens_at",
    "closes_at",
    "grace_minutes",
    "total_amount",
    "least_amount",
    "most_amount",
    "is_sealed",
    "needs_sign_off",
    "evidence_when",
)


STAYS = gettext_lazy("Published: applicants count on it, so it stays.")
PUBLISHED = {
    "closes_at": gettext_lazy(
        "Published. It is changed at the foundation's desk, under Calls, so that everybody who applies is told."
    )
}


def part_block(part: str) -> blocks.StreamBlock:
    """Of one kind of block only: at the top of a form nothing else can stand."""
    return blocks.StreamBlock([(ITEM, PARTS[part]())], required=False, collapsed=True)


def part_field(part: str, label, help_text) -> BlockField:
    block = part_block(part)
    block.set_name(part)
    return BlockField(block=block, required=False, label=label, help_text=help_text)


def percent(label, help_text) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, help_text=help_text, min_value=0, max_value=100
    )


class CallFactsForm(WagtailAdminModelForm):
    """The facts of a call."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if officers := self.fields.get("officer"):
            officers.queryset = User.objects.filter(
                groups__name=Role.FOUNDATION_OFFICER, is_active=True
            ).order_by("pk")
        if self.instance.published_at:
            for name in PROMISED:
                if name in self.fields:
                    self.fields[name].disabled = True
                    self.fields[name].help_text = PUBLISHED.get(name, STAYS)

    def clean(self):
        cleaned = super().clean()
        self._check_order(cleaned)
        self._check_amounts(cleaned)
        return cleaned

    def _check_order(self, given: dict) -> None:
        opens, closes = given.get("opens_at"), given.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("The call closes before it opens."))

    def _check_amounts(self, given: dict) -> None:
        least, most = given.get("least_amount"), given.get("most_amount")
        total = given.get("total_amount")
        if least is not None and most is not None and least > most:
            self.add_error(
                "most_amount", _("The largest amount is below the smallest.")
            )
        if total is not None and most is not None and most > total:
            self.add_error(
                "most_amount",
                _("One application may ask for more than the whole call has."),
            )


class NewCallForm(CallFactsForm):
    """A new call: its facts, and what to begin with. The parts come next, filled in."""

    begins_with = forms.ChoiceField(
        label=gettext_lazy("Begin with"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Everything in it can be changed."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        earlier = Call.objects.published().order_by("-published_at")[:12]
        self.fields["begins_with"].choices = [
            *((key, f"{each.name}: {each.about}") for key, each in READY_MADE.items()),
            *((call.slug, _("As in “%(call)s”") % {"call": call}) for call in earlier),
        ]
        self.fields["begins_with"].initial = next(iter(READY_MADE))


class CallForm(CallFactsForm):
    """A call with its parts. A part may be unfinished: the checker says what is missing, publishing asks for it."""

    eligibility = part_field(
        "eligibility",
        gettext_lazy("Questions"),
        gettext_lazy(
            "At most eight questions. Ask only what decides, and say why: nobody should write an application in vain."
        ),
    )
    sections = part_field(
        "sections",
        gettext_lazy("Sections"),
        gettext_lazy(
            "Sections of pages of questions. Needed by the park: title, amount_asked, and, where there is a match, match_cash and match_in_kind."
        ),
    )
    criteria = part_field(
        "criteria",
        gettext_lazy("Criteria"),
        gettext_lazy("By what applications are judged. Everybody reads it beforehand."),
    )
    stages = part_field(
        "stages",
        gettext_lazy("Stages"),
        gettext_lazy("From the deadline to the decision, in this order."),
    )
    documents = part_field(
        "documents",
        gettext_lazy("Documents"),
        gettext_lazy(
            "Certificates and evidence. Whatever is asked only of those who are selected spares all others the way."
        ),
    )
    least_percent = percent(
        gettext_lazy("matched at least, in percent"),
        gettext_lazy("Of the whole cost. 0: no match."),
    )
    least_cash_percent = percent(
        gettext_lazy("in cash at least, in percent"),
        gettext_lazy("Of the whole cost, part of the match."),
    )
    most_in_kind_percent = percent(
        gettext_lazy("in kind at most, in percent"),
        gettext_lazy("Of the whole cost. What is above it does not count."),
    )
    least_characters = forms.IntegerField(
        label=gettext_lazy("feedback of at least so many characters"),
        min_value=0,
        max_value=5000,
        help_text=gettext_lazy(
            "Whoever is declined learns why. Nothing is declined before it is written."
        ),
    )
    on_each_criterion = forms.BooleanField(
        label=gettext_lazy("feedback on each criterion"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        draft = getattr(self.instance, "draft", None)
        composition = draft.composition if draft else {}
        for part, values in to_blocks(composition).items():
            items = [{"type": ITEM, "value": value} for value in values]
            self.initial[part] = self.fields[part].block.to_python(items)
        self.initial |= {
            **vars(MatchRule()),
            "least_characters": 40,
            "on_each_criterion": True,
            **(composition.get("match") or {}),
            **(composition.get("feedback") or {}),
        }

    def composition(self) -> dict:
        """What was filled in, as the JSON of a composition."""
        given = self.cleaned_data
        parts = {part: self._plain(part, given[part]) for part in PARTS}
        return {
            **from_blocks(parts),
            "match": {name: given[name] for name in MATCH},
            "feedback": {
                "least_characters": given["least_characters"],
                "on_each_criterion": given["on_each_criterion"],
            },
        }

    def _plain(self, part: str, value) -> list[dict]:
        block = self.fields[part].block
        return [each["value"] for each in block.get_prep_value(value)]
