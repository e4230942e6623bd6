"""What a new version of a registration changed, word by word, made from the texts that were hashed."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from innovation_park.lib.translated import LANGUAGES, Translated
from innovation_park.lib.word_changes import Piece, word_changes

from .enums import FieldKind, FilledBy, HowOften
from .models import ProtocolField, ProtocolForm
from .registered import Row, label_of, range_in_words, sections_of


@dataclass(frozen=True)
class Change:
    """``kind`` is ``added``, ``removed`` or ``changed``; pieces by language, ``""`` for all."""

    label: str
    kind: str
    texts: list[tuple[str, list[Piece]]]


def changes_between(before: dict, after: dict) -> list[Change]:
    """Word by word, in the order of the newer text; what was taken away comes at its old place's end."""
    old = {row.key: row for row in _flat(before)}
    new = {row.key: row for row in _flat(after)}
    changes = []
    for key in [*new, *(key for key in old if key not in new)]:
        one, other = old.get(key), new.get(key)
        if one is None or other is None or _by_language(one) != _by_language(other):
            changes.append(_change(one, other))
    return [each for each in changes if each.texts]


def _change(one: Row | None, other: Row | None) -> Change:
    kind = "added" if one is None else "removed" if other is None else "changed"
    before, after = _by_language(one), _by_language(other)
    texts = [
        (code, word_changes(before.get(code, ""), after.get(code, "")))
        for code in dict.fromkeys([*after, *before])
        if before.get(code, "") != after.get(code, "")
    ]
    return Change((other or one).label, kind, texts)


def _by_language(row: Row | None) -> dict[str, str]:
    if row is None:
        return {}
    if isinstance(row.value, Translated):
        return {code: row.value.get(code, "") for code in LANGUAGES}
    return {"": str(row.value)}


def _flat(document: dict) -> list[Row]:
    """Every registered value as a row of its own."""
    rows = [row for section in sections_of(document) for row in section.rows]
    rows.append(Row("forms", _("Order of the forms"), _keys(document["forms"])))
    for form in document["forms"]:
        rows += _flat_form(form)
    return rows


def _keys(parts: list[dict]) -> str:
    return ", ".join(each["key"] for each in parts)


def _flat_form(form: dict) -> list[Row]:
    name = _("Form “%(key)s”") % {"key": form["key"]}
    values = {
        "name": Translated(form["name"]),
        "instructions": Translated(form["instructions"]),
        "filled_by": FilledBy(form["filled_by"]).label,
        "how_often": HowOften(form["how_often"]).label,
    }
    rows = [
        Row(f"{form['key']}:{key}", f"{name}: {label_of(ProtocolForm, key)}", value)
        for key, value in values.items()
    ]
    order = _("%(form)s: order of its fields") % {"form": name}
    rows.append(Row(f"{form['key']}:order", order, _keys(form["fields"])))
    for each in form["fields"]:
        rows += _flat_field(form["key"], each)
    return rows


def _flat_field(form_key: str, each: dict) -> list[Row]:
    address = f"{form_key}.{each['key']}"
    name = _("Field “%(field)s”") % {"field": address}
    choices = Translated(
        {
            code: "; ".join(
                f"{one['key']} = {one['words'].get(code, '')}"
                for one in each["choices"]
            )
            for code in LANGUAGES
        }
    )
    values = {
        "label": Translated(each["label"]),
        "help": Translated(each["help"]),
        "kind": FieldKind(each["kind"]).label,
        "unit": each["unit"],
        "range": range_in_words(each),
        "decimals": str(each["decimals"]),
        "is_required": _("yes") if each["is_required"] else _("no"),
        "choices": choices,
        "purpose": each["purpose"],
    }
    labels = {"range": _("Range")}
    return [
        Row(
            f"{address}:{key}",
            f"{name}: {labels.get(key) or label_of(ProtocolField, key)}",
            value,
        )
        for key, value in values.items()
    ]
