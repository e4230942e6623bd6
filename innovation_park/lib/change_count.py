"""How often something has changed, counted by the database itself: one table, and triggers on what is watched.

SQLite has one writer, so one row is enough. On PostgreSQL every backend counts in a row of its own, so that writers
never wait for each other; the count is the sum. It grows in the transaction that makes the change and never shrinks.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from django.db import connections, transaction


class ChangeCount:
    """``watched`` gives the columns whose change counts, by table; rows that come and go count always."""

    def __init__(self, table: str, watched: Callable[[], dict[str, list[str]]]):
        self.table, self.watched = table, watched
        self.prefix = f"{table}_"
        self.reading = f"SELECT sum(n) FROM {table}"  # noqa: S608

    def read(self, using: str = "default") -> int:
        with connections[using].cursor() as cursor:
            cursor.execute(self.reading)
            return int(cursor.fetchone()[0])

    def install(self, using: str = "default", **_signal) -> None:
        """Lay the table, and exactly the triggers that are wanted.

        Runs after every migration, because SQLite drops the triggers of a table that is altered.
        """
        dialect = self._dialect(using)
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            for sql in dialect["table"]:
                cursor.execute(sql)
            wanted = self._wanted(cursor, dialect)
            present = _present(cursor, dialect)
            for name in present.keys() - wanted.keys():
                cursor.execute(dialect["drop"].format(name=name, table=present[name]))
            for name in wanted.keys() - present.keys():
                cursor.execute(wanted[name])
            cursor.execute(dialect["count"])

    def remove(self, using: str = "default") -> None:
        """Take the triggers away again: the negative control of the tests."""
        dialect = self._dialect(using)
        with connections[using].cursor() as cursor:
            for name, table in _present(cursor, dialect).items():
                cursor.execute(dialect["drop"].format(name=name, table=table))

    def compact(self, using: str = "default") -> None:
        """PostgreSQL: fold the rows of backends that are gone into one; the sum stays."""
        if connections[using].vendor == "postgresql":
            with connections[using].cursor() as cursor:
                cursor.execute(FOLD.format(table=self.table))

    def _dialect(self, using: str) -> dict:
        return DIALECTS[connections[using].vendor](self.table, self.prefix)

    def _wanted(self, cursor, dialect: dict) -> dict[str, str]:
        cursor.execute(dialect["tables"])
        existing = {table for (table,) in cursor.fetchall()}
        wanted = {}
        for table, columns in self.watched().items():
            if table in existing:
                wanted.update(self._triggers(dialect, table, columns))
        return wanted

    def _triggers(
        self, dialect: dict, table: str, columns: list[str]
    ) -> dict[str, str]:
        """Names carry a digest of what the trigger watches: watch something else, and it is a new trigger."""
        of = ", ".join(f'"{column}"' for column in columns)
        triggers = {}
        for event in dialect["events"]:
            event_sql = event.format(of=of)
            name = (
                self.prefix + sha256(f"{table} {event_sql}".encode()).hexdigest()[:16]
            )
            triggers[name] = dialect["create"].format(
                name=name, table=table, event=event_sql
            )
        return triggers


def _present(cursor, dialect: dict) -> dict[str, str]:
    cursor.execute(dialect["list"])
    return dict(cursor.fetchall())


def _sqlite(counter: str, prefix: str) -> dict:
    return {
        "table": [
            f"CREATE TABLE IF NOT EXISTS {counter} (pid integer PRIMARY KEY, n integer NOT NULL)",
            f"INSERT OR IGNORE INTO {counter} VALUES (0, 0)",  # noqa: S608
        ],
        # A full-text table is virtual and takes no triggers; it follows its content table, which has them.
        "tables": "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
        "list": f"SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '{prefix}%'",  # noqa: S608
        "events": ["INSERT", "UPDATE OF {of}", "DELETE"],
        "create": f'CREATE TRIGGER {{name}} AFTER {{event}} ON "{{table}}" BEGIN UPDATE {counter} SET n = n + 1; END',  # noqa: S608
        "drop": "DROP TRIGGER {name}",
        "count": f"UPDATE {counter} SET n = n + 1",  # noqa: S608
    }


def _postgresql(counter: str, prefix: str) -> dict:
    count = (
        f"INSERT INTO {counter} AS g VALUES (pg_backend_pid(), 1) ON CONFLICT (pid)"  # noqa: S608
        " DO UPDATE SET n = g.n + 1"
    )
    return {
        "table": [
            f"CREATE TABLE IF NOT EXISTS {counter} (pid integer PRIMARY KEY, n bigint NOT NULL)",
            f"CREATE OR REPLACE FUNCTION {prefix}count() RETURNS trigger LANGUAGE plpgsql"
            f" AS $$ BEGIN {count}; RETURN NULL; END $$",
        ],
        "tables": "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()",
        "list": "SELECT tgname::text, relname::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"  # noqa: S608
        f" WHERE tgname LIKE '{prefix}%'",
        "events": ["INSERT OR UPDATE OF {of} OR DELETE OR TRUNCATE"],
        "create": f'CREATE TRIGGER {{name}} AFTER {{event}} ON "{{table}}" FOR EACH STATEMENT EXECUTE FUNCTION {prefix}count()',
        "drop": 'DROP TRIGGER {name} ON "{table}"',
        "count": count,
    }


DIALECTS = {"sqlite": _sqlite, "postgresql": _postgresql}
FOLD = """
WITH gone AS (
    DELETE FROM {table} WHERE pid <> 0 AND pid NOT IN (SELECT pid FROM pg_stat_activity) RETURNING n
)
INSERT INTO {table} AS g SELECT 0, sum(n) FROM gone HAVING count(*) > 0
ON CONFLICT (pid) DO UPDATE SET n = g.n + excluded.n
"""
