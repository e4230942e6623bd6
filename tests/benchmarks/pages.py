"""How fast the public pages are, and whether the page cache is exact. ``make bench NAME=pages``

On the demonstration park and on one ten times larger: queries and time of every kind of public
page. In front of the smaller one: requests per second beside a bare application that returns the
same bytes, stale reads after writes, answers of sessions in the cache, memory.
"""

import http.client
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from urllib.parse import urlsplit

from tests.benchmarks.load import rate
from tests.demo_park import (
    ROOT,
    environment_of,
    free_port,
    plant_park,
    served,
    stop,
    wait_for,
    working,
)

WEB_OPTIONS = [
    "--host",
    "127.0.0.1",
    "--no-access-log",
    "--log-level",
    "warning",
    "--no-server-header",
    "--lifespan",
    "off",
]
ROUNDS = 60
LANGUAGES = ("en", "ko", "th")
# An experiment whose page says how many places it has.
WITH_PLACES = """
SELECT slug, capacity FROM experiments_experiment
WHERE status IN ('recruiting', 'running') AND capacity > 20 ORDER BY id
"""


def main():
    with tempfile.TemporaryDirectory(prefix="park-bench-") as temporary:
        small, large = Path(temporary) / "small", Path(temporary) / "large"
        plant_park(small)
        plant_park(large, times=10)
        before, after = probe(small), probe(large)
        show(before, after)
        figures = {
            "max_queries": max(
                page["queries"] for page in [*before.values(), *after.values()]
            ),
            "queries_growth": max(
                after[address]["queries"] - before[address]["queries"]
                for address in before.keys() & after.keys()
            ),
            "p95_ms": max(
                page["p95_ms"] for page in [*before.values(), *after.values()]
            ),
            **in_front_of(small),
        }
    print(json.dumps(figures))


def probe(folder: Path) -> dict:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.probe"],
        cwd=ROOT,
        env=environment_of(folder),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return json.loads(done.stdout)


def show(before: dict, after: dict) -> None:
    print(f"{'page':60} queries x1 x10   p50 x1 x10   p95 x1 x10 (ms)")
    for address, page in sorted(before.items()):
        other = after.get(address, {"queries": "-", "p50_ms": "-", "p95_ms": "-"})
        line = (
            page["queries"],
            other["queries"],
            page["p50_ms"],
            other["p50_ms"],
            page["p95_ms"],
            other["p95_ms"],
        )
        print(f"{address[:60]:60}" + "".join(f"{figure:>9}" for figure in line))


def in_front_of(folder: Path) -> dict:
    with served(folder) as (address, web), working(folder) as worker:
        ratio = ratio_to_bare(folder, f"{address}/en/")
        stale = stale_reads(folder, urlsplit(address).port)
        leaked = leaks(folder, urlsplit(address).port)
        memory = resident_megabytes(web.pid) + resident_megabytes(worker.pid)
    return {"ratio_bare": ratio, "stale": stale, "leaked": leaked, "memory_mb": memory}


def ratio_to_bare(folder: Path, address: str) -> float:
    """The best of three against the best of three, taken in turns: the machine is not always equally quiet."""
    port = urlsplit(address).port
    _status, headers, body = get(port, "/en/", {"Accept-Encoding": "gzip"}, twice=True)
    answer = folder / "answer.json"
    kept = [(name, value) for name, value in headers if name.lower() != "date"]
    answer.write_text(json.dumps({"headers": kept, "body": body.hex()}))
    with Bare(answer) as bare_address:
        park_rates, bare_rates = [], []
        for _ in range(3):
            park_rates.append(rate(address))
            bare_rates.append(rate(bare_address))
    print(
        f"requests per second: park {max(park_rates):.0f}, bare {max(bare_rates):.0f}"
    )
    return round(max(park_rates) / max(bare_rates), 3)


