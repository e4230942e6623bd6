"""Short ways to write a composition down."""

from __future__ import annotations


def words(en: str, ko: str, th: str) -> dict[str, str]:
    return {"en": en, "ko": ko, "th": th}


def ask(key: str, kind: str, label: dict, **rest) -> dict:
    """A question; required unless ``is_required`` says otherwise."""
    return {"key": key, "kind": kind, "label": label, "is_required": True, **rest}


def option(value: str, en: str, ko: str, th: str) -> dict:
    return {"value": value, "label": words(en, ko, th)}


def when(key: str, op: str, value: object = True) -> dict:
    return {"key": key, "op": op, "value": value}


def page(key: str, title: dict, *fields: dict) -> dict:
    return {"key": key, "title": title, "fields": list(fields)}
