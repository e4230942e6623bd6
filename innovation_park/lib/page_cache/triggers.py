"""The count of public changes: one table, and triggers on every table that is not declared private.

SQLite has one writer, so one row is enough. On PostgreSQL every backend counts in a row of its own,
so that writers never wait for each other; the generation is the sum.
"""

from hashlib import sha256

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction

TABLE = "page_generation"
PREFIX = "page_generation_"


def public_tables() -> dict[str, list[str]]:
    """Each public table with the columns whose change counts; public is whatever nobody declared private."""
    tables = {}
    for model in apps.get_models(include_auto_created=True):
        options = model._meta
        if options.managed and not options.proxy and not is_private(options.db_table):
            quiet = settings.PAGE_CACHE_QUIET_COLUMNS.get(options.db_table, ())
            columns = [field.column for field in options.local_concrete_fields]
            tables[options.db_table] = [
                column for column in columns if column not in quiet
            ]
    return tables


def is_private(table: str) -> bool:
    """Declared by name, or by a beginning that ends in an underscore."""
    return any(
        table == name or (name.endswith("_") and table.startswith(name))
        for name in settings.PAGE_CACHE_PRIVATE_TABLES
    )


def install(using: str = "default", **_signal) -> None:
    """Lay the table, and exactly the triggers that are wanted.

    Runs after every migration, because SQLite drops the triggers of a table that is altered.
    """
    connection = connections[using]
    dialect = DIALECTS[connection.vendor]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for sql in dialect["table"]:
            cursor.execute(sql)
        wanted = _wanted(cursor, dialect)
        present = _present(cursor, dialect)
        for name in present.keys() - wanted.keys():
            cursor.execute(dialect["drop"].format(name=name, table=present[name]))
        for name in wanted.keys() - present.keys():
            cursor.execute(wanted[name])
        cursor.execute(dialect["count"])


def remove(using: str = "default") -> None:
    """Take the triggers away again: the negative control of the tests."""
    dialect = DIALECTS[connections[using].vendor]
    with connections[using].cursor() as cursor:
        for name, table in _present(cursor, dialect).items():
            cursor.execute(dialect["drop"].format(name=name, table=table))


def compact(using: str = "default") -> None:
    """PostgreSQL: fold the rows of backends that are gone into one; the sum stays."""
    if connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            cursor.execute(FOLD)


def _wanted(cursor, dialect: dict) -> dict[str, str]:
    cursor.execute(dialect["tables"])
    existing = {table for (table,) in cursor.fetchall()}
    wanted = {}
    for table, columns in public_tables().items():
        if table in existing:
            wanted.update(_triggers(dialect, table, columns))
    return wanted


def _present(cursor, dialect: dict) -> dict[str, str]:
    cursor.execute(dialect["list"])
    return dict(cursor.fetchall())


def _triggers(dialect: dict, table: str, columns: list[str]) -> dict[str, str]:
    """Names carry a digest of what the trigger watches: watch something else, and it is a new trigger."""
    of = ", ".join(f'"{column}"' for column in columns)
    triggers = {}
    for event in dialect["events"]:
        event_sql = event.format(of=of)
        name = PREFIX + sha256(f"{table} {event_sql}".encode()).hexdigest()[:16]
        triggers[name] = dialect["create"].format(
            name=name, table=table, event=event_sql
        )
    return triggers


_COUNT_HERE = f"INSERT INTO {TABLE} AS g VALUES (pg_backend_pid(), 1) ON CONFLICT (pid) DO UPDATE SET n = g.n + 1"  # noqa: S608
LIST_POSTGRES = f"SELECT tgname::text, relname::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE tgname LIKE '{PREFIX}%'"  # noqa: S608
DIALECTS = {
    "sqlite": {
        "table": [
            f"CREATE TABLE IF NOT EXISTS {TABLE} (pid integer PRIMARY KEY, n integer NOT NULL)",
            f"INSERT OR IGNORE INTO {TABLE} VALUES (0, 0)",  # noqa: S608
        ],
        # A full-text table is virtual and takes no triggers; it follows its content table, which has them.
        "tables": "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
        "list": f"SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '{PREFIX}%'",  # noqa: S608
        "events": ["INSERT", "UPDATE OF {of}", "DELETE"],
        "create": f'CREATE TRIGGER {{name}} AFTER {{event}} ON "{{table}}" BEGIN UPDATE {TABLE} SET n = n + 1; END',  # noqa: S608
        "drop": "DROP TRIGGER {name}",
        "count": f"UPDATE {TABLE} SET n = n + 1",  # noqa: S608
    },
    "postgresql": {
        "table": [
            f"CREATE TABLE IF NOT EXISTS {TABLE} (pid integer PRIMARY KEY, n bigint NOT NULL)",
            f"CREATE OR REPLACE FUNCTION {PREFIX}count() RETURNS trigger LANGUAGE plpgsql"
            f" AS $$ BEGIN {_COUNT_HERE}; RETURN NULL; END $$",
        ],
        "tables": "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()",
        "list": LIST_POSTGRES,
        "events": ["INSERT OR UPDATE OF {of} OR DELETE OR TRUNCATE"],
        "create": f'CREATE TRIGGER {{name}} AFTER {{event}} ON "{{table}}" FOR EACH STATEMENT EXECUTE FUNCTION {PREFIX}count()',
        "drop": 'DROP TRIGGER {name} ON "{table}"',
        "count": _COUNT_HERE,
    },
}
FOLD = f"""
WITH gone AS (
    DELETE FROM {TABLE} WHERE pid <> 0 AND pid NOT IN (SELECT pid FROM pg_stat_activity) RETURNING n
)
INSERT INTO {TABLE} AS g SELECT 0, sum(n) FROM gone HAVING count(*) > 0
ON CONFLICT (pid) DO UPDATE SET n = g.n + excluded.n
"""  # noqa: S608
