from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """``where`` is a path of keys that begins with the part: "form/project/plan/title"; ``sentence`` says what to mend."""

    where: str
    sentence: str

    @property
    def part(self) -> str:
        return self.where.split("/")[0]


def repeated(keys: Iterable[str]) -> list[str]:
    """Each key that stands there more than once."""
    return [key for key, times in Counter(keys).items() if times > 1]


def without_lists(where: str) -> str:
    """Sections, pages and questions follow each other in a path without the names of the lists between them."""
    return "/".join(
        each for each in where.split("/") if each not in {"pages", "fields"}
    )
