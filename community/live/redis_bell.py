"""The doorbell of other processes, which hear it over Redis."""

from functools import cache

import redis
import structlog
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

PATIENCE = 0.2  # seconds; the post is stored already, nobody waits for a bell

log = structlog.get_logger(__name__)


def ring_elsewhere(channel: str, topic: int) -> None:
    try:
        _redis().publish(channel, topic)
    except redis.RedisError as error:
        log.warning("doorbell_did_not_ring", reason=type(error).__name__)


@cache
def _redis() -> redis.Redis:
    return redis.Redis.from_url(
        settings.REDIS_URL,
        socket_timeout=PATIENCE,
        socket_connect_timeout=PATIENCE,
        # Once more at once: the connection may be one from before Redis was started again.
        retry=Retry(NoBackoff(), 1),
    )
