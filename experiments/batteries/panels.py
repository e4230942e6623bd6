"""What nested apps add to pages of the points; the root knows none of them.

A nested app calls :func:`register_panel` from its ``AppConfig.ready``; ``fill`` gives the context of ``template``, which
reads it as ``panel``, or nothing where there is nothing to show::

    register_panel("point", lambda point, user: {...} or None, "batteries_rounds/_fill.html")

Pages extend ``batteries/_base.html``; the entries of its menu come by :func:`register_section` in the same way::

    register_section("batteries_flows:picture", _("Where it goes"), order=50)

On :data:`HOME`, the page with map and list, there is no point: ``fill`` gets ``None``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

POINT, DESK, HOME = "point", "point-desk", "home"
Fill = Callable[[Any, Any], dict | None]


@dataclass(frozen=True)
class Panel:
    fill: Fill
    template: str
    order: int


@dataclass(frozen=True)
class Filled:
    template: str
    context: dict


_PANELS: dict[str, dict[str, Panel]] = {POINT: {}, DESK: {}, HOME: {}}


def register_panel(place: str, fill: Fill, template: str, *, order: int = 100) -> None:
    """One panel a place and template: whoever registers again takes its place."""
    _PANELS[place][template] = Panel(fill, template, order)


def panels_for(place: str, point, user) -> list[Filled]:
    """Those that have something to show, in their order."""
    ordered = sorted(
        _PANELS[place].values(), key=lambda each: (each.order, each.template)
    )
    filled = ((each.template, each.fill(point, user)) for each in ordered)
    return [
        Filled(template, context) for template, context in filled if context is not None
    ]


@dataclass(frozen=True)
class Section:
    """``is_for(user)`` says who sees the entry; the address takes no argument."""

    url_name: str
    label: Any
    is_for: Callable[[Any], bool]
    order: int


_SECTIONS: dict[str, Section] = {}


def register_section(
    url_name: str,
    label,
    *,
    is_for: Callable[[Any], bool] = lambda user: True,
    order: int = 100,
) -> None:
    _SECTIONS[url_name] = Section(url_name, label, is_for, order)


def sections_for(user) -> list[Section]:
    ordered = sorted(_SECTIONS.values(), key=lambda each: (each.order, each.url_name))
    return [each for each in ordered if each.is_for(user)]
