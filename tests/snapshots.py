"""The migrated database, kept aside and put back after every test that commits.

Django would empty every table instead, and with them what migrations planted: languages, the first
pages, the groups. Putting a copy back is also several times faster.
"""

import sqlite3
from contextlib import closing, contextmanager

import psycopg
from django.db import connection, connections
from django.test import TransactionTestCase


class SqliteSnapshot:
    def __init__(self):
        self.name = connection.settings_dict["NAME"]
        self.copy = sqlite3.connect(":memory:", check_same_thread=False)
        with closing(sqlite3.connect(self.name)) as source:
            source.backup(self.copy)

    def restore(self):
        connections.close_all()
        with closing(sqlite3.connect(self.name, timeout=20)) as target:
            self.copy.backup(target)

    def close(self):
        self.copy.close()


class PostgresSnapshot:
    """Rows, not files: deleting and copying a few thousand rows takes a fraction of a new database."""

    def __init__(self):
        with self._session() as session:
            tables = session.execute(
                "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"
            )
            self.tables = [table for (table,) in tables]
            filled = self._filled(session)
            self.rows = {table: self._read(session, table) for table in filled}
            self.sequences = session.execute(
                "SELECT quote_ident(sequencename), last_value FROM pg_sequences"
            ).fetchall()

    def restore(self):
        with self._session() as session:
            # Whoever is still in the middle of something, a thread that a test forgot, is thrown out.
            session.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()"
            )
            session.execute("SET session_replication_role = replica")
            for table in self._filled(session):
                session.execute(f"DELETE FROM {table}")
            for table, rows in self.rows.items():
                with session.cursor().copy(f"COPY {table} FROM STDIN") as copy:
                    copy.write(rows)
            for sequence, last in self.sequences:
                session.execute(
                    f"SELECT setval('{sequence}', {last or 1}, {last is not None})"
                )

    def close(self):
        connections.close_all()

    def _session(self):
        connections.close_all()
        keys = ("user", "password", "host", "port")
        given = {key: connection.settings_dict[key.upper()] for key in keys}
        return psycopg.connect(
            dbname=connection.settings_dict["NAME"],
            **{key: value for key, value in given.items() if value},
        )

    def _filled(self, session):
        queries = (
            f"SELECT '{table}' WHERE EXISTS (SELECT FROM {table})"
            for table in self.tables
        )
        return [name for (name,) in session.execute(" UNION ALL ".join(queries))]

    def _read(self, session, table):
        with session.cursor().copy(f"COPY {table} TO STDOUT") as copy:
            return b"".join(copy)


def snapshot_taken():
    """The database as it is now; ``restore()`` puts it back, ``close()`` when it is needed no more."""
    kinds = {"postgresql": PostgresSnapshot, "sqlite": SqliteSnapshot}
    return kinds[connection.vendor]()


@contextmanager
def restored_after_commits():
    """While this lasts, tests that commit leave the database as it was; gives the snapshot of that."""
    snapshot = snapshot_taken()
    original = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda _self: snapshot.restore()
    try:
        yield snapshot
    finally:
        TransactionTestCase._fixture_teardown = original
        snapshot.close()
