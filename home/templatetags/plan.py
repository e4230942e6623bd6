"""Draws the plan of the park."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import category, east_asian_width

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from experiments.models import Experiment
from experiments.plots import plot_paths, plot_shapes
from home.plan import WIDTH, Ground, Polygon, bounds, centre, lay_out, progress

register = template.Library()

MOTIF = 56  # one row of a pattern, in units of the plan, whatever the bed's size
LETTER = 27
LINE = 33
FALLOW = (5, 4, 3, 3, 2)


@dataclass(frozen=True)
class Bed:
    experiment: Experiment
    number: int
    points: str
    pattern: SafeString
    left: int
    top: int
    width: int
    veil: int
    ripe_from: int
    x: int
    y: int
    lines: list[tuple[int, str]]
    percent: int


def text_width(text: str) -> float:
    """About how wide a text is, in letter heights; marks above and below take no room."""
    letters = [letter for letter in text if category(letter) != "Mn"]
    return sum(1.0 if east_asian_width(letter) in "WF" else 0.58 for letter in letters)


def wrap_label(text: str, width: float, lines: int) -> list[str]:
    """The words in at most so many lines of so many letter heights, or nothing."""
    wrapped = [""]
    for word in text.split():
        longer = f"{wrapped[-1]} {word}".strip()
        if text_width(longer) <= width:
            wrapped[-1] = longer
        else:
            wrapped.append(word)
    fits = len(wrapped) <= lines and all(text_width(line) <= width for line in wrapped)
    return wrapped if fits else []


def _label(name: str, polygon: Polygon, y: float) -> list[tuple[int, str]]:
    (left, top), (right, bottom) = bounds(polygon)
    room = int((bottom - top - 110) // LINE)
    lines = wrap_label(name, (right - left) * 0.78 / LETTER, min(room, 3))
    return [(round(y + 62 + LINE * index), line) for index, line in enumerate(lines)]


def _points(polygon: Polygon) -> str:
    return " ".join(f"{x:.0f},{y:.0f}" for x, y in polygon)


def _bed(number: int, experiment: Experiment, polygon: Polygon) -> Bed:
    (left, top), (right, bottom) = bounds(polygon)
    width, height = right - left, bottom - top
    shapes = plot_shapes(
        experiment.slug, experiment.topic, aspect=width / height, rows=height / MOTIF
    )
    done = progress(
        experiment.status,
        experiment.starts_on,
        experiment.ends_on,
        timezone.localdate(),
    )
    x, y = centre(polygon)
    lines = _label(str(experiment.name), polygon, y)
    badge_y = y - LINE * len(lines) / 2
    return Bed(
        experiment=experiment,
        number=number,
        points=_points(polygon),
        pattern=plot_paths(shapes, scale=height, origin=(left, top), digits=0),
        left=round(left),
        top=round(top),
        width=round(width),
        veil=round(height * (1 - done)),
        ripe_from=round(top + height * (1 - done)),
        x=round(x),
        y=round(badge_y),
        lines=[(round(line_y - LINE * len(lines) / 2), text) for line_y, text in lines],
        percent=round(done * 100),
    )


def _river(line) -> str:
    """A bed of water that swings twice around the line it follows."""
    (ax, ay), (bx, by) = line
    dx, dy = bx - ax, by - ay
    swing = 26 / max(abs(dx) + abs(dy), 1)
    points = [
        (ax + dx * t - dy * swing * side, ay + dy * t + dx * swing * side)
        for t, side in (
            (-0.02, 0),
            (0.2, 1),
            (0.3, 1),
            (0.5, 0),
            (0.7, -1),
            (0.8, -1),
            (1.02, 0),
        )
    ]
    first, *others = [f"{x:.0f} {y:.0f}" for x, y in points]
    return f"M{first}C{' '.join(others)}"


@register.inclusion_tag("home/_plan.html")
def plan_of_park(experiments: Sequence[Experiment], all_url: str) -> dict:
    """The plan and, beside it, the list that says the same."""
    ground = lay_out([experiment.places_taken for experiment in experiments])
    numbered = enumerate(zip(experiments, ground.beds, strict=True), start=1)
    beds = [_bed(number, *planted) for number, planted in numbered]
    return {**_map(ground), "beds": beds, "all_url": all_url}


@register.inclusion_tag("home/_plan_map.html")
def empty_plan() -> dict:
    """A park before its first experiment: the beds are dug."""
    ground = lay_out(FALLOW)
    return {**_map(ground), "fallow": [_points(bed) for bed in ground.beds]}


def _map(ground: Ground) -> dict:
    return {"width": WIDTH, "height": ground.height, "river": _river(ground.river)}
