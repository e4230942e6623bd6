"""Who keeps people's points. Prices are said by whoever lends (:mod:`.lenders`), books are kept by one upper app.

It calls :func:`keep` from its ``AppConfig.ready``; nothing here knows who it is::

    keep(
        balance=lambda person: ...,
        charge=lambda booking: ...,
        earning=_("Points are earned by ..."),
        address=lambda: reverse("parking:points"),
    )

Where nobody keeps any, what has a price costs nothing yet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Purse:
    """``balance(person)`` are the points of somebody; ``charge(booking)`` writes down what one that is over has cost,
    once, however often it is called. ``earning`` says in a sentence how points come about, ``address()`` is the page that
    says more.
    """

    balance: Callable[..., int]
    charge: Callable[..., object]
    earning: str
    address: Callable[[], str]


_KEPT: list[Purse] = []


def keep(**ways) -> None:
    """``ways`` are the fields of :class:`Purse`. Whoever comes last keeps them."""
    _KEPT[:] = [Purse(**ways)]


def purse() -> Purse | None:
    return _KEPT[0] if _KEPT else None
