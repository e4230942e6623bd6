"""Whether a topic of ten thousand posts is read as easily as a short one. ``make bench NAME=forum_pages``

On PostgreSQL: queries and time of the first, the middle and the last page, for visitors and for somebody signed in.
"""

import json
import sys
import tempfile
from pathlib import Path

from innovation_park.start.servers import Postgres
from innovation_park.start.supervisor import Supervisor
from tests.benchmarks.forum.park import Probe, environment_of

SHORT, LONG = 100, 10_000


def main(short: int = SHORT, long: int = LONG):
    with (
        tempfile.TemporaryDirectory(prefix="park-bench-") as temporary,
        Supervisor() as supervisor,
    ):
        folder = Path(temporary)
        folder.chmod(0o755)  # the server's own user looks into it
        postgres = Postgres(folder / "postgres")
        postgres.start(supervisor)
        environment = environment_of(folder, postgres.address, redis="")
        # Pages name files by their hashes in production, which have to be made first; that is not what is measured.
        environment["DJANGO_SETTINGS_MODULE"] = "innovation_park.settings.dev"
        with Probe(environment) as probe:
            before, after = (measured(probe, posts) for posts in (short, long))
    print(f"{short} posts: {json.dumps(before)}\n{long} posts: {json.dumps(after)}")
    growth = zip(before["queries"], after["queries"], strict=True)
    figures = {
        "max_queries": max(after["queries"]),
        "queries_growth": max(larger - smaller for smaller, larger in growth),
        "p95_ms": after["p95_ms"],
    }
    print(json.dumps(figures))


def measured(probe: Probe, posts: int) -> dict:
    made = probe.ask("fill", posts)
    return probe.ask("measure_pages", made["topic"], made["person"])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
