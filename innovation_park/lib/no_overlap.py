"""Spans of time that the database itself keeps apart.

For migrations: ``operations = [keep_apart(Apart(...))]``. On PostgreSQL an exclusion constraint over ranges only,
so that no extension is needed; on SQLite, which has one writer at a time, triggers.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, migrations

MESSAGE = "This overlaps with what is already there."
EXCLUSION_VIOLATION = "23P01"


def is_overlap(error: IntegrityError) -> bool:
    """Did :func:`keep_apart` refuse it, and not another constraint?"""
    state = getattr(error.__cause__, "sqlstate", None)
    return state == EXCLUSION_VIOLATION or MESSAGE in str(error)


@dataclass(frozen=True)
class Apart:
    """Rows of ``table`` with the same ``key`` whose ``lanes`` meet must not meet in ``time``; pairs are half-open."""

    name: str
    table: str
    key: str
    lanes: tuple[str, str]
    time: tuple[str, str]

    def statements(self, vendor: str) -> list[str]:
        return [self._constraint()] if vendor == "postgresql" else self._triggers()

    def removal(self, vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [f"ALTER TABLE {self.table} DROP CONSTRAINT {self.name}"]
        return [f"DROP TRIGGER {self.name}_{event}" for event in ("insert", "update")]

    def _constraint(self) -> str:
        return (
            f"ALTER TABLE {self.table} ADD CONSTRAINT {self.name} EXCLUDE USING gist ("
            f"int8range({self.key}, {self.key}, '[]') WITH &&, "
            f"int8range({', '.join(self.lanes)}) WITH &&, "
            f"tstzrange({', '.join(self.time)}) WITH &&)"
        )

    def _triggers(self) -> list[str]:
        meets = " AND ".join(
            f"{first} < NEW.{end} AND {end} > NEW.{first}"
            for first, end in (self.lanes, self.time)
        )
        return [
            f"CREATE TRIGGER {self.name}_{event.lower()} BEFORE {event} ON {self.table} FOR EACH ROW"
            f" WHEN {self._meeting(meets + others)} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
            for event, others in (("INSERT", ""), ("UPDATE", " AND id <> NEW.id"))
        ]

    def _meeting(self, condition: str) -> str:
        same = f"{self.key} = NEW.{self.key}"
        return f"EXISTS (SELECT 1 FROM {self.table} WHERE {same} AND {condition})"  # noqa: S608


def keep_apart(rule: Apart) -> migrations.RunPython:
    def run(schema_editor, statements):
        for statement in statements(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)

    return migrations.RunPython(
        lambda apps, schema_editor: run(schema_editor, rule.statements),
        lambda apps, schema_editor: run(schema_editor, rule.removal),
        elidable=False,
    )
