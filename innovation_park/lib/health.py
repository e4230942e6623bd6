"""Two questions a machine asks: are you alive, and can you work?"""

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import heartbeat

PATIENCE = 180  # seconds without the worker's sign of life, which comes every minute


@require_safe
@never_cache
def healthz(request):
    """The process answers. Asks nobody else, so that a database at fault does not get web servers restarted."""
    return JsonResponse({"alive": True})


@require_safe
@never_cache
def readyz(request):
    """Everything needed is there; otherwise 503 and the name of what is not, without details."""
    results = {name: _passes(check) for name, check in CHECKS.items()}
    return JsonResponse(results, status=200 if all(results.values()) else 503)


def _passes(check) -> bool:
    try:
        return check()
    except Exception:  # whatever it is, we are not ready
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _cache() -> bool:
    cache.set("readyz", 1, 10)
    return cache.get("readyz") == 1


def _migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _worker() -> bool:
    seconds = heartbeat.seconds_since("worker")
    return seconds is not None and seconds < PATIENCE


CHECKS = {
    "database": _database,
    "cache": _cache,
    "migrations": _migrations,
    "worker": _worker,
}
