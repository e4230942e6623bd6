"""No published figure is about fewer than five persons, and none can be worked out by subtraction.

Groups that follow one another (weeks, bins) are merged with their neighbours until each is large
enough. Groups without an order (districts, choices) are hidden, and with them the smallest of the
others until what is missing from the total is itself a group of five or more, spread over at
least two cells. Empty and small cells look the same. A rate has two sides, and either may be a
group too small. Numbers of persons that would give a small group by subtraction from another
are left out.

Figures of persons move in steps: new answers of one form wait until five persons have sent some.
What cannot be hidden: a withdrawal or a correction changes the figures at once, because the law
and decency ask for it. Whoever had kept the earlier figures could compare. The park keeps no
earlier ones. Within a step, the figure of one week or district may change by fewer than five.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence

K = 5
SUPPRESSED = {"suppressed": True}

# The persons of a cell; for rates also those who ever said yes, and those who ever said no.
Persons = tuple[frozenset | set, ...]


def is_small(count: int) -> bool:
    return 0 < count < K


def is_safe(group: Persons) -> bool:
    """Whether figures of this group may be shown."""
    everybody, *sides = group
    return len(everybody) >= K and not any(is_small(len(side)) for side in sides)


def together(groups: Iterable[Persons]) -> Persons:
    return tuple(set().union(*parts) for parts in zip(*groups, strict=True))


def merge_neighbours(groups: Sequence[Persons]) -> list[range]:
    """Runs of neighbours, each safe, that cover all; none when even all together are not."""
    runs: list[range] = []
    start = 0
    for end in range(1, len(groups) + 1):
        if is_safe(together(groups[start:end])):
            runs.append(range(start, end))
            start = end
    while start < len(groups) and runs:
        start = runs.pop().start
        if is_safe(together(groups[start:])):
            runs.append(range(start, len(groups)))
            start = len(groups)
    return runs


def hidden_cells(
    groups: Mapping[Hashable, Persons], *, add_up=True, total: Persons | None = None
) -> set:
    """Keys of the cells that must not be shown, where the ``total`` of all may be.

    Without ``add_up`` cells are independent of one another (several choices at once).
    """
    if not groups:
        return set()
    total = total or together(groups.values())
    hidden = {key for key, group in groups.items() if not _stands(group, total)}
    shown = sorted(groups.keys() - hidden, key=lambda key: (len(groups[key][0]), key))
    while add_up and hidden and shown and not _hides(groups, hidden, shown):
        hidden.add(shown.pop(0))
    return hidden


def _stands(group: Persons, total: Persons) -> bool:
    rest = len(total[0]) - len(group[0])
    return is_safe(group) and not is_small(rest)


def _hides(groups: Mapping, hidden: set, shown: list) -> bool:
    """Whether the total without the shown cells tells nothing about a small group."""
    unseen = together(groups[key] for key in hidden)
    if not unseen[0]:
        return True
    seen = together(groups[key] for key in shown)
    alone = [len(part - known) for part, known in zip(unseen, seen, strict=True)]
    return len(hidden) > 1 and is_safe(unseen) and not any(map(is_small, alone))


def tellable(counts: Iterable[int], told: Iterable[int] = ()) -> dict[int, bool]:
    """Which numbers of persons, who are among one another, may be told beside those ``told`` already."""
    known = list(told)
    answers = {}
    for count in sorted(set(counts), reverse=True):
        answers[count] = count >= K and not any(
            is_small(abs(count - each)) for each in known
        )
        if answers[count]:
            known.append(count)
    return answers
