"""What nested apps add to pages of the root: pieces of the page of an application or a call, and entries of work places.

A nested app calls :func:`register_panel` or :func:`register_work` from its ``AppConfig.ready``; the root knows none of them::

    register_panel(
        "feedback", lambda application, user: {...} or None, "funding_reviews/_feedback.html"
    )
    register_work("reviews", lambda user: [Work(...)])
    register_place(Place(_("Reviews"), "funding_reviews:desk", can_handle))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

APPLICANT, DESK, CALL = "applicant", "desk", "call"
Fill = Callable[[Any, Any], dict | None]


@dataclass(frozen=True)
class Panel:
    """``fill(application, user)`` gives the context of ``template``, or nothing where there is nothing to show.

    On the page of a call it is asked ``fill(call, None)``: everybody reads the same.
    """

    name: str
    fill: Fill
    template: str
    order: int


@dataclass(frozen=True)
class Filled:
    name: str
    template: str
    context: dict


@dataclass(frozen=True)
class Work:
    """Something that waits for somebody: ``title`` says what, ``address`` is where they do it."""

    title: str
    address: str
    due: datetime | None = None
    note: str = ""
    icon: str = "circle-dot"
    is_urgent: bool = False


@dataclass(frozen=True)
class Place:
    """Another room of the desk, or with ``of_call`` the room of a call in it: for those who ``may`` enter."""

    title: Any
    view: str
    may: Callable[[Any], bool]
    of_call: bool = False


_PLACES: dict[str, Place] = {}
_PANELS: dict[str, dict[str, Panel]] = {APPLICANT: {}, DESK: {}, CALL: {}}
_WORK: dict[str, Callable[[Any], list[Work]]] = {}


def register_panel(
    name: str, fill: Fill, template: str, *, page: str = APPLICANT, order: int = 100
) -> None:
    """``page`` is :data:`APPLICANT`, the page of the team, :data:`DESK`, that of the foundation, or :data:`CALL`."""
    _PANELS[page][name] = Panel(name, fill, template, order)


def panels_for(record, user, page: str = APPLICANT) -> list[Filled]:
    """Those that have something to show; include ``template`` with ``panel.context`` as ``panel``."""
    ordered = sorted(_PANELS[page].values(), key=lambda each: (each.order, each.name))
    filled = ((each, each.fill(record, user)) for each in ordered)
    return [
        Filled(each.name, each.template, context)
        for each, context in filled
        if context is not None
    ]


def register_work(name: str, find: Callable[[Any], list[Work]]) -> None:
    """``find(user)`` gives what waits for this person, dearest first; it must cost the same however much there is."""
    _WORK[name] = find


def work_for(user) -> list[Work]:
    """Everything that waits for somebody; what has a date first, the nearest on top."""
    found = [work for find in _WORK.values() for work in find(user)]
    return sorted(
        found,
        key=lambda work: (
            not work.is_urgent,
            work.due is None,
            work.due.timestamp() if work.due else 0.0,
        ),
    )


def register_place(place: Place) -> None:
    _PLACES[place.view] = place


def places_for(user, *, of_call: bool = False) -> list[Place]:
    """In the order of their addresses; no query per place."""
    found = sorted(_PLACES.values(), key=lambda place: place.view)
    return [each for each in found if each.of_call == of_call and each.may(user)]
