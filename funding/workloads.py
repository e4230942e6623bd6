"""Load of people whom a nested app gives work: a table on the page of workload, named in ``AppConfig.ready``::

register_workload("reviewers", lambda user: Table(_("Reviewers"), [...], [...]))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Table:
    """The first column names somebody; ``rows`` hold a cell for each of ``header``."""

    title: str
    header: list[str]
    rows: list[list]

    @property
    def labelled(self) -> list[list[tuple]]:
        return [list(zip(self.header, row, strict=True)) for row in self.rows]


_TABLES: dict[str, Callable[[Any], Table | None]] = {}


def register_workload(name: str, find: Callable[[Any], Table | None]) -> None:
    """``find(user)`` costs the same however much work there is."""
    _TABLES[name] = find


def workloads_for(user) -> list[tuple[str, Table]]:
    found = ((name, _TABLES[name](user)) for name in sorted(_TABLES))
    return [(name, table) for name, table in found if table is not None]
