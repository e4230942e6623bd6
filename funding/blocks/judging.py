from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..composition import AFTER_SELECTION, WITH_APPLICATION
from .words import KeyBlock, OptionBlock, WordsBlock


class QuestionBlock(blocks.StructBlock):
    question = WordsBlock(label=_("question"))
    kind = blocks.ChoiceBlock(
        label=_("kind of answer"),
        choices=[
            ("yes_no", _("Yes or no")),
            ("choice", _("One of several")),
            ("number", _("Number")),
            ("date", _("Day")),
        ],
        default="yes_no",
    )
    options = blocks.ListBlock(
        OptionBlock(),
        label=_("answers to choose from"),
        default=[],
        help_text=_("For “One of several” only."),
    )
    op = blocks.ChoiceBlock(
        label=_("eligible is whose answer"),
        choices=[
            ("is", _("is")),
            ("is_not", _("is not")),
            ("one_of", _("is one of")),
            ("at_least", _("is at least")),
            ("at_most", _("is at most")),
            ("more_than", _("is more than")),
            ("less_than", _("is less than")),
            ("within_years", _("is a day at most so many years before the deadline")),
        ],
        default="is",
    )
    value = blocks.CharBlock(
        label=_("this"),
        required=False,
        max_length=200,
        help_text=_(
            "yes or no, keys of answers separated by commas, a number, or a day as 2026-11-23."
        ),
    )
    reason = WordsBlock(
        label=_("why we ask"),
        long=True,
        help_text=_("Everybody reads it, and above all whoever is not eligible."),
    )
    rule_name = WordsBlock(
        label=_("the rule behind it"),
        help_text=_("A law with its article, or this call."),
    )
    rule_url = blocks.CharBlock(
        label=_("where the rule can be read"),
        required=False,
        max_length=300,
        help_text=_(
            "An address that begins with https://, or #match for the match rule."
        ),
    )
    key = KeyBlock()

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{question}"
        collapsed = True
        form_layout = blocks.BlockGroup(
            [
                "question",
                "kind",
                "options",
                "op",
                "value",
                "reason",
                "rule_name",
                "rule_url",
            ],
            settings=["key"],
        )


class AnchorBlock(blocks.StructBlock):
    score = blocks.IntegerBlock(label=_("points"), min_value=0, max_value=10)
    words = WordsBlock(label=_("mean"))

    class Meta:
        icon = "order"
        label = _("Anchor")
        label_format = "{score}"


class CriterionBlock(blocks.StructBlock):
    name = WordsBlock(label=_("name"))
    description = WordsBlock(
        label=_("what is asked"),
        long=True,
        help_text=_("As a question that a reviewer can answer from the application."),
    )
    weight = blocks.IntegerBlock(
        label=_("weight"),
        min_value=0,
        max_value=100,
        default=20,
        help_text=_("The weights of all criteria add up to 100."),
    )
    most = blocks.IntegerBlock(
        label=_("best score"), min_value=1, max_value=10, default=5
    )
    anchors = blocks.ListBlock(
        AnchorBlock(),
        label=_("what the scores mean"),
        help_text=_("At least 0 and the best score, so that all measure alike."),
    )
    key = KeyBlock()

    class Meta:
        icon = "tick-inverse"
        label = _("Criterion")
        label_format = "{weight} · {name}"
        collapsed = True
        form_layout = blocks.BlockGroup(
            ["name", "description", "weight", "most", "anchors"], settings=["key"]
        )


class StageBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("what happens"),
        choices=[
            (
                "screening",
                _("Screening: an officer checks what is complete and eligible"),
            ),
            ("review", _("Review: reviewers score each application")),
            ("panel", _("Panel: a meeting decides")),
        ],
        default="review",
    )
    reviewers_each = blocks.IntegerBlock(
        label=_("reviewers for each application"),
        required=False,
        min_value=0,
        max_value=9,
        help_text=_("For a review. Three are enough to see that one differs."),
    )
    is_blind = blocks.BooleanBlock(
        label=_("blind"),
        required=False,
        help_text=_("Reviewers do not learn who applies."),
    )
    key = KeyBlock()

    class Meta:
        icon = "arrow-right"
        label = _("Stage")
        label_format = "{kind}"
        form_layout = blocks.BlockGroup(
            ["kind", "reviewers_each", "is_blind"], settings=["key"]
        )


class DocumentBlock(blocks.StructBlock):
    name = WordsBlock(label=_("name"))
    when = blocks.ChoiceBlock(
        label=_("asked"),
        choices=[
            (AFTER_SELECTION, _("only of those who are selected")),
            (WITH_APPLICATION, _("of everybody, with the application")),
        ],
        default=AFTER_SELECTION,
    )
    is_required = blocks.BooleanBlock(
        label=_("must be handed in"), required=False, default=True
    )
    key = KeyBlock()

    class Meta:
        icon = "doc-full"
        label = _("Document")
        label_format = "{name}"
        form_layout = blocks.BlockGroup(
            ["name", "when", "is_required"], settings=["key"]
        )
