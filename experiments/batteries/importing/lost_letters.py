"""Words that lost letters on their way (a run of U+FFFD stands for one letter), found again among words that are whole."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .rows import LOST

RUN = re.compile(f"{LOST}+")
GAP = "□"  # where a letter is gone for good


def found_again(damaged: str, whole: Iterable[str]) -> str | None:
    """The only one of the whole words that it can have been; None where there are several, or none."""
    parts = [re.escape(part) for part in RUN.split(damaged)]
    pattern = re.compile(".".join(parts))
    fitting = {word for word in whole if pattern.fullmatch(word)}
    return fitting.pop() if len(fitting) == 1 else None


def with_gaps(damaged: str) -> str:
    return RUN.sub(GAP, damaged)
