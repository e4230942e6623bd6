from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..composition import PROFILE
from .conditions import ConditionBlock
from .words import KeyBlock, KeyOfQuestionBlock, OptionBlock, WordsBlock

PROFILES = [(name, name.replace(".", ": ").replace("_", " ")) for name in PROFILE]


def _words() -> blocks.IntegerBlock:
    return blocks.IntegerBlock(
        label=_("most words"),
        required=False,
        min_value=1,
        max_value=5000,
        help_text=_("Counted while one writes; more cannot be sent."),
    )


def _bound(label, help_text=None) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(label=label, required=False, help_text=help_text)


def _day(label) -> blocks.CharBlock:
    return blocks.CharBlock(
        label=label, required=False, max_length=10, help_text=_("As 2026-11-23.")
    )


def _options() -> blocks.ListBlock:
    return blocks.ListBlock(OptionBlock(), label=_("answers to choose from"))


class AskBlock(blocks.StructBlock):
    """What every question has; kinds add what they need."""

    label = WordsBlock(label=_("question"))
    help = WordsBlock(
        label=_("hint"),
        long=True,
        help_text=_("Below the question. Say what a good answer has in it."),
    )
    is_required = blocks.BooleanBlock(
        label=_("must be answered"), required=False, default=True
    )
    is_identifying = blocks.BooleanBlock(
        label=_("tells who applies"),
        required=False,
        help_text=_("Reviewers of a blind stage are not shown the answer."),
    )
    profile = blocks.ChoiceBlock(
        label=_("filled in from the profile"),
        choices=PROFILES,
        required=False,
        help_text=_("The organisation answered it once; it need not type it again."),
    )
    key = KeyBlock()
    shown_when = ConditionBlock()

    class Meta:
        label_format = "{label}"
        collapsed = True
        form_layout = blocks.BlockGroup(
            ["label", "help", "is_required", "is_identifying", "shown_when"],
            settings=["key", "profile"],
        )


def _kind(name: str, label, icon: str, description, **children) -> type[AskBlock]:
    """A kind of question as a block of its own: it shows only what belongs to it."""
    meta = type(
        "Meta",
        (),
        {
            "icon": icon,
            "label": label,
            "description": description,
            "form_layout": blocks.BlockGroup(
                [
                    "label",
                    "help",
                    *children,
                    "is_required",
                    "is_identifying",
                    "shown_when",
                ],
                settings=["key", "profile"],
            ),
        },
    )
    return type(f"{name}Block", (AskBlock,), {**children, "Meta": meta})


class ColumnBlock(blocks.StructBlock):
    label = WordsBlock(label=_("heading"))
    kind = blocks.ChoiceBlock(
        label=_("kind"),
        choices=[
            ("line", _("Line of text")),
            ("number", _("Number")),
            ("money", _("Amount in won")),
            ("date", _("Day")),
            ("choice", _("One of several")),
        ],
        default="line",
    )
    is_required = blocks.BooleanBlock(
        label=_("must be answered"), required=False, default=True
    )
    is_identifying = blocks.BooleanBlock(label=_("tells who applies"), required=False)
    least = _bound(_("smallest value"))
    most = _bound(_("largest value"))
    options = blocks.ListBlock(
        OptionBlock(), label=_("answers to choose from"), default=[]
    )
    key = KeyBlock()

    class Meta:
        icon = "table"
        label = _("Column")
        label_format = "{label}"
        collapsed = True
        form_layout = blocks.BlockGroup(
            ["label", "kind", "options", "is_required"],
            settings=["key", "least", "most", "is_identifying"],
        )


QUESTIONS = [
    (
        "line",
        _kind(
            "Line",
            _("Line of text"),
            "minus",
            _("A name, a title, a few words."),
            words_most=_words(),
            most=_bound(_("most letters")),
        ),
    ),
    (
        "text",
        _kind(
            "Text",
            _("Longer text"),
            "pilcrow",
            _("Paragraphs, with a limit of words."),
            words_most=_words(),
            most=_bound(_("most letters")),
        ),
    ),
    (
        "number",
        _kind(
            "Number",
            _("Number"),
            "order",
            _("A whole number."),
            least=_bound(_("smallest value")),
            most=_bound(_("largest value")),
        ),
    ),
    (
        "money",
        _kind(
            "Money",
            _("Amount in won"),
            "tag",
            _("Whole won."),
            least=_bound(_("smallest value")),
            most=_bound(_("largest value")),
        ),
    ),
    (
        "date",
        _kind(
            "Date",
            _("Day"),
            "date",
            _("A day of the calendar."),
            least=_day(_("first day")),
            most=_day(_("last day")),
        ),
    ),
    (
        "choice",
        _kind(
            "Choice",
            _("One of several"),
            "radio-full",
            _("One answer is chosen."),
            options=_options(),
        ),
    ),
    (
        "choices",
        _kind(
            "Choices",
            _("Several of several"),
            "tasks",
            _("Any number of answers is chosen."),
            options=_options(),
        ),
    ),
    (
        "yes_no",
        _kind(
            "YesNo",
            _("Yes or no"),
            "check",
            _("Best for conditions: later questions can depend on it."),
        ),
    ),
    ("email", _kind("Email", _("E-mail address"), "mail", _("Checked for its form."))),
    ("url", _kind("Url", _("Web address"), "link", _("Checked for its form."))),
    (
        "address",
        _kind("Address", _("Postal address"), "site", _("Street, number, district.")),
    ),
    (
        "file",
        _kind(
            "File",
            _("File"),
            "doc-full",
            _(
                "Checked for what it is; reviewers of a blind stage get a redacted copy."
            ),
            least=_bound(_("fewest files")),
            most=_bound(_("most files")),
        ),
    ),
    (
        "organisation",
        _kind(
            "Organisation",
            _("The organisation"),
            "group",
            _("Its profile as a whole, answered once and shown here."),
        ),
    ),
    (
        "table",
        _kind(
            "Table",
            _("Table"),
            "table",
            _("Rows of the same columns: a budget, milestones, a team."),
            columns=blocks.ListBlock(ColumnBlock(), label=_("columns")),
            least=_bound(_("fewest rows")),
            most=_bound(_("most rows")),
        ),
    ),
]


class PageBlock(blocks.StructBlock):
    title = WordsBlock(label=_("heading"))
    key = KeyBlock()
    fields = blocks.StreamBlock(
        [(kind, block()) for kind, block in QUESTIONS],
        label=_("questions"),
        required=False,
        collapsed=True,
    )

    class Meta:
        icon = "doc-empty"
        label = _("Page")
        label_format = "{title}"
        collapsed = True
        form_layout = blocks.BlockGroup(["title", "fields"], settings=["key"])


class SectionBlock(blocks.StructBlock):
    title = WordsBlock(label=_("heading"))
    note = WordsBlock(
        label=_("what one should know"),
        long=True,
        help_text=_("Above the first page of the section."),
    )
    needs = blocks.ListBlock(
        KeyOfQuestionBlock(label=_("key of a section")),
        label=_("can be begun after"),
        default=[],
        help_text=_("Sections that have to be completed before this one. Mostly none."),
    )
    key = KeyBlock()
    pages = blocks.ListBlock(
        PageBlock(),
        label=_("pages"),
        collapsed=True,
        help_text=_("Few questions on each: people fill them in on telephones."),
    )

    class Meta:
        icon = "folder-open-inverse"
        label = _("Section")
        label_format = "{title}"
        collapsed = True
        form_layout = blocks.BlockGroup(
            ["title", "note", "pages"], settings=["key", "needs"]
        )
