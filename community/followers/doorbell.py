"""The doorbell of the followers: rung after each commit, heard by a worker."""

from __future__ import annotations

import structlog
from django.db import DatabaseError
from django_tasks import task

from .table import CONSUMERS
from .walking import read_on

log = structlog.get_logger(__name__)


@task()
def follow_topic(topic: int) -> None:
    for consumer in CONSUMERS.values():
        read_on(consumer, topic)


def ring_followers(topic: int) -> None:
    """The post is stored: whatever happens to the bell, whoever posted is not told of it. The clock looks too."""
    try:
        follow_topic.enqueue(topic)
    except DatabaseError as fault:
        log.warning("followers_not_rung", reason=type(fault).__name__)
