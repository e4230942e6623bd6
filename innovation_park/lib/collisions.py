"""When two transactions stand in each other's way and the database gives one of them up: it is done again at once."""

from __future__ import annotations

import sqlite3
from functools import wraps

from django.db import OperationalError, connection

TRIES = 5
GIVEN_UP = {"40P01", "40001", "55P03"}  # deadlock, not serializable, lock not available
BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def again_after_collision(action):
    """Five times at most. Inside somebody's transaction once: only who opened it can do all of it again."""

    @wraps(action)
    def run(*args, **kwargs):
        for _try in range(1 if connection.in_atomic_block else TRIES - 1):
            try:
                return action(*args, **kwargs)
            except OperationalError as error:
                if connection.in_atomic_block or not is_collision(error):
                    raise
        return action(*args, **kwargs)

    return run


def is_collision(error: OperationalError) -> bool:
    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", None)
    return getattr(cause, "sqlstate", None) in GIVEN_UP or (
        code is not None and code & 0xFF in BUSY
    )
