"""Asking the database how many public changes there have been, cheaply enough for every request."""

import asyncio
import sqlite3
from contextlib import suppress
from pathlib import Path

import psycopg
from django.db import connections

from .triggers import public_changes

READ = public_changes.reading


class SqliteGeneration:
    """Microseconds: the count is read again only when SQLite says that any other connection has committed."""

    def __init__(self, path: str):
        self._path = path
        self._connection = None
        self._version = self._generation = None

    async def read(self) -> int | None:
        return self.read_now()

    def read_now(self) -> int | None:
        """The generation, or ``None`` when nobody knows: then nothing may come from the cache."""
        try:
            connection = self._connection or self._open()
            version = connection.execute("PRAGMA data_version").fetchone()
            if version != self._version:
                self._generation = connection.execute(READ).fetchone()[0]
                self._version = version
            return self._generation
        except sqlite3.Error:
            self.close()
            return None

    def _open(self):
        uri = f"{Path(self._path).absolute().as_uri()}?mode=ro"
        self._connection = sqlite3.connect(
            uri, uri=True, timeout=0.05, isolation_level=None, check_same_thread=False
        )
        return self._connection

    def close(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = self._version = self._generation = None


class PostgresGeneration:
    """One connection, one question at a time, one answer for all who asked before the question was sent."""

    read_now = None

    def __init__(self, parameters: dict):
        self._parameters = parameters
        self._connection = None
        self._waiting: asyncio.Future | None = None
        self._asking: asyncio.Task | None = None

    async def read(self) -> int | None:
        if self._waiting is None:
            self._waiting = asyncio.get_running_loop().create_future()
        waiting = self._waiting
        if self._asking is None:
            self._asking = asyncio.create_task(self._ask())
        return await asyncio.shield(waiting)

    async def _ask(self) -> None:
        """Whoever comes while a question is under way waits for the next one: its answer is younger than they are."""
        try:
            while self._waiting is not None:
                answering, self._waiting = self._waiting, None
                answer = await self._query()
                if not answering.done():
                    answering.set_result(answer)
        finally:
            self._asking = None

    async def _query(self) -> int | None:
        try:
            if self._connection is None or self._connection.closed:
                self._connection = await psycopg.AsyncConnection.connect(
                    **self._parameters, autocommit=True, connect_timeout=2
                )
            row = await (
                await asyncio.wait_for(self._connection.execute(READ), 2)
            ).fetchone()
            return int(row[0])
        except (psycopg.Error, OSError, TimeoutError, TypeError):
            await self.aclose()
            return None

    async def aclose(self) -> None:
        connection, self._connection = self._connection, None
        if connection:
            with suppress(psycopg.Error, OSError):
                await connection.close()


class NoGeneration:
    """A database nobody else can look into (in memory): the cache stays out of the way."""

    async def read(self) -> None:
        return None

    def read_now(self) -> None:
        return None


def open_generation(using: str = "default"):
    connection = connections[using]
    if connection.vendor == "postgresql":
        parameters = connection.get_connection_params()
        keep = (
            "dbname",
            "user",
            "password",
            "host",
            "port",
            "sslmode",
            "service",
            "sslrootcert",
        )
        return PostgresGeneration(
            {key: parameters[key] for key in keep if parameters.get(key)}
        )
    name = str(connection.settings_dict["NAME"])
    return NoGeneration() if connection.is_in_memory_db() else SqliteGeneration(name)
