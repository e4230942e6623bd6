"""Names that rows carry in English and readers see in their own language."""

from __future__ import annotations

from django.conf import settings
from django.utils.html import escape
from django.utils.translation import gettext, gettext_noop, override

REVIEW = gettext_noop("Review before publishing")
KNOWN = {REVIEW}


class Name(str):
    """Stored, compared and looked up as it is; written, it is translated."""

    __slots__ = ()

    def __str__(self) -> str:
        return gettext(str.__str__(self))

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __html__(self) -> str:
        return escape(str(self))


def read_name(value, _expression, _connection):
    """For ``from_db_value`` of a field: names that people gave stay what they are."""
    return Name(value) if value in KNOWN else value


def in_every_language(name: str) -> set[str]:
    """However an editor who saved it in another language may have left it."""
    found = {name}
    for code, _label in settings.LANGUAGES:
        with override(code):
            found.add(gettext(name))
    return found
