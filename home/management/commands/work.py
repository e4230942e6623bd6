import logging
import threading
import time

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections, connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from experiments.actions import keep_forums
from experiments.observations.actions import (
    continue_stalled_imports,
    refresh_changed_results,
    refresh_changed_tallies,
)
from funding.actions.extracting import tend_extracts
from home.search import index_changed_facts
from innovation_park.lib import heartbeat
from innovation_park.lib.page_cache.triggers import public_changes

logger = logging.getLogger(__name__)
MINUTE = 60
# Whoever withdraws is out of every figure within a minute: looked for in shorter turns.
RESULTS_EVERY = 15
# What the clock does, and every how many minutes.
DUTIES = [
    (1, lambda: heartbeat.beat("worker")),
    (1, lambda: call_command("publish_scheduled")),
    (1, lambda: call_command("tick")),
    (1, lambda: call_command("follow_topics")),
    (1, lambda: call_command("tend_notifications")),
    (1, lambda: call_command("tend_observations")),
    (1, lambda: call_command("tend_bookings")),
    (1, lambda: call_command("tend_parking", verbosity=0)),
    (1, lambda: call_command("settle_parking")),
    (1, lambda: call_command("tend_writing", verbosity=0)),
    (60, lambda: call_command("tend_reviews", verbosity=0)),
    (1, lambda: call_command("tend_decisions", verbosity=0)),
    (60, lambda: call_command("tend_battery_rewards", verbosity=0)),
    (60, lambda: call_command("record_parking")),
    (60, lambda: call_command("record_batteries", verbosity=0)),
    (60, lambda: call_command("tend_battery_points", verbosity=0)),
    (60, lambda: call_command("tend_awards", verbosity=0)),
    (60, lambda: call_command("publish_heads", verbosity=0)),
    (1, index_changed_facts),
    (1, keep_forums),
    (1, continue_stalled_imports),
    (1, tend_extracts),
    (60, public_changes.compact),
    (60, lambda: call_command("tend_trust")),
    (60, lambda: call_command("prune_db_task_results", verbosity=0)),
    (24 * 60, lambda: call_command("forget_old_traces", verbosity=0)),
    (24 * 60, lambda: call_command("tidy_writing", verbosity=0)),
]


class Command(BaseCommand):
    help = "Run the task worker and the clock. Any number may run; tasks and duties are safe to meet."

    def handle(self, **options):
        threading.Thread(target=keep_time, daemon=True).start()
        for duty in (refresh_changed_results, refresh_changed_tallies):
            threading.Thread(target=keep_renewing, args=[duty], daemon=True).start()
        worker = Worker(
            queue_names=["*"],
            interval=1,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        worker.run()


def keep_time():
    minute = 0
    while True:
        for every, duty in DUTIES:
            if minute % every == 0:
                attempt(duty)
        connections.close_all()
        minute += 1
        time.sleep(MINUTE)


def keep_renewing(duty):
    """Beside the other duties, none of which may hold this one up."""
    while True:
        attempt(duty)
        connections.close_all()
        time.sleep(RESULTS_EVERY)


def attempt(duty):
    """A duty that fails is logged and tried again next time; the others still happen."""
    try:
        close_old_connections()
        duty()
    except Exception:
        logger.exception("clock_duty_failed")
