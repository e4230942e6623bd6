"""The way of an application as a drawing, made from the table: the templates only write it down."""

from __future__ import annotations

from dataclasses import dataclass

from .workflow import ENDS, STATES, TABLE, Event, Holder, Status

LEFT, NODE, GUTTER, HIGH, PITCH, MARGIN = 44, 156, 64, 64, 104, 8
# Column and row. The usual way goes down the first column.
PLACES: dict[Status, tuple[int, int]] = {
    Status.DRAFT: (0, 0),
    Status.SIGN_OFF: (1, 0),
    Status.SUBMITTED: (0, 1),
    Status.CHANGES_REQUESTED: (1, 1),
    Status.IN_REVIEW: (0, 2),
    Status.INELIGIBLE: (1, 2),
    Status.PANEL: (0, 3),
    Status.RESERVE: (1, 3),
    Status.SELECTED: (0, 4),
    Status.DECLINED: (1, 4),
    Status.CONTRACTING: (0, 5),
    Status.RUNNING: (0, 6),
    Status.TERMINATED: (1, 6),
    Status.CLOSING: (0, 7),
    Status.CLOSED: (0, 8),
    Status.WITHDRAWN: (1, 8),
}
# Drawn as a sign in the corner: it is possible nearly everywhere.
BY_SIGN = Event.WITHDRAW
OF_THE_TEAM = {Holder.TEAM, Holder.SIGNATORY, Holder.BOTH}


@dataclass(frozen=True)
class Node:
    status: Status
    words: str
    x: int
    y: int
    look: str
    has_sign: bool


@dataclass(frozen=True)
class Arrow:
    path: str
    look: str


@dataclass(frozen=True)
class TravelChart:
    width: int
    height: int
    nodes: list[Node]
    arrows: list[Arrow]
    node_width: int = NODE
    node_height: int = HIGH


def travel_chart() -> TravelChart:
    rows = 1 + max(row for _column, row in PLACES.values())
    return TravelChart(
        width=LEFT + 2 * NODE + GUTTER + MARGIN,
        height=rows * PITCH - (PITCH - HIGH) + 2 * MARGIN,
        nodes=[_node(status) for status in Status],
        arrows=[_arrow(source, target) for source, target in ways()],
    )


def ways() -> list[tuple[Status, Status]]:
    """Each pair that some event of the table leads along, once."""
    return list(
        dict.fromkeys(
            (source, row.target)
            for row in TABLE
            for source in row.sources
            if row.target and row.event != BY_SIGN
        )
    )


def _corner(status: Status) -> tuple[int, int]:
    column, row = PLACES[status]
    return LEFT + column * (NODE + GUTTER), MARGIN + row * PITCH


def _node(status: Status) -> Node:
    x, y = _corner(status)
    look = "team" if STATES[status].held_by in OF_THE_TEAM else "foundation"
    return Node(
        status=status,
        words=STATES[status].public,
        x=x,
        y=y,
        look="end" if status in ENDS else look,
        has_sign=any(row.event == BY_SIGN and status in row.sources for row in TABLE),
    )


def _arrow(source: Status, target: Status) -> Arrow:
    (column, row), (other, to) = PLACES[source], PLACES[target]
    if column == other and abs(to - row) == 1:
        return Arrow(_down(source, target), "side" if column else "usual")
    if column == other:
        return Arrow(_around(source, target), "side")
    is_back = target not in ENDS and (to, other) < (row, column)
    return Arrow(_across(source, target), "back" if is_back else "side")


def _down(source: Status, target: Status) -> str:
    (x, y), (_x, end) = _corner(source), _corner(target)
    middle = x + NODE // 2
    return f"M{middle} {y + HIGH}V{end - 3}"


def _around(source: Status, target: Status) -> str:
    """Past what stands between, on the outer side."""
    (x, y), (_x, end) = _corner(source), _corner(target)
    out, start, stop = x - 34, y + HIGH // 2, end + HIGH // 2
    return f"M{x} {start}C{out} {start} {out} {stop} {x - 3} {stop}"


def _across(source: Status, target: Status) -> str:
    """Through the free strip in the middle, each end at a place of its own."""
    leaves, enters = (_port(at, (source, target)) for at in (source, target))
    (x, _y), (end, _end) = _corner(source), _corner(target)
    if x < end:
        return f"M{x + NODE} {leaves}L{end - 3} {enters}"
    return f"M{x} {leaves}L{end + NODE + 3} {enters}"


def _port(at: Status, way: tuple[Status, Status]) -> int:
    """Ends on one side of a box stand in the order in which the boxes at the other ends do."""

    def order(one):
        source, target = one
        other = target if source == at else source
        return PLACES[other][1], PLACES[source][0]

    crossing = [one for one in ways() if at in one and _is_across(one)]
    place = sorted(crossing, key=order).index(way)
    return _corner(at)[1] + round(HIGH * (place + 1) / (len(crossing) + 1))


def _is_across(way: tuple[Status, Status]) -> bool:
    return PLACES[way[0]][0] != PLACES[way[1]][0]
