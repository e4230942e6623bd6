"""Data for machines inside a page, in the words of schema.org. Data, not a program."""

from __future__ import annotations

import json

from django.utils.safestring import SafeString, mark_safe

ESCAPES = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def as_json(data: list[dict]) -> SafeString:
    """Nothing in it can end the element it stands in."""
    written = json.dumps(
        {"@context": "https://schema.org", "@graph": data}, ensure_ascii=False
    )
    return mark_safe(written.translate(ESCAPES))  # noqa: S308 - escaped above
