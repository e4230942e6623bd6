"""Which app lends which kind of thing, and what it adds to the pages that all bookings share.

An upper app calls :func:`register` from its ``AppConfig.ready``; nothing here knows who they are::

    register(
        Kind.PARKING,
        template="parking/_booking.html",
        context=lambda booking, user: {"route": ...},
        address=lambda resource: reverse("parking:space", args=[resource.slug]),
        again=lambda booking, span: reverse("parking:search") + "?...",
        manages=lambda user, resource: resource.parking_space.owner_id == user.pk,
        price=lambda wanted, span, person: ...,
        ends_by_itself=False,
    )
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _nothing(_booking, _user) -> dict:
    return {}


def _nowhere(_resource) -> str:
    return ""


def _not_again(_booking, _span) -> str:
    return ""


def _nobody(_user, _resource) -> bool:
    return False


def _free(_wanted, _span, _person) -> int:
    return 0


@dataclass(frozen=True)
class Lender:
    """``template`` is included on a booking's page with what ``context(booking, user)`` gives.

    ``address(resource)`` is the page of the thing; ``again(booking, span)`` that on which the same is asked for at another
    time, filled in, or nothing when it is not lent any more. ``manages(user, resource)`` is the right to its hours, its busy times
    and its approvals, beside that of the park manager. ``price(wanted, span, person)`` are the points that (resource,
    how many) of its kinds cost; it is asked where a card has a price. ``ends_by_itself``: over when its time is; otherwise somebody
    says when they leave, and staying longer is noticed.
    """

    template: str = ""
    context: Callable[..., dict] = _nothing
    address: Callable[..., str] = _nowhere
    again: Callable[..., str] = _not_again
    manages: Callable[..., bool] = _nobody
    price: Callable[..., int] = _free
    ends_by_itself: bool = True


_LENDERS: dict[str, Lender] = {}


def register(*kinds: str, **ways) -> None:
    """``kinds`` of :class:`experiments.bookings.enums.Kind`; ``ways`` are the fields of :class:`Lender`."""
    for kind in kinds:
        _LENDERS[str(kind)] = Lender(**ways)


def lender_of(kind: str) -> Lender:
    return _LENDERS.get(str(kind), Lender())


def kinds_that_stay() -> list[str]:
    """Those that do not end by themselves."""
    return [kind for kind, lender in _LENDERS.items() if not lender.ends_by_itself]
