"""From the JSON of a composition to what the blocks show, and back. What one writes and reads again is the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.text import slugify

from .conditions import _plain, _text, condition_of, condition_value

NO_KEY = re.compile(r"[^a-z0-9]+")


def to_blocks(data: dict) -> dict[str, list]:
    """By the name of the part: what its block takes."""
    return {
        "eligibility": [_question(each) for each in data.get("eligibility") or ()],
        "sections": [_section(each) for each in data.get("sections") or ()],
        "criteria": [_criterion(each) for each in data.get("criteria") or ()],
        "stages": [dict(each) for each in data.get("stages") or ()],
        "documents": [
            {"is_required": True, **each} for each in data.get("documents") or ()
        ],
    }


def from_blocks(parts: dict[str, list]) -> dict[str, list]:
    """``parts`` are what the blocks give as plain lists; keys that were left empty are made."""
    return {
        "eligibility": _keyed(map(_from_question, parts["eligibility"]), "question"),
        "sections": _sections(parts["sections"]),
        "criteria": _keyed(map(_from_criterion, parts["criteria"]), "name"),
        "stages": _keyed(map(_from_stage, parts["stages"]), "kind"),
        "documents": _keyed(map(_cleaned, parts["documents"]), "name"),
    }


def _items(values: Iterable) -> list[dict]:
    """As blocks keep the items of a list."""
    return [{"type": "item", "value": value, "id": None} for value in values]


def _question(data: dict) -> dict:
    rule = data.get("rule") or {}
    value = rule.get("value", "")
    listed = value if isinstance(value, list) else [value]
    shown = {key: each for key, each in data.items() if key != "rule"}
    return {
        **shown,
        "options": _items(data.get("options") or ()),
        "op": rule.get("op"),
        "value": ", ".join(map(_text, listed)),
    }


def _from_question(value: dict) -> dict:
    value = _cleaned(value)
    op, text = value.pop("op", "is"), value.pop("value", "")
    listed = [each.strip() for each in text.split(",") if each.strip()]
    is_words = value["kind"] == "choice"
    rule = {"op": op, "value": text.strip() if is_words else _plain(text)}
    if op == "one_of":
        rule["value"] = listed
    options = _options(value)
    return {**value, "rule": rule, **({"options": options} if options else {})}


def _section(data: dict) -> dict:
    return {
        **data,
        "needs": _items(data.get("needs") or ()),
        "pages": _items(map(_page, data.get("pages") or ())),
    }


def _page(data: dict) -> dict:
    asked = [
        {"type": each["kind"], "value": _ask(each)} for each in data.get("fields") or ()
    ]
    return {**data, "fields": asked}


def _ask(data: dict) -> dict:
    shown = {key: each for key, each in data.items() if key != "kind"}
    lists = {"options": _items(data.get("options") or ())}
    if data["kind"] == "table":
        lists["columns"] = _items(map(_column, data.get("columns") or ()))
    return {
        "is_required": False,
        **shown,
        **lists,
        "shown_when": condition_value(data.get("shown_when")),
    }


def _column(data: dict) -> dict:
    return {
        "is_required": False,
        **data,
        "options": _items(data.get("options") or ()),
    }


def _criterion(data: dict) -> dict:
    anchors = [
        {"score": int(score), "words": words}
        for score, words in sorted(
            (data.get("anchors") or {}).items(), key=lambda pair: int(pair[0])
        )
    ]
    return {**data, "anchors": _items(anchors)}


def _from_criterion(value: dict) -> dict:
    value = _cleaned(value)
    anchors = {
        str(each["value"]["score"]): each["value"]["words"]
        for each in value.get("anchors") or ()
        if each["value"].get("score") is not None
    }
    return {**value, "anchors": anchors}


def _from_stage(value: dict) -> dict:
    value = _cleaned(value)
    if value["kind"] != "review":
        value = {key: value[key] for key in ("key", "kind") if key in value}
    return value


def _sections(values: Iterable[dict]) -> list[dict]:
    sections = _keyed(map(_cleaned, values), "title")
    taken: set[str] = set()
    for section in sections:
        needs = [each["value"] for each in section.get("needs") or ()]
        section["needs"] = [each for each in needs if each]
        inner = (each["value"] for each in section.get("pages") or ())
        section["pages"] = _keyed(map(_cleaned, inner), "title")
        for page in section["pages"]:
            asked = [_from_ask(each) for each in page.get("fields") or ()]
            page["fields"] = _keyed(asked, "label", taken)
    return sections


def _from_ask(stream_child: dict) -> dict:
    value = _cleaned(stream_child["value"])
    condition = condition_of(value.pop("shown_when", None))
    options, columns = _options(value), value.pop("columns", None) or ()
    asked = {"kind": stream_child["type"], **value}
    if options:
        asked["options"] = options
    if columns:
        asked["columns"] = _keyed(
            (_from_column(each["value"]) for each in columns), "label"
        )
    if condition:
        asked["shown_when"] = condition
    return asked


def _from_column(value: dict) -> dict:
    value = _cleaned(value)
    options = _options(value)
    return {**value, **({"options": options} if options else {})}


def _options(value: dict) -> list[dict]:
    listed = [each["value"] for each in value.pop("options", None) or ()]
    return _keyed(listed, "label", name="value")


def _cleaned(value: dict) -> dict:
    """Without what was left empty; texts without any words are empty in no language."""
    return {
        key: _stripped(each)
        for key, each in value.items()
        if each is not None and each != "" and not _is_no_words(each)
    }


def _is_no_words(value: object) -> bool:
    return isinstance(value, dict) and not any(value.values())


def _stripped(value: object) -> object:
    if isinstance(value, dict) and all(
        isinstance(each, str) for each in value.values()
    ):
        return {code: text.strip() for code, text in value.items()}
    return value


def _keyed(
    values: Iterable[dict],
    words: str,
    taken: set[str] | None = None,
    name: str = "key",
) -> list[dict]:
    """Each with a key; those that are made differ from all others."""
    values = [dict(each) for each in values]
    taken = set() if taken is None else taken
    taken |= {each[name] for each in values if each.get(name)}
    for each in values:
        if not each.get(name):
            each[name] = _new_key(each.get(words), taken)
            taken.add(each[name])
    return values


def _new_key(words: object, taken: set[str]) -> str:
    text = words.get("en", "") if isinstance(words, dict) else str(words or "")
    stem = NO_KEY.sub("_", slugify(text)).strip("_")[:30].strip("_")
    stem = stem if stem[:1].isalpha() else f"q_{stem}".strip("_")
    key, number = stem, 1
    while key in taken:
        number += 1
        key = f"{stem}_{number}"
    return key
