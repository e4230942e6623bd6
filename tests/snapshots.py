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
    def __init__(self):
        self.name = connection.settings_dict["NAME"]
        self.copy = f"{self.name}_snapshot"
        self._replace(self.copy, self.name)

    def restore(self):
        self._replace(self.name, self.copy)

    def close(self):
        connections.close_all()
        self._execute(f'DROP DATABASE "{self.copy}" WITH (FORCE)')

    def _replace(self, target, source):
        """Whoever still looks at the target, a thread that a test forgot, is thrown out."""
        connections.close_all()
        self._execute(
            f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)',
            f'CREATE DATABASE "{target}" TEMPLATE "{source}"',
        )

    def _execute(self, *statements):
        parameters = {
            key: connection.settings_dict[key.upper()]
            for key in ("user", "password", "host", "port")
        }
        given = {key: value for key, value in parameters.items() if value}
        with psycopg.connect(
            dbname="postgres", autocommit=True, **given
        ) as administration:
            for sql in statements:
                administration.execute(sql)


@contextmanager
def restored_after_commits():
    """While this lasts, tests that commit leave the database as it was."""
    snapshot = (
        PostgresSnapshot if connection.vendor == "postgresql" else SqliteSnapshot
    )()
    original = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda _self: snapshot.restore()
    try:
        yield
    finally:
        TransactionTestCase._fixture_teardown = original
        snapshot.close()
