"""Reading the log on for one consumer in one topic, whatever happens on the way.

Each batch is one transaction that holds the consumer's position in the topic: two workers that meet take different
topics, and one that is killed leaves nothing half done. An event that fails is tried again after a minute, five, half
an hour and two hours; then it is set aside where administrators see it, and the log is read on behind it. Meanwhile
all other topics, and all other consumers of this one, go on.
"""

from __future__ import annotations

import traceback
from datetime import timedelta

import structlog
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from ..models import Event, Position
from ..models.position import topics_behind
from .setting_aside import set_aside
from .table import CONSUMERS, Consumer

BATCH = 50
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120)]

log = structlog.get_logger(__name__)


def follow_everything() -> int:
    """What the clock does: wherever a consumer is behind. How many topics that were."""
    count = 0
    for consumer in CONSUMERS.values():
        behind = topics_behind(consumer.name, timezone.now())
        for topic in list(behind.values_list("pk", flat=True)):
            read_on(consumer, topic)
            count += 1
    return count


def read_on(consumer: Consumer, topic: int) -> None:
    """To the head of the log; never raises. After a failure event by event, to find the one that fails."""
    size = BATCH
    while True:
        try:
            if not _take_next(consumer, topic, size):
                return
        except (OperationalError, InterfaceError) as fault:
            log.warning("follower_without_database", reason=type(fault).__name__)
            return
        except Exception as fault:
            if size == 1:
                return _note_failure(consumer, topic, fault)
            size = 1


@transaction.atomic
def _take_next(consumer: Consumer, topic: int, size: int) -> bool:
    """Whether there may be more."""
    position = _claim(consumer, topic)
    if position is None or (position.retry_at and position.retry_at > timezone.now()):
        return False
    events = _events_after(position, size)
    for event in events:
        position.within = consumer.take(event, position.within)
        if position.within:
            break
        position.seq = event.seq
    if events:
        position.failures, position.retry_at = 0, None
        position.save()
    return bool(events)


def _claim(consumer: Consumer, topic: int) -> Position | None:
    """The row, locked; ``None`` when somebody else has it."""
    place = {"consumer": consumer.name, "topic_id": topic}
    Position.objects.get_or_create(**place)
    return Position.objects.locked().filter(**place).first()


def _events_after(position: Position, size: int) -> list[Event]:
    log_of_topic = Event.objects.filter(topic=position.topic_id, seq__gt=position.seq)
    return list(log_of_topic.select_related("topic__forum").order_by("seq")[:size])


@transaction.atomic
def _note_failure(consumer: Consumer, topic: int, fault: Exception) -> None:
    position = _claim(consumer, topic)
    if position is None:
        return
    where = _where(fault)
    log.error("follower_failed", consumer=consumer.name, topic=topic, fault=where)
    position.failures += 1
    if position.failures <= len(PAUSES):
        position.retry_at = timezone.now() + PAUSES[position.failures - 1]
    else:
        set_aside(position, where)
        position.seq += 1
        position.within, position.failures, position.retry_at = 0, 0, None
    position.save()


def _where(fault: Exception) -> str:
    """The kind of fault and the line; its words may be those of people."""
    last = traceback.extract_tb(fault.__traceback__)[-1]
    file = last.filename.rpartition("/")[2]
    return f"{type(fault).__name__}, {file}:{last.lineno}, {last.name}"[:200]
