"""The short form of ``make bench NAME=forum_chaos``: two servers on this test's own data, and something killed all the time."""

import asyncio
import os

import pytest
from django.db import connection, connections

from innovation_park.start.servers import find_program
from tests.benchmarks.forum.chaos import NAME, Run, Scene
from tests.benchmarks.forum.lines import Door
from tests.benchmarks.forum.records import plant, stored
from tests.benchmarks.forum.servers import Bell, Web
from tests.benchmarks.forum.writing import Person

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL"),
    pytest.mark.skipif(not find_program("redis-server"), reason="needs Redis"),
]
SECONDS = 14  # at most
NOTHING = dict.fromkeys(
    (
        "lost",
        "duplicated",
        "reordered",
        "stored_twice",
        "not_stored",
        "wrong",
        "gaps",
        "broken_links",
    ),
    0,
)


def database_of_this_test() -> str:
    given = connection.settings_dict
    return f"postgres://{given['USER']}@{given['HOST']}:{given['PORT']}/{given['NAME']}"


@pytest.fixture
def scene(transactional_db, tmp_path):
    """A Redis of our own; of the database only the connections of our own servers are cut."""
    made = plant(80)
    people = [Person(*each) for each in made["people"]]
    connections.close_all()
    with Bell(tmp_path) as bell:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "innovation_park.settings.test",
            "DATABASE_URL": database_of_this_test(),
            "REDIS_URL": bell.address,
            "PARK_VAR": str(tmp_path),
            "TRUSTED_PROXY_COUNT": "1",
            "LOG_LEVEL": "CRITICAL",
            "PGAPPNAME": NAME,
        }
        with Web("tests.benchmarks.forum.warmed:application", environment, 2) as web:
            yield Scene(
                web,
                bell,
                environment["DATABASE_URL"],
                made["topic"],
                made["head"],
                people,
                Door(scheme="http"),
            )


def test_nothing_is_lost_whatever_is_killed(scene):
    """Those who keep no cursor are the control: they come back to where the talk is now, and have missed something."""
    readers = scene.crowd(socket=12, stream=5, events=3)
    dozing, slow = scene.reader("socket"), scene.reader("socket", pause=0.3)
    forgetful = [scene.reader("socket", has_cursor=False) for _each in range(4)]
    run = Run(
        scene,
        [*readers, dozing, slow],
        rate=10.0,
        gap=0.6,
        others=forgetful,
        dozing=dozing,
        slow=slow,
    )
    asyncio.run(
        run.go(SECONDS, lambda: scene.kills.total() >= 9 and run.deliveries >= 600)
    )
    figures = run.figures(stored(scene.topic))
    assert {name: figures[name] for name in NOTHING} == NOTHING
    assert figures["kills"] >= 8
    assert figures["refused"] == 0
    assert figures["deliveries"] >= len(run.readers) * figures["posts"] > 100
    assert figures["control_lost"] > 0
