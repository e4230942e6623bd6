"""Whether a post is ever lost, however much is killed. ``make bench NAME=forum_chaos``

Two web processes of the real site with the settings of production, PostgreSQL and Redis. People write over HTTP and read over
sockets, streams and long polls; one reader sleeps, one is slow. Meanwhile servers, Redis and the connections to the database
are killed, about one every 1.3 seconds. Every reader must have got every event once and in its order. Before it a while without
Redis, where whatever is late is at most a second and a half late; after it the control: the same site and the same kills with the
textbook's ``group_send`` between save and socket. Its readers must miss something, or the measurement measures nothing.
"""

import asyncio
import json
import sys
import tempfile
from pathlib import Path

from innovation_park.start.servers import Postgres
from innovation_park.start.supervisor import Supervisor
from tests.benchmarks.forum.chaos import Run, Scene
from tests.benchmarks.forum.park import Probe, environment_of
from tests.benchmarks.forum.servers import Bell, Web
from tests.benchmarks.forum.writing import Person

PEOPLE = 150
DELIVERIES = 205_000
SECONDS = 150  # at most, of the main part
RATE = 12.0  # posts a second
GAP = 1.3  # seconds from kill to kill
CROWD = {"socket": 110, "stream": 30, "events": 18}


def main(deliveries: int = DELIVERIES, seconds: int = SECONDS, control: int = 30):
    with (
        tempfile.TemporaryDirectory(prefix="park-bench-") as temporary,
        Supervisor() as supervisor,
    ):
        folder = Path(temporary)
        folder.chmod(0o755)  # the server's own user looks into it
        postgres = Postgres(folder / "postgres")
        postgres.start(supervisor)
        with Bell(folder) as bell:
            env = environment_of(folder, postgres.address, bell.address)
            measured = measure(postgres.address, bell, env, deliveries, seconds)
            told = measure_control(postgres.address, bell, env, control)
    print(json.dumps({**measured, **told}))


def measure(database: str, bell: Bell, env: dict, deliveries: int, seconds: int):
    with (
        Probe(env) as probe,
        site("tests.benchmarks.forum.warmed:application", env) as web,
    ):
        absent = measure_without_redis(database, bell, web, probe)
        scene = planted(database, bell, web, probe)
        readers = scene.crowd(**CROWD)
        dozing, slow = scene.reader("socket"), scene.reader("socket", pause=0.25)
        readers += [dozing, slow]
        run = Run(scene, readers, RATE, GAP, dozing=dozing, slow=slow)
        asyncio.run(run.go(seconds, lambda: run.deliveries >= deliveries))
        figures = run.figures(probe.ask("stored", scene.topic))
    figures["kills_per_minute"] = round(figures["kills"] * 60 / run.seconds, 1)
    figures["gapless"] = not figures.pop("gaps")
    print(f"chaos of {run.seconds:.0f} s: {dict(scene.kills)} {json.dumps(figures)}")
    print(f"answers: {dict(run.writers.answers)}", flush=True)
    return {**figures, **absent}


def measure_without_redis(database: str, bell: Bell, web: Web, probe: Probe) -> dict:
    """It is meant to be there and is not: the processes look by themselves, every second."""
    bell.kill()
    scene = planted(database, bell, web, probe)
    readers = scene.crowd(socket=20, stream=5, events=5)
    run = Run(scene, readers, rate=5.0, gap=None)
    asyncio.run(run.go(15))
    bell.start()
    figures = run.figures(probe.ask("stored", scene.topic))
    print(f"without Redis: {json.dumps(figures)}", flush=True)
    return {
        "without_redis_lost": figures["lost"],
        "without_redis_max_ms": figures["max_ms"],
    }


def measure_control(database: str, bell: Bell, env: dict, seconds: int) -> dict:
    target = "tests.benchmarks.forum.textbook:application"
    with Probe(env) as probe, site(target, env) as web:
        scene = planted(database, bell, web, probe)
        run = Run(scene, scene.crowd(socket=40), RATE, GAP)
        asyncio.run(run.go(seconds))
        figures = run.figures(probe.ask("stored", scene.topic))
    print(f"control: {dict(scene.kills)} {json.dumps(figures)}", flush=True)
    wanted = figures["deliveries"] + figures["lost"]
    return {
        "control_lost": figures["lost"],
        "control_lost_percent": round(100 * figures["lost"] / wanted, 1),
    }


def site(target: str, env: dict) -> Web:
    return Web(target, env, 2)


def planted(database: str, bell: Bell, web: Web, probe: Probe) -> Scene:
    made = probe.ask("plant", PEOPLE)
    people = [Person(*each) for each in made["people"]]
    return Scene(web, bell, database, made["topic"], made["head"], people)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
