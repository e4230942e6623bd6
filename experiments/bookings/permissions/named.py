"""Refusals that are kept by their names, to be said again in the language of whoever reads them."""

from __future__ import annotations

from experiments.permissions import Refused

from .taken import (
    AlreadyTaken,
    AlreadyYours,
    Closed,
    NotBookable,
    NotEnoughPoints,
    QuotaReached,
    WeekIsFull,
)
from .times import (
    EndsBeforeItStarts,
    InThePast,
    NoSuchHour,
    OffTheStep,
    TooFarAhead,
    TooLong,
    TooShort,
    TooSoon,
)


def name_of(refusal: Refused) -> str:
    """Short enough to be kept, complete enough to say the sentence again in another language."""
    number = next((each for each in refusal.args if isinstance(each, int)), "")
    return f"{type(refusal).__name__}:{number}"[:40]


def sentence_of(name: str) -> str:
    """What :func:`name_of` kept, as a sentence for the reader."""
    kind, _colon, number = name.partition(":")
    refusal = _REFUSALS.get(kind, Refused)
    return str(refusal(int(number)) if number else refusal())


_REFUSALS = {
    each.__name__: each
    for each in (
        AlreadyTaken,
        AlreadyYours,
        Closed,
        InThePast,
        NoSuchHour,
        NotBookable,
        NotEnoughPoints,
        OffTheStep,
        QuotaReached,
        TooFarAhead,
        TooLong,
        TooShort,
        TooSoon,
        WeekIsFull,
        EndsBeforeItStarts,
    )
}
