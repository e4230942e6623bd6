"""Words under which topics are found."""

from __future__ import annotations

import re
import unicodedata

from ..handles import THAI_AM
from ..models import Tag

MOST = 5
# Thai vowels and tones above and below are no letters to ``\w``.
NOT_IN_A_TAG = re.compile("[^\\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e-]+")


def tags_named(names) -> list[Tag]:
    """The tags of these names, made where nobody used them before; spelled alike whoever writes them."""
    tidy = [NOT_IN_A_TAG.sub("-", _same_form(name)).strip("-")[:40] for name in names]
    return [
        Tag.objects.get_or_create(name=name)[0]
        for name in dict.fromkeys(filter(None, tidy))
    ][:MOST]


def _same_form(name: str) -> str:
    name = unicodedata.normalize("NFKC", name).strip().lstrip("#").lower()
    return name.replace(*THAI_AM)
