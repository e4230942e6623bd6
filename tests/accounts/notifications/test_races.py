"""Workers that meet over one letter send it once; and what happens without the lock."""

from contextlib import contextmanager
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection

from accounts.notifications.actions import delivering, send_digests
from accounts.notifications.actions.delivering import send_each
from accounts.notifications.enums import Way
from accounts.notifications.models import Delivery, Notification
from tests.experiments.at_once import at_once
from tests.factories.notifications import WORDS, chooses, tell

pytestmark = pytest.mark.django_db(transaction=True)

WORKERS = 6
needs_row_locks = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite has one writer at a time"
)


def everything():
    return send_each(Delivery.objects.all())


def test_workers_that_meet_send_each_letter_once(resident):
    for number in range(10):
        tell(resident, key=f"grown:{number}", arguments={**WORDS, "number": number})
    mail.outbox.clear()
    Delivery.objects.update(outcome="", done_at=None)  # as if no doorbell had rung
    assert sum(at_once([everything] * WORKERS)) == 10
    assert sorted(each.subject for each in mail.outbox) == [
        f"The tree has grown by {number} cm" for number in range(10)
    ]


def test_workers_that_meet_over_gathered_letters_send_one(resident):
    chooses(resident, Way.DAILY)
    tell(resident)
    tell(resident)
    Delivery.objects.update(due_at="2020-01-01T00:00Z")
    assert sum(at_once([send_digests] * WORKERS)) == 1
    assert [each.subject for each in mail.outbox] == ["2 things for you in the park"]


def test_same_event_told_by_many_at_once_is_told_once(resident):
    at_once([lambda: tell(resident, key="grown:once")] * WORKERS)
    assert Notification.objects.count() == 1
    assert Delivery.objects.count() == 1
    assert len(mail.outbox) == 1


@contextmanager
def everybody_looks_before_anybody_writes(monkeypatch, module, name):
    """Each worker waits, after its look, until all have looked."""
    looked, look = Barrier(WORKERS, timeout=10), getattr(module, name)

    def wait_after(*given):
        found = look(*given)
        looked.wait()
        return found

    monkeypatch.setattr(module, name, wait_after)
    yield


@needs_row_locks
def test_without_the_lock_the_letter_goes_to_everybody(resident, monkeypatch):
    """Negative control: the same race with a look that locks nothing."""
    tell(resident)
    mail.outbox.clear()
    Delivery.objects.update(outcome="", done_at=None)
    monkeypatch.setattr(
        type(Delivery.objects.all()),
        "locked",
        lambda rows: rows.select_related("notification__person__profile"),
    )
    with everybody_looks_before_anybody_writes(monkeypatch, delivering, "claim"):
        at_once([everything] * WORKERS)
    assert len(mail.outbox) == WORKERS
