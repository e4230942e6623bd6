"""A share of the clients of ``tests.benchmarks.bookings``, in one process: each tries for every time on its list."""

import json
import sys
import time
from threading import Barrier, Thread

import django

django.setup()

from django.db import connection  # noqa: E402

from accounts.models import User  # noqa: E402
from experiments.bookings.actions import hold_booking  # noqa: E402
from experiments.bookings.permissions import AlreadyTaken  # noqa: E402
from tests.benchmarks.booking_slots import attempts_of, slots_of  # noqa: E402


def main(number: int, processes: int, clients: int, attempts: int):
    people = list(User.objects.filter(email__startswith="client").order_by("pk"))
    slots = slots_of(attempts)
    mine = range(number, clients, processes)
    start, answers = Barrier(len(mine) + 1), []
    threads = [
        Thread(
            target=run_client,
            args=(
                people[each],
                list(attempts_of(each, clients, slots)),
                start,
                answers,
            ),
        )
        for each in mine
    ]
    for thread in threads:
        thread.start()
    print("ready", flush=True)
    sys.stdin.readline()
    began, used = time.time(), time.process_time()
    start.wait()
    for thread in threads:
        thread.join()
    told = {
        "began": began,
        "ended": time.time(),
        "cpu": time.process_time() - used,
        "answers": answers,
    }
    print(json.dumps(told))


def run_client(person, attempts, start: Barrier, answers: list):
    """Leaves (what came of it, seconds, the error) for each attempt."""
    connection.ensure_connection()
    start.wait()
    for wish, key in attempts:
        began, error = time.perf_counter(), ""
        try:
            hold_booking(person=person, wish=wish, client_key=key)
            outcome = "won"
        except AlreadyTaken as refusal:
            outcome = "lost" if refusal.times else "lost without alternatives"
        except Exception as failure:
            outcome, error = "error", repr(failure)
        answers.append((outcome, time.perf_counter() - began, error))
    connection.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
