"""Without Redis each process counts for itself, and nobody waits."""

import time

import pytest
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

from innovation_park.lib.shared_cache import SharedCache
from innovation_park.start.servers import find_program, free_port
from tests.benchmarks.forum.servers import Bell

pytestmark = pytest.mark.once


@pytest.fixture
def nowhere():
    return f"redis://127.0.0.1:{free_port()}/0"


def test_what_is_kept_is_kept_in_the_process(nowhere):
    cache = SharedCache(nowhere, {})
    assert cache.add("count", 0, timeout=60) is True
    assert [cache.incr("count"), cache.incr("count")] == [1, 2]
    cache.set_many({"a": 1, "b": 2})
    assert cache.get_many(["a", "b", "c"]) == {"a": 1, "b": 2}
    assert cache.get_or_set("page", lambda: "made") == "made"
    assert ("page" in cache, "other" in cache) == (True, False)
    cache.delete("page")
    assert cache.get("page") is None
    cache.clear()
    assert cache.get("count") is None


def test_nobody_waits_for_it(nowhere):
    began = time.monotonic()
    for number in range(20):
        SharedCache(nowhere, {}).set(f"key-{number}", 1)
    assert time.monotonic() - began < 1


def test_without_this_the_page_would_fail(nowhere):
    """The control."""
    with pytest.raises(RedisError):
        RedisCache(nowhere, {}).get("count")


@pytest.mark.skipif(not find_program("redis-server"), reason="needs Redis")
def test_redis_that_was_started_again_is_used_again(tmp_path):
    with Bell(tmp_path) as bell:
        cache, other = SharedCache(bell.address, {}), SharedCache(bell.address, {})
        cache.set("shared", 1)
        bell.kill()
        cache.set("own", 1)
        bell.start()
        assert cache.get("own") is None
        cache.set("shared", 2)
        assert other.get("shared") == 2
