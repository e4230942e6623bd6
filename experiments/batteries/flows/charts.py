"""The sums of custody as the places and bands of a picture, and the weeks of a district as bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from experiments.batteries.custody.enums import Material, NodeKind
from experiments.batteries.custody.permissions import weight

from .counting import Sums
from .sankey import Flow, Picture, Place, Row, lay_out, rows_of, svg_of

WAY = (
    NodeKind.OUTSIDE,
    NodeKind.BOX,
    NodeKind.VAN,
    NodeKind.HUB,
    NodeKind.CARRIER,
    NodeKind.RECYCLER,
)
MOST_MATERIALS = 6
REST = "rest"
STEP, HIGH, THIN = 10, 56, 8


def label_of(kind: str) -> str:
    return {
        NodeKind.OUTSIDE: _("Residents"),
        NodeKind.BOX: _("Boxes"),
        NodeKind.VAN: _("Vans"),
        NodeKind.HUB: _("Hub"),
        NodeKind.CARRIER: _("On the way"),
        NodeKind.RECYCLER: _("Recyclers"),
    }[NodeKind(kind)]


def flows_of(sums: Mapping[str, Sums], materials: Mapping[str, int]) -> list[Flow]:
    """What a kind of place passed on came to the next; what recyclers won is told by material."""
    told = {kind: sums.get(kind, Sums()) for kind in WAY}
    flows = [Flow(NodeKind.OUTSIDE, NodeKind.BOX, told[NodeKind.BOX].received)]
    flows += [
        Flow(kind, after, told[kind].sent)
        for kind, after in zip(WAY[1:], WAY[2:], strict=False)
    ]
    flows += [Flow(NodeKind.RECYCLER, name, grams) for name, grams in materials.items()]
    for kind in WAY[1:]:
        flows.append(Flow(f"found-{kind}", kind, told[kind].found, True))
        flows.append(Flow(kind, f"lost-{kind}", told[kind].lost, True))
    return [each for each in flows if each.grams > 0]


def places_of(materials: Mapping[str, int]) -> list[Place]:
    places = [Place(kind, label_of(kind), stage) for stage, kind in enumerate(WAY)]
    for stage, kind in enumerate(WAY[1:], start=1):
        gone = _("Residue") if kind == NodeKind.RECYCLER else _("Missing")
        places.append(Place(f"found-{kind}", _("Found"), stage - 1))
        places.append(Place(f"lost-{kind}", gone, stage + 1))
    places += [Place(name, material_label(name), len(WAY)) for name in materials]
    return places


def material_label(name: str) -> str:
    return _("Other materials") if name == REST else str(Material(name).label)


def few(materials: Mapping[str, int]) -> dict[str, int]:
    """The heaviest by name, the others together: the picture has room for so many."""
    if len(materials) <= MOST_MATERIALS:
        return dict(materials)
    names = list(materials)
    rest = names[MOST_MATERIALS - 1 :]
    shown = {name: materials[name] for name in names if name not in rest}
    return {**shown, REST: sum(materials[name] for name in rest)}


@dataclass(frozen=True)
class Drawn:
    wide: SafeString
    tall: SafeString
    rows: list[Row]


def drawn(sums: Mapping[str, Sums], materials: Mapping[str, int]) -> Drawn | None:
    """For wide screens and for narrow ones; nothing where nothing moved yet."""
    materials = few(materials)
    flows = flows_of(sums, materials)
    if not flows:
        return None
    places = places_of(materials)
    wide = lay_out(places, flows, along=1080, across=640)
    tall = lay_out(places, flows, along=760, across=380, gap=30, is_tall=True)
    return Drawn(_svg(wide, "wide"), _svg(tall, "tall"), rows_of(wide))


def _svg(picture: Picture, name: str) -> SafeString:
    return svg_of(
        picture,
        title=_("From residents to recovered material"),
        words=_(
            "Bands are as thick as the weight that moved. Hatched bands are differences that were stated. The table below says every number."
        ),
        weight=weight,
        name=name,
    )


@dataclass(frozen=True)
class District:
    """Grams weighed out of the boxes of one district, a number for each week."""

    name: str
    grams: tuple[int, ...]
    bars: SafeString

    @property
    def total(self) -> int:
        return sum(self.grams)


def district_of(
    name: str, grams: Sequence[int], weeks: Sequence[date], most: int
) -> District:
    """``most`` is the highest week of all districts, so that bars can be compared between them."""
    return District(name, tuple(grams), _bars(name, grams, weeks, most))


def _bars(
    name: str, grams: Sequence[int], weeks: Sequence[date], most: int
) -> SafeString:
    best = max(range(len(grams)), key=grams.__getitem__)
    words = _(
        "%(district)s: bars for %(number)s weeks. The most was %(weight)s, in the week of %(week)s."
    ) % {
        "district": name,
        "number": len(weeks),
        "weight": weight(grams[best]),
        "week": weeks[best].isoformat(),
    }
    bars = format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}"/>',
        (
            (at * STEP + 1, HIGH - high, THIN, high)
            for at, each in enumerate(grams)
            if (high := _high(each, most))
        ),
    )
    wide = STEP * len(weeks)
    return format_html(
        '<svg class="week-bars" viewBox="0 0 {wide} {high}" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<path class="week-ground" d="M0 {high}H{wide}"/>{}</svg>',
        words,
        bars,
        wide=wide,
        high=HIGH,
    )


def _high(grams: int, most: int) -> int:
    """A week that is not empty is seen."""
    return max(round(grams / most * (HIGH - 2)), 1) if grams > 0 else 0
