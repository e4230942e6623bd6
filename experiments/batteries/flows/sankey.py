"""Where grams went, as bands between places: laid out, drawn as SVG, and told as the rows of a table.

Stages stand in columns from left to right, or, for narrow screens, in rows from top to bottom. A band is as thick as the
grams it stands for, at the same scale everywhere, so that what goes into a place and what leaves it can be compared; what
stays shows as a piece of the place from which no band goes on. Differences that were stated are hatched: nothing is told by
colour alone. Every number of the picture is in the table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

BAR = 22  # thick is the bar of a place
GAP = 52  # between two places of a stage: room for two lines of words
SWEEPS = 4


@dataclass(frozen=True)
class Place:
    """``stage`` counts from nought; ``label`` is what people read."""

    key: str
    label: str
    stage: int


@dataclass(frozen=True)
class Flow:
    """``is_difference``: not moved from one place to another, but stated as missing or found."""

    source: str
    target: str
    grams: int
    is_difference: bool = False


@dataclass(frozen=True)
class Bar:
    """A place on the picture. ``start`` and ``length`` run across the flow, ``depth`` along it."""

    place: Place
    number: int
    depth: float
    start: float
    length: float
    received: int
    sent: int

    @property
    def end(self) -> float:
        return self.start + self.length

    @property
    def grams(self) -> int:
        return max(self.received, self.sent)


@dataclass(frozen=True)
class Band:
    """From one bar to another; ``leaves`` and ``arrives`` are where its edge begins across the flow."""

    flow: Flow
    source: Bar
    target: Bar
    leaves: float
    arrives: float
    thickness: float


@dataclass(frozen=True)
class Picture:
    """``across`` and ``along`` are its size; ``is_tall`` has the flow run downwards."""

    along: float
    across: float
    bars: tuple[Bar, ...]
    bands: tuple[Band, ...]
    scale: float
    is_tall: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        return (self.across, self.along) if self.is_tall else (self.along, self.across)


def lay_out(
    places: Iterable[Place],
    flows: Iterable[Flow],
    *,
    along: float = 1000,
    across: float = 520,
    gap: float = GAP,
    is_tall: bool = False,
) -> Picture:
    """Flows go to a later stage; others, and those of no weight, raise ``ValueError``. Places without a flow are left out.

    Places of a stage are ordered by where their bands come from and go to, so that few cross.
    """
    by_key = {each.key: each for each in places}
    flows = sorted(
        flows, key=lambda each: (each.source, each.target, each.is_difference)
    )
    for flow in flows:
        _check(flow, by_key)
    received, sent = _sums(flows)
    used = [each for each in by_key.values() if received[each.key] or sent[each.key]]
    stages = _in_order(used, flows)
    grams = {each.key: max(received[each.key], sent[each.key]) for each in used}
    scale = _scale(stages, grams, across, gap)
    bars = _bars(stages, grams, received, sent, scale, along, across, gap)
    return Picture(
        along, across, tuple(bars.values()), _bands(flows, bars, scale), scale, is_tall
    )


def _check(flow: Flow, places: dict[str, Place]) -> None:
    if flow.grams <= 0:
        raise ValueError(f"{flow.source} to {flow.target}: a flow weighs something.")
    if places[flow.source].stage >= places[flow.target].stage:
        raise ValueError(f"{flow.source} to {flow.target} does not go on.")


def _sums(flows: Sequence[Flow]) -> tuple[dict[str, int], dict[str, int]]:
    received, sent = defaultdict(int), defaultdict(int)
    for flow in flows:
        received[flow.target] += flow.grams
        sent[flow.source] += flow.grams
    return received, sent


def _in_order(places: list[Place], flows: Sequence[Flow]) -> list[list[Place]]:
    """Stages that are used, one after the other; each place near the middle of those it is tied to."""
    numbers = sorted({each.stage for each in places})
    stages = [[each for each in places if each.stage == number] for number in numbers]
    ties = defaultdict(list)
    for flow in flows:
        ties[flow.source].append((flow.target, flow.grams))
        ties[flow.target].append((flow.source, flow.grams))
    for _sweep in range(SWEEPS):
        at = {
            each.key: (place + 0.5) / len(stage)
            for stage in stages
            for place, each in enumerate(stage)
        }
        for stage in stages:
            stage.sort(key=lambda each: (_middle(ties[each.key], at), at[each.key]))
    return stages


def _middle(tied: list[tuple[str, int]], at: dict[str, float]) -> float:
    return sum(at[key] * grams for key, grams in tied) / sum(grams for _, grams in tied)


def _scale(
    stages: list[list[Place]], grams: dict[str, int], across: float, gap: float
) -> float:
    """Units for a gram: the fullest stage just has room, with its gaps."""
    room = [
        (across - gap * len(stage)) / sum(grams[each.key] for each in stage)
        for stage in stages
    ]
    scale = min(room, default=0.0)
    if scale < 0:
        raise ValueError("There are more places in a stage than have room.")
    return scale


def _bars(stages, grams, received, sent, scale, along, across, gap) -> dict[str, Bar]:
    step = (along - BAR) / max(len(stages) - 1, 1)
    bars: dict[str, Bar] = {}
    for column, stage in enumerate(stages):
        tall = sum(grams[each.key] * scale + gap for each in stage)
        start = (across - tall) / 2 + gap
        for place in stage:
            length = grams[place.key] * scale
            bars[place.key] = Bar(
                place,
                len(bars) + 1,
                column * step,
                start,
                length,
                received[place.key],
                sent[place.key],
            )
            start += length + gap
    return bars


def _bands(
    flows: Sequence[Flow], bars: dict[str, Bar], scale: float
) -> tuple[Band, ...]:
    """Stacked at each end without a gap, in the order of what they lead to, so that they do not cross at the bar."""
    leaves = _stacked(flows, bars, scale, lambda f: f.source, lambda f: f.target)
    arrives = _stacked(flows, bars, scale, lambda f: f.target, lambda f: f.source)
    return tuple(
        Band(
            flow,
            bars[flow.source],
            bars[flow.target],
            leaves[number],
            arrives[number],
            flow.grams * scale,
        )
        for number, flow in enumerate(flows)
    )


def _stacked(
    flows: Sequence[Flow],
    bars: dict[str, Bar],
    scale: float,
    here: Callable[[Flow], str],
    there: Callable[[Flow], str],
) -> dict[int, float]:
    """By the number of the flow, where it begins at its bar."""
    order = sorted(range(len(flows)), key=lambda n: (bars[there(flows[n])].start, n))
    filled = {key: bar.start for key, bar in bars.items()}
    begins = {}
    for number in order:
        key = here(flows[number])
        begins[number] = filled[key]
        filled[key] += flows[number].grams * scale
    return begins


def svg_of(
    picture: Picture, *, title: str, words: str, weight: Callable[[int], str], name: str
) -> SafeString:
    """``weight`` says grams in words; ``name`` keeps the identifiers of two pictures on a page apart.

    A wide picture has its labels at the bars, a tall one numbers, whose words are in the table beside it.
    """
    wide, high = picture.size
    return format_html(
        '<svg class="sankey" viewBox="0 0 {} {}" role="img" aria-labelledby="{name}-title {name}-words">'
        '<title id="{name}-title">{}</title><desc id="{name}-words">{}</desc>{}'
        '<g class="sankey-bands">{}</g><g class="sankey-bars">{}</g><g class="sankey-labels">{}</g></svg>',
        _number(wide),
        _number(high),
        title,
        words,
        _hatching(name),
        format_html_join(
            "", "{}", ((_band(each, picture, name),) for each in _on_top(picture.bands))
        ),
        format_html_join("", "{}", ((_bar(each, picture),) for each in picture.bars)),
        format_html_join(
            "", "{}", ((_label(each, picture, weight),) for each in picture.bars)
        ),
        name=name,
    )


def _on_top(bands: Iterable[Band]) -> list[Band]:
    """Differences last: they are thin, and what people look for."""
    return sorted(bands, key=lambda each: each.flow.is_difference)


def _hatching(name: str) -> SafeString:
    return format_html(
        '<defs><pattern id="{}-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect class="sankey-hatch-ground" width="8" height="8"/><line class="sankey-hatch" y2="8"/></pattern></defs>',
        name,
    )


def _band(band: Band, picture: Picture, name: str) -> SafeString:
    begin, end = band.source.depth + BAR, band.target.depth
    middle = (begin + end) / 2
    near, far = band.leaves + band.thickness, band.arrives + band.thickness
    at = _turned if picture.is_tall else _straight
    path = (
        f"M{at(begin, band.leaves)}C{at(middle, band.leaves)} {at(middle, band.arrives)} {at(end, band.arrives)}"
        f"L{at(end, far)}C{at(middle, far)} {at(middle, near)} {at(begin, near)}Z"
    )
    if band.flow.is_difference:
        return format_html(
            '<path class="sankey-band is-difference" fill="url(#{}-hatch)" d="{}"/>',
            name,
            path,
        )
    return format_html('<path class="sankey-band" d="{}"/>', path)


def _bar(bar: Bar, picture: Picture) -> SafeString:
    sides = (bar.depth, bar.start, BAR, max(bar.length, 1))
    x, y, wide, high = (
        (sides[1], sides[0], sides[3], sides[2]) if picture.is_tall else sides
    )
    return format_html(
        '<rect class="sankey-bar" x="{}" y="{}" width="{}" height="{}"/>',
        *map(_number, (x, y, wide, high)),
    )


def _label(bar: Bar, picture: Picture, weight: Callable[[int], str]) -> SafeString:
    """Two lines over the bar, in the gap before it, from the edge of the picture inwards; in a tall picture beside it."""
    if picture.is_tall:
        return format_html(
            '<text class="sankey-number" x="{}" y="{}" text-anchor="end">{}</text>',
            _number(bar.start - 5),
            _number(bar.depth + BAR / 2 + 5),
            bar.number,
        )
    is_last = bar.depth + BAR >= picture.along
    return format_html(
        '<text class="sankey-label" x="{x}" y="{}" text-anchor="{}">{} <tspan class="sankey-weight" x="{x}" dy="20">{}</tspan></text>',
        _number(bar.start - 28),
        "end" if is_last else "start",
        bar.place.label,
        weight(bar.grams),
        x=_number(bar.depth + (BAR if is_last else 0)),
    )


def _straight(along: float, across: float) -> str:
    return f"{_number(along)} {_number(across)}"


def _turned(along: float, across: float) -> str:
    return f"{_number(across)} {_number(along)}"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


@dataclass(frozen=True)
class Row:
    """One band in the table, with the numbers of its places in the tall picture."""

    source: str
    source_number: int
    target: str
    target_number: int
    grams: int
    is_difference: bool


def rows_of(picture: Picture) -> list[Row]:
    """Every band, from the first stage to the last, the heaviest first."""
    ordered = sorted(
        picture.bands,
        key=lambda each: (each.source.depth, each.source.number, -each.flow.grams),
    )
    return [
        Row(
            each.source.place.label,
            each.source.number,
            each.target.place.label,
            each.target.number,
            each.flow.grams,
            each.flow.is_difference,
        )
        for each in ordered
    ]
