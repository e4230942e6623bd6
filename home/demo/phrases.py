"""Finds every text of the demonstration park again by its English words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from innovation_park.lib.translated import Translated


def phrases_in(thing) -> Iterator[Translated]:
    """Every text within data classes, lists and tuples, however deep."""
    if isinstance(thing, Translated):
        yield thing
    elif is_dataclass(thing):
        for each in fields(thing):
            yield from phrases_in(getattr(thing, each.name))
    elif isinstance(thing, (list, tuple)):
        for each in thing:
            yield from phrases_in(each)


def by_english(*things) -> dict[str, Translated]:
    return {phrase["en"]: phrase for thing in things for phrase in phrases_in(thing)}
