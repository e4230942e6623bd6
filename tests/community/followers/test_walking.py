"""The log is read on to each follower, in order, whatever fails and whoever is killed."""

import os
import signal
from datetime import timedelta
from threading import Barrier

import pytest
import time_machine
from django.db import OperationalError, connection, connections
from django.utils import timezone

from accounts.notifications.kinds import said
from accounts.notifications.models import Notification
from community.followers import Consumer, follow_everything, read_on, register
from community.followers.setting_aside import try_again
from community.followers.walking import BATCH, PAUSES
from community.models import Position, SetAside, Tag
from community.models.position import PositionQuerySet, topics_behind
from tests.experiments.at_once import at_once
from tests.factories.community import post_by, topic_by

needs_row_locks = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite has one writer at a time"
)


class Listener:
    """Notes what it was read; ``fails_at`` are events it cannot take."""

    def __init__(self, name="listener", fails_at=()):
        self.heard, self.fails_at = [], set(fails_at)
        self.consumer = Consumer(name, self.take)

    def take(self, event, after):
        if event.seq in self.fails_at:
            raise ValueError(f"the words of {event.actor_id}")
        self.heard.append(event.seq)
        return 0


def reached(consumer, topic):
    return Position.objects.get(consumer=consumer.name, topic=topic).seq


def later(minutes):
    return time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False)


@pytest.fixture
def long_topic(topic, neighbour):
    for number in range(4):
        post_by(neighbour, topic, f"{number} buses")
    topic.refresh_from_db()
    return topic


def test_log_is_read_in_order_and_once(long_topic):
    listener = Listener()
    read_on(listener.consumer, long_topic.pk)
    read_on(listener.consumer, long_topic.pk)
    assert listener.heard == [1, 2, 3, 4, 5]
    assert reached(listener.consumer, long_topic) == long_topic.head_seq


def test_only_topics_with_something_new_are_behind(long_topic, resident):
    listener = Listener()
    read_on(listener.consumer, long_topic.pk)
    other = topic_by(resident)
    behind = topics_behind(listener.consumer.name, timezone.now())
    assert list(behind) == [other]


def test_part_of_an_event_is_done_at_a_time(topic):
    parts = []

    def take(event, after):
        parts.append(after)
        return after + 10 if after < 20 else 0

    read_on(Consumer("parts", take), topic.pk)
    assert parts == [0, 10, 20]
    assert Position.objects.get(consumer="parts").within == 0


def test_whoever_is_interrupted_begins_again_where_the_last_part_was_done(topic):
    """A part that was committed is not done again; one that was not leaves nothing behind."""
    parts, dies = [], [True]

    def take(event, after):
        Tag.objects.create(name=f"part-{after}")
        if after == 20 and dies.pop():
            raise KeyboardInterrupt
        parts.append(after)
        return after + 10 if after < 20 else 0

    with pytest.raises(KeyboardInterrupt):
        read_on(Consumer("parts", take), topic.pk)
    assert sorted(Tag.objects.values_list("name", flat=True)) == ["part-0", "part-10"]
    dies.append(False)
    read_on(Consumer("parts", take), topic.pk)
    assert parts == [0, 10, 20]


def test_event_that_fails_holds_up_its_topic_alone(long_topic, resident):
    other = topic_by(resident)
    broken, whole = Listener("broken", fails_at=[3]), Listener("whole")
    for topic in (long_topic, other):
        for listener in (broken, whole):
            read_on(listener.consumer, topic.pk)
    assert sorted(whole.heard) == [1, 1, 2, 3, 4, 5]
    assert reached(broken.consumer, long_topic) == 2
    assert reached(broken.consumer, other) == 1


def test_event_that_fails_is_tried_again_with_patience(long_topic):
    listener = Listener(fails_at=[3])
    read_on(listener.consumer, long_topic.pk)
    listener.fails_at.clear()
    read_on(listener.consumer, long_topic.pk)
    assert reached(listener.consumer, long_topic) == 2
    with later(1.1):
        read_on(listener.consumer, long_topic.pk)
    position = Position.objects.get()
    assert (position.seq, position.failures, position.retry_at) == (5, 0, None)


