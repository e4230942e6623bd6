"""Rows that the database itself refuses to change once they are published, signed or registered.

For migrations: ``operations = [freeze([Guard(...), ...])]``. Deleting is left to foreign keys.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import migrations

MESSAGE = "What is published or signed cannot be changed."


@dataclass(frozen=True)
class Guard:
    """One trigger. ``when`` is SQL over ``OLD`` and ``NEW``; ``{changed}`` in it stands for "one of ``fields`` differs"."""

    name: str
    table: str
    event: str
    fields: tuple[str, ...]
    when: str

    def condition(self, vendor: str) -> str:
        differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
        cast = "" if vendor == "sqlite" else "::text"
        changed = " OR ".join(
            f'OLD."{name}"{cast} {differs} NEW."{name}"{cast}' for name in self.fields
        )
        return self.when.format(changed=changed)

    def statements(self, vendor: str) -> list[str]:
        condition = self.condition(vendor)
        head = f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} FOR EACH ROW"
        if vendor == "sqlite":
            return [
                f"{head} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
            ]
        return [
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN"
            f" RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$",
            f"{head} EXECUTE FUNCTION {self.name}()",
        ]


def thaw(guards: list[Guard]) -> migrations.RunPython:
    """For a migration that alters the table: before it, and :func:`freeze` after it."""
    laid = freeze(guards)
    return migrations.RunPython(laid.reverse_code, laid.code, elidable=False)


def freeze(guards: list[Guard]) -> migrations.RunPython:
    def install(apps, schema_editor):
        for guard in guards:
            for statement in guard.statements(schema_editor.connection.vendor):
                schema_editor.execute(statement, params=None)

    def remove(apps, schema_editor):
        drop = (
            "DROP TRIGGER {}"
            if schema_editor.connection.vendor == "sqlite"
            else "DROP FUNCTION {}() CASCADE"
        )
        for guard in guards:
            schema_editor.execute(drop.format(guard.name), params=None)

    return migrations.RunPython(install, remove, elidable=False)