class Bare:
    def __init__(self, answer: Path):
        self.port = free_port()
        command = [
            sys.executable,
            "-m",
            "uvicorn",
            "tests.benchmarks.bare:application",
            "--port",
            str(self.port),
            *WEB_OPTIONS,
        ]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, "BARE_ANSWER": str(answer)}
        )
        wait_for(f"http://127.0.0.1:{self.port}/", self.process)

    def __enter__(self):
        return f"http://localhost:{self.port}/"

    def __exit__(self, *_):
        stop(self.process)


def get(port, path, headers=None, *, twice=False):
    for _ in range(2 if twice else 1):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request(
            "GET", path, headers={"Host": f"localhost:{port}", **(headers or {})}
        )
        response = connection.getresponse()
        answer = response.status, response.getheaders(), response.read()
        connection.close()
    return answer


def stale_reads(folder: Path, port: int) -> int:
    """Writes by a process that knows nothing of the cache, each followed by a read in every language, under load."""
    database = sqlite3.connect(
        folder / "park.sqlite3", timeout=20, isolation_level=None
    )
    slug, capacity = database.execute(WITH_PLACES).fetchone()
    done = threading.Event()
    crowd = [
        threading.Thread(target=read_on, args=(port, slug, done)) for _ in range(3)
    ]
    for reader in crowd:
        reader.start()
    stale = 0
    try:
        for number in range(ROUNDS):
            stale += stale_after_join(database, port, slug, capacity + 1000 + number)
            stale += stale_after_edit(
                database, port, slug, f"Marker {number} of the measurement"
            )
    finally:
        done.set()
        for reader in crowd:
            reader.join()
        database.close()
    return stale


def read_on(port, slug, done):
    while not done.is_set():
        for language in LANGUAGES:
            get(port, f"/{language}/experiments/{slug}/")


def stale_after_join(database, port, slug, capacity) -> int:
    database.execute(
        "UPDATE experiments_experiment SET capacity = ? WHERE slug = ?",
        [capacity, slug],
    )
    return sum(
        not is_shown(port, f"/{language}/experiments/{slug}/", capacity)
        for language in LANGUAGES
    )


def is_shown(port, path, number) -> bool:
    """The number in the reader's writing: with a separator, or without."""
    text = re.sub(r"(?<=\d)[,.\s](?=\d)", "", get(port, path)[2].decode())
    return str(number) in text


def stale_after_edit(database, port, slug, title) -> int:
    stale = 0
    for language in LANGUAGES:
        database.execute(
            "UPDATE wagtailcore_page SET title = ? WHERE url_path LIKE ?",
            [f"{title} {language}", f"%/{slug}/"],
        )
        stale += (
            f"{title} {language}"
            not in get(port, f"/{language}/experiments/{slug}/")[2].decode()
        )
    return stale


def leaks(folder: Path, port: int) -> int:
    """Signed-in readers look at every kind of page in turns with visitors; the marker of a person must reach no visitor."""
    sessions = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.sessions"],
        cwd=ROOT,
        env=environment_of(folder),
        capture_output=True,
        text=True,
        check=True,
    )
    cookie, marker = sessions.stdout.split("\n")[:2]
    leaked = 0
    for language in LANGUAGES:
        for path in (
            f"/{language}/",
            f"/{language}/experiments/",
            f"/{language}/search/?q=bus",
            f"/{language}/me/",
            f"/{language}/account/login/",
        ):
            get(port, path, {"Cookie": cookie})
            _status, headers, body = get(port, path, twice=True)
            names = {name.lower(): value for name, value in headers}
            leaked += marker in body.decode() or (
                names.get("x-park-cache") == "hit" and "set-cookie" in names
            )
            _status, headers, _body = get(port, path, {"Cookie": cookie})
            leaked += dict(headers).get("x-park-cache") == "hit"
    return leaked


def resident_megabytes(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return round(int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024)


if __name__ == "__main__":
    main()
