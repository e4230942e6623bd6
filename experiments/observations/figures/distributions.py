"""How answers are spread: bins of numbers, shares of choices."""

from __future__ import annotations

import math
from collections import Counter, defaultdict

from experiments.enums import FieldKind

from .. import statistics
from ..suppression import SUPPRESSED, hidden_cells, merge_neighbours
from .cells import Asked, Cell, per_subject, written
from .collecting import MOST_CHOICES, Column

DIGITS = 10  # of the edges of bins, so that 0.1 + 0.2 is 0.3


def distribution_of(cell: Cell, values, asked: Asked, *, tells_n: bool) -> list[dict]:
    """Bins of equal width, open at both ends; of persons, those with few are one with their neighbours.

    The edges come from the middle of the data, never from the smallest and the largest value.
    """
    ordered = sorted(values)
    if not ordered:
        return []
    edges = _edges(ordered)
    numbers = [_bin(value, edges) for value in values]
    runs = [range(at, at + 1) for at in range(len(edges) + 1)]
    if asked.is_personal:
        people = per_subject(cell) if asked.by_subject else cell.subjects
        groups = [(set(),) for _ in runs]
        for number, person in zip(numbers, people, strict=True):
            groups[number][0].add(person)
        runs = merge_neighbours(groups)
    counts = Counter(numbers)
    rows = [
        {
            "from": edges[run[0] - 1] if run[0] else None,
            "to": edges[run[-1]] if run[-1] < len(edges) else None,
            **_share(sum(counts[at] for at in run), len(numbers), tells_n),
        }
        for run in runs
    ]
    return rows if asked.is_personal else _without_empty_ends(rows)


def _edges(ordered: list[float]) -> list[float]:
    whole = all(value == int(value) for value in ordered)
    step = statistics.nice_step(ordered, whole=whole)
    first = math.floor(statistics.quantile(ordered, 0.02) / step)
    last = math.floor(statistics.quantile(ordered, 0.98) / step) + 1
    return [round(at * step, DIGITS) for at in range(first, last + 1)]


def _bin(value: float, edges: list[float]) -> int:
    """Bins contain their lower edge; 0 is below all of them."""
    low, high = 0, len(edges)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if edges[middle] <= value else (low, middle)
    return low


def _without_empty_ends(rows: list[dict]) -> list[dict]:
    kept = rows
    if kept and not kept[0]["n"]:
        kept = kept[1:]
    if kept and not kept[-1]["n"]:
        kept = kept[:-1]
    return kept


def _share(n: int, total: int, tells_n: bool) -> dict:
    if tells_n:
        return {"n": n, "share": n / total}
    return {"n": None, "share": round(n / total, 2)}


def choices_of(
    column: Column, cell: Cell, asked: Asked, *, tells_n: bool
) -> list[dict]:
    """For every choice the share that chose it, as a rate with its interval."""
    keys = [each["key"] for each in column.field.choices[:MOST_CHOICES]]
    several = column.field.kind == FieldKind.CHOICES
    chosen = [_hits(cell, number, asked, several) for number in range(len(keys))]
    hidden = set()
    if asked.is_personal:
        hidden = _hidden(cell, len(keys), several)
    n = len(chosen[0]) if chosen else 0
    rows = []
    for number, key in enumerate(keys):
        if number in hidden:
            rows.append({"choice": key, **SUPPRESSED})
            continue
        found = statistics.rate(math.fsum(chosen[number]), n, asked.confidence)
        rows.append({"choice": key, **written(found, tells_n=tells_n, is_rate=True)})
    return rows


def _is_chosen(value: float, number: int, several: bool) -> bool:
    return bool(int(value) >> number & 1) if several else value == number


def _hits(cell: Cell, number: int, asked: Asked, several: bool):
    """1 and 0 per entry, or everybody's own share."""
    answers = Cell()
    answers.subjects = cell.subjects
    answers.values = [float(_is_chosen(each, number, several)) for each in cell.values]
    return list(per_subject(answers).values()) if asked.by_subject else answers.values


def _hidden(cell: Cell, choices: int, several: bool) -> set[int]:
    people = defaultdict(set)
    for value, person in zip(cell.values, cell.subjects, strict=True):
        for number in range(choices):
            if _is_chosen(value, number, several):
                people[number].add(person)
    everybody = frozenset(cell.subjects)
    groups = {number: (people[number],) for number in range(choices)}
    return hidden_cells(groups, add_up=not several, total=(everybody,))
