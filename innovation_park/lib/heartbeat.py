"""A sign of life that other processes can read: when the task worker last looked at the clock."""

import time

from django.db import connection

TABLE = "park_heartbeat"


def install(**_signal) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE IF NOT EXISTS {TABLE} (name varchar(40) PRIMARY KEY, at double precision NOT NULL)"
        )


def beat(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {TABLE} VALUES (%s, %s) ON CONFLICT (name) DO UPDATE SET at = excluded.at",  # noqa: S608
            [name, time.time()],
        )


def seconds_since(name: str) -> float | None:
    """``None`` when it never beat."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT at FROM {TABLE} WHERE name = %s", [name])  # noqa: S608
        row = cursor.fetchone()
    return time.time() - row[0] if row else None
