from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .words import KeyOfQuestionBlock

ALL, ANY, NONE, NOT_ALL = "all", "any", "none", "not_all"
MODES = [
    (ALL, _("all of these hold")),
    (ANY, _("at least one of these holds")),
    (NONE, _("none of these holds")),
    (NOT_ALL, _("not all of these hold")),
]
OPS = [
    ("is", _("is")),
    ("is_not", _("is not")),
    ("one_of", _("is one of")),
    ("includes", _("includes")),
    ("more_than", _("is more than")),
    ("less_than", _("is less than")),
    ("at_least", _("is at least")),
    ("at_most", _("is at most")),
    ("answered", _("is answered")),
]


class TestBlock(blocks.StructBlock):
    key = KeyOfQuestionBlock(
        label=_("the answer to"), help_text=_("The key of an earlier question.")
    )
    op = blocks.ChoiceBlock(label=_("compared"), choices=OPS, default="is")
    value = blocks.CharBlock(
        label=_("with"),
        required=False,
        max_length=200,
        help_text=_(
            "The key of an answer, yes or no, a number, or a day as 2026-11-23. Several are separated by commas."
        ),
    )

    class Meta:
        icon = "check"
        label = _("Comparison")
        label_format = "{key} {op} {value}"


def _tests(*inner) -> blocks.StreamBlock:
    return blocks.StreamBlock(
        [("test", TestBlock()), *inner], label=_("comparisons"), required=False
    )


class InnermostGroupBlock(blocks.StructBlock):
    mode = blocks.ChoiceBlock(label=_("when"), choices=MODES, default=ALL)
    tests = _tests()

    class Meta:
        icon = "group"
        label = _("Group in brackets")


class GroupBlock(blocks.StructBlock):
    mode = blocks.ChoiceBlock(label=_("when"), choices=MODES, default=ALL)
    tests = _tests(("group", InnermostGroupBlock()))

    class Meta:
        icon = "group"
        label = _("Group in brackets")


class ConditionBlock(blocks.StructBlock):
    mode = blocks.ChoiceBlock(label=_("asked when"), choices=MODES, default=ALL)
    tests = _tests(("group", GroupBlock()))

    class Meta:
        icon = "view"
        label = _("Asked only when")
        collapsed = True


def condition_of(value: dict | None) -> dict | None:
    """From the screen: nothing where nothing is compared."""
    inner = [
        condition_of(each["value"]) if each["type"] == "group" else _leaf(each["value"])
        for each in (value or {}).get("tests") or []
    ]
    inner = [each for each in inner if each]
    if not inner:
        return None
    mode = value.get("mode") or ALL
    joined = "any" if mode in (ANY, NONE) else "all"
    whole = inner[0] if len(inner) == 1 else {joined: inner}
    return {"not": whole} if mode in (NONE, NOT_ALL) else whole


def _leaf(value: dict) -> dict | None:
    if not value.get("key"):
        return None
    op = value.get("op") or "is"
    text = value.get("value") or ""
    listed = [_plain(each) for each in text.split(",") if each.strip()]
    return {
        "key": value["key"].strip(),
        "op": op,
        "value": _value(op, text, listed),
    }


def _value(op: str, text: str, listed: list) -> object:
    if op == "one_of":
        return listed
    if op == "answered":
        return _plain(text) is not False
    return _plain(text)


def _plain(text: str) -> object:
    """As answers are kept: yes and no as such, whole numbers as numbers, everything else as text."""
    text = text.strip()
    if text.lower() in {"yes", "no", "true", "false"}:
        return text.lower() in {"yes", "true"}
    return int(text) if text.removeprefix("-").isdigit() else text


def condition_value(condition: dict | None) -> dict:
    """For the screen."""
    if not condition:
        return {"mode": ALL, "tests": []}
    if "not" in condition:
        inner = condition_value(condition["not"])
        flipped = {ALL: NOT_ALL, ANY: NONE, NONE: ANY, NOT_ALL: ALL}
        return {**inner, "mode": flipped[inner["mode"]]}
    for nest in (ALL, ANY):
        if nest in condition:
            return {"mode": nest, "tests": [_test(each) for each in condition[nest]]}
    return {"mode": ALL, "tests": [_test(condition)]}


def _test(condition: dict) -> dict:
    if "key" not in condition:
        return {"type": "group", "value": condition_value(condition)}
    value = condition.get("value", True)
    listed = value if isinstance(value, list) else [value]
    return {
        "type": "test",
        "value": {
            "key": condition["key"],
            "op": condition["op"],
            "value": ", ".join(map(_text, listed)),
        },
    }


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
