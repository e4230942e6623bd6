"""The cache that several processes share: Redis, and while it is away the memory of each process.

What is kept there are counts of rate limits and things that can be made again. Without Redis a limit is met a little
later, because each process counts for itself; nobody is turned away because a server that only counts is gone.
"""

from __future__ import annotations

import redis
import structlog
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.retry import Retry

PATIENCE = 0.5  # seconds; a page does not wait longer for a count
OWN_ENTRIES = 50_000

log = structlog.get_logger(__name__)


class SharedCache(RedisCache):
    def __init__(self, server, params):
        super().__init__(server, params)
        self._options = {
            "socket_timeout": PATIENCE,
            "socket_connect_timeout": PATIENCE,
            # Once more at once: the connection may be one from before Redis was started again.
            "retry": Retry(NoBackoff(), 1),
            **self._options,
        }
        self._own = LocMemCache(
            f"while {server} is away", {"max_entries": OWN_ENTRIES, **params}
        )
        self._is_away = False

    def _or_own(self, name: str, *arguments, **named):
        try:
            answer = getattr(super(), name)(*arguments, **named)
        except redis.RedisError as error:
            self._note(True, type(error).__name__)
            return getattr(self._own, name)(*arguments, **named)
        self._note(False)
        return answer

    def _note(self, is_away: bool, reason: str = "") -> None:
        """One line when it goes and one when it is back, not one for each request."""
        if is_away != self._is_away:
            self._is_away = is_away
            log.warning("cache_away" if is_away else "cache_back", reason=reason)


def _asking(name: str):
    def ask(self, *arguments, **named):
        return self._or_own(name, *arguments, **named)

    return ask


for _name in (
    *("add", "get", "set", "touch", "delete", "clear", "has_key", "incr"),
    *("get_many", "set_many", "delete_many"),
):
    setattr(SharedCache, _name, _asking(_name))
