from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.conf import settings
from django.utils.translation import gettext as _

from .faults import Fault, without_lists
from .shape import PARTS

# What may be left empty in every language, but not in some only.
OPTIONAL = {"help", "note", "description", "rule_name"}
WORDS = {"label", "title", "question", "reason", "name", *OPTIONAL}


def check_words(data: Mapping) -> list[Fault]:
    """Everybody reads a call in their own language: no words may be missing in one."""
    return [
        Fault(
            without_lists(where),
            _("“%(words)s” is missing in %(languages)s.")
            % {"words": _any(words), "languages": ", ".join(missing)},
        )
        for where, words in _all_words(data, "", "")
        if (missing := _missing(words, where))
    ]


def _all_words(data: object, name: str, where: str) -> Iterator[tuple[str, Mapping]]:
    if isinstance(data, list):
        for number, each in enumerate(data, start=1):
            key = (
                each.get("key") or each.get("value")
                if isinstance(each, Mapping)
                else None
            )
            yield from _all_words(each, "", f"{where}/{key or number}")
    elif isinstance(data, Mapping):
        if name in WORDS or where.split("/")[-2:-1] == ["anchors"]:
            yield where, data
        else:
            for key, each in data.items():
                place = f"{where}/{key}" if where else PARTS.get(key, key)
                yield from _all_words(each, key, place)


def _missing(words: Mapping, where: str) -> list[str]:
    languages = dict(settings.LANGUAGES)
    if where.split("/")[-1] in OPTIONAL and not any(words.values()):
        return []
    return [
        str(label)
        for code, label in languages.items()
        if not str(words.get(code) or "").strip()
    ]


def _any(words: Mapping) -> str:
    text = next((each for each in words.values() if each), "…")
    return text if len(text) <= 60 else f"{text[:59]}…"