def fail_for_good(listener, topic):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for pause in (*PAUSES, timedelta()):
            read_on(listener.consumer, topic.pk)
            clock.shift(pause + timedelta(seconds=1))
        read_on(listener.consumer, topic.pk)


def test_event_that_fails_for_good_is_set_aside_and_said(long_topic, administrator):
    listener = Listener(fails_at=[3])
    fail_for_good(listener, long_topic)
    aside = SetAside.objects.get()
    assert (aside.consumer, aside.topic, aside.seq) == ("listener", long_topic, 3)
    assert aside.fault.startswith("ValueError, test_walking.py:")
    assert "the words of" not in aside.fault
    assert reached(listener.consumer, long_topic) == 5
    assert [
        said(each) for each in Notification.objects.filter(person=administrator)
    ] == ["An event of a topic could not be passed on to “listener” and was set aside"]


def test_what_was_set_aside_is_tried_again_when_somebody_says_so(
    long_topic, monkeypatch
):
    listener = Listener(fails_at=[3])
    monkeypatch.setattr(
        "community.followers.setting_aside.CONSUMERS", {"listener": listener.consumer}
    )
    fail_for_good(listener, long_topic)
    with pytest.raises(ValueError, match="the words of"):
        try_again(SetAside.objects.get())
    listener.fails_at.clear()
    try_again(SetAside.objects.get())
    assert listener.heard[-1] == 3
    assert not SetAside.objects.exists()


def test_database_that_is_away_is_nobodys_failure(topic):
    def take(event, after):
        raise OperationalError

    read_on(Consumer("unlucky", take), topic.pk)
    assert not Position.objects.filter(failures__gt=0).exists()


def test_two_consumers_of_one_name_are_a_mistake():
    with pytest.raises(ValueError, match="two consumers people"):
        register(Consumer("people", Listener().take))


def test_batches_are_small_enough_to_let_others_in(topic, neighbour, monkeypatch):
    """Between two batches the position is committed."""
    monkeypatch.setattr("community.followers.walking.BATCH", 2)
    assert BATCH > 2
    for number in range(4):
        post_by(neighbour, topic, f"{number} buses")
    seen = []

    def take(event, after):
        seen.append((event.seq, Position.objects.get(consumer="slow").seq))
        return 0

    read_on(Consumer("slow", take), topic.pk)
    assert seen == [(1, 0), (2, 0), (3, 2), (4, 2), (5, 4)]


def test_clock_reads_on_wherever_somebody_is_behind(topic, resident):
    other = topic_by(resident)
    assert follow_everything() == 2
    assert follow_everything() == 0
    assert set(Position.objects.values_list("topic", flat=True)) == {topic.pk, other.pk}


@pytest.mark.django_db(transaction=True)
def test_worker_killed_in_the_middle_leaves_nothing_half_done(long_topic):
    """A real process, killed between two events of one batch; the next worker does both."""

    def take_and_die(event, after):
        Tag.objects.create(name=f"event-{event.seq}")
        if event.seq == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            read_on(Consumer("mortal", take_and_die), long_topic.pk)
        finally:
            os._exit(0)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    assert not Tag.objects.exists()
    heir = Listener("mortal")
    read_on(heir.consumer, long_topic.pk)
    assert heir.heard == [1, 2, 3, 4, 5]


WORKERS = 6


@pytest.mark.django_db(transaction=True)
def test_workers_that_meet_over_one_topic_do_nothing_twice(long_topic):
    listener = Listener()
    at_once([lambda: read_on(listener.consumer, long_topic.pk)] * WORKERS)
    read_on(listener.consumer, long_topic.pk)
    assert sorted(listener.heard) == [1, 2, 3, 4, 5]


@needs_row_locks
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_all_of_them_do_it(long_topic, monkeypatch):
    """Negative control: the same meeting with a position that nobody locks."""
    monkeypatch.setattr(PositionQuerySet, "locked", lambda rows: rows)
    Position.objects.create(consumer="listener", topic=long_topic)
    listener, all_have_read = Listener(), Barrier(WORKERS, timeout=10)

    def take_together(event, after):
        if event.seq == 1:
            all_have_read.wait()
        return listener.take(event, after)

    consumer = Consumer("listener", take_together)
    at_once([lambda: read_on(consumer, long_topic.pk)] * WORKERS)
    assert listener.heard.count(1) == WORKERS
