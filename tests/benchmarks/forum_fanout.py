"""How many readers one process can tell at once, and how soon. ``make bench NAME=forum_fanout``

The real site with the settings of production, on PostgreSQL and Redis. A thousand sockets at one process and a hundred posts that
are committed together: deliveries a second from the commit to the last screen, looking, rendering and checking rights included,
beside a bare application that sends the same bytes and beside the textbook of Channels. Then ten thousand sockets with nothing
to say, and a thousand readers of twenty posts a second that come by HTTP through a second process.
"""

import http.client
import json
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from innovation_park.start.servers import Postgres
from innovation_park.start.supervisor import Supervisor
from tests.benchmarks.forum.crowd import Crowd
from tests.benchmarks.forum.lines import Door
from tests.benchmarks.forum.park import Probe, environment_of
from tests.benchmarks.forum.servers import Bell, Web
from tests.demo_park import ROOT

PARK = "tests.benchmarks.forum.warmed:application"
BARE = "tests.benchmarks.forum.bare:application"
TEXTBOOK = "tests.benchmarks.forum.textbook:application"
READERS, POSTS, ROUNDS = 1000, 100, 3
IDLE = 10_000
RATE, SECONDS, WARM = 20.0, 30, 3
PEOPLE = 240
SIGNED_IN = 100


def main(idle: int = IDLE, seconds: int = SECONDS, rounds: int = ROUNDS):
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with ExitStack() as stack:
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="park-bench-"))
        )
        folder.chmod(0o755)  # the server's own user looks into it
        postgres = Postgres(folder / "postgres")
        postgres.start(stack.enter_context(Supervisor()))
        bell = stack.enter_context(Bell(folder))
        env = environment_of(folder, postgres.address, bell.address)
        figures = {
            **fan_out(folder, env, rounds),
            **memory_of_idle(env, idle),
            **time_to_screen(env, seconds),
        }
    print(json.dumps(figures))


def fan_out(folder: Path, env: dict, rounds: int) -> dict:
    """In turns, the best of each: the machine is not always equally quiet."""
    with Probe(env) as probe, Web(PARK, env, 1) as web:
        made = probe.ask("plant", PEOPLE)
        park, texts = park_rates(web, probe, made, rounds)
        (folder / "texts.json").write_text(json.dumps(texts))
        bare_env = {**env, "BARE_TEXTS": str(folder / "texts.json"), "SOCKETS": "auto"}
        with Web(BARE, bare_env, 1) as bare_web:
            bare = bare_rates(bare_web, rounds)
            again, _texts = park_rates(web, probe, made, rounds)
    with Probe(env, "textbook") as probe, Web(TEXTBOOK, env, 1) as web:
        made = probe.ask("plant", PEOPLE)
        textbook, _texts = park_rates(web, probe, made, 1)
    best = max(*park, *again)
    rates = {"park": [*park, *again], "bare": bare, "textbook": textbook}
    print(f"deliveries a second: {json.dumps(rates)}", flush=True)
    return {
        "ratio_bare": round(best / max(bare), 3),
        "ratio_textbook": round(best / max(textbook), 1),
        "deliveries_per_s": best,
    }


def park_rates(web: Web, probe: Probe, made: dict, rounds: int):
    path = live_path(made["topic"], probe.ask("head", made["topic"]))
    cookies = [cookie for cookie, _secret in made["people"]][:SIGNED_IN]
    rates = []
    with Crowd(web.ports[0], path, Door(), cookies) as crowd:
        crowd.connect(READERS)
        for _each in range(rounds):
            crowd.forget()
            probe.tell("burst", made["topic"], POSTS)
            rates.append(measured(crowd, web, probe.told))
        return rates, list(crowd.texts)


def bare_rates(web: Web, rounds: int) -> list[int]:
    rates = []
    with Crowd(web.ports[0], "/", Door()) as crowd:
        crowd.connect(READERS)
        for _each in range(rounds):
            crowd.forget()
            began = time.time()
            ask(web.ports[0])
            rates.append(measured(crowd, web, lambda began=began: began))
    return rates


def measured(crowd: Crowd, web: Web, when_begun) -> int:
    """Deliveries a second; says how busy both sides were, so that one sees which of them was the limit."""
    pid, before, own, frames = (
        web.pids[web.ports[0]],
        cpu_of(web.pids[web.ports[0]]),
        time.process_time(),
        crowd.frames,
    )
    last = crowd.listen(POSTS)
    own, frames = time.process_time() - own, crowd.frames - frames
    seconds = last - when_begun()
    print(
        f"{frames} in {seconds:.2f} s, faults {crowd.faults}, client busy {own / seconds:.0%},"
        f" server {(cpu_of(pid) - before) / max(frames, 1) * 1e6:.1f} µs each",
        flush=True,
    )
    return round(frames / seconds)


def memory_of_idle(env: dict, idle: int) -> dict:
    with Probe(env) as probe, Web(PARK, env, 1) as web:
        made, pid = probe.ask("plant", 3), web.pids[web.ports[0]]
        path = live_path(made["topic"], made["head"])
        with Crowd(web.ports[0], path, Door()) as crowd:
            crowd.connect(10)
            before, began = resident_kilobytes(pid), time.time()
            crowd.connect(idle - 10)
            took = time.time() - began
            crowd.stay(3)
            after = resident_kilobytes(pid)
    print(f"{idle} sockets in {took:.0f} s: {before} kB, then {after} kB", flush=True)
    return {
        "idle_kb_per_socket": round((after - before) / (idle - 10), 1),
        "idle_mb": round(after / 1024),
    }


def time_to_screen(env: dict, seconds: int) -> dict:
    """From the moment that stands in the event, which is a little before its commit."""
    with Probe(env) as probe, Web(PARK, env, 2) as web:
        made = probe.ask("plant", PEOPLE)
        cookies = [cookie for cookie, _secret in made["people"]][:SIGNED_IN]
        path = live_path(made["topic"], made["head"])
        with Crowd(web.ports[0], path, Door(), cookies) as crowd:
            crowd.connect(READERS)
            writing = begin_writing(web.ports[1:], made, seconds)
            crowd.stay(seconds + 3)
            print(f"at {RATE:g} a second: {writing.stdout.read().strip()}", flush=True)
            writing.wait()
        written = probe.ask("moments", made["topic"])
    first = made["head"] + int(RATE * WARM)
    waits = sorted(
        moment - written[str(seq)]
        for seq, moment in zip(crowd.seqs, crowd.moments, strict=True)
        if seq > first
    )
    at = {"p50_ms": 0.5, "p99_ms": 0.99, "max_ms": 1}
    return {
        "lost": READERS * (len(written) - made["head"]) - crowd.frames,
        **{
            name: round(waits[int((len(waits) - 1) * share)] * 1000, 1)
            for name, share in at.items()
        },
    }


def begin_writing(ports: list[int], made: dict, seconds: int) -> subprocess.Popen:
    writing = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.forum.pace"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    task = {**made, "ports": ports, "rate": RATE, "seconds": seconds}
    writing.stdin.write(json.dumps(task))
    writing.stdin.close()
    return writing


def live_path(topic: int, after: int) -> str:
    return f"/live/topics/{topic}/socket?after={after}&language=en"


def ask(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("POST", "/")
    connection.getresponse().read()
    connection.close()


def resident_kilobytes(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0])


def cpu_of(pid: int) -> float:
    """Seconds that the process has worked."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
