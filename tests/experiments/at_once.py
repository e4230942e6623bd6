"""Many people doing something in the same moment, each with a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def at_once(acts, *, workers=24) -> list:
    """Runs every act; the first of each worker start together. Gives results or exceptions."""
    acts = list(acts)
    start = Barrier(min(workers, len(acts)))
    waves = [acts[worker :: start.parties] for worker in range(start.parties)]

    def run(wave):
        start.wait()
        try:
            return [attempt(act) for act in wave]
        finally:
            connection.close()

    with ThreadPoolExecutor(start.parties) as pool:
        return [result for results in pool.map(run, waves) for result in results]


def attempt(act):
    try:
        return act()
    except Exception as error:
        return error
