"""``make bench``: every measurement of ``tests/benchmarks``, or the one that was named."""

import os
import tempfile

from .environment import PYTHON, ensure_environment, require_writable_folder
from .supervisor import Stopped, Supervisor
from .telling import ROOT, Refusal, say


def run(name=""):
    require_writable_folder()
    ensure_environment("tests/requirements.txt")
    known = {
        path.stem: path
        for path in sorted((ROOT / "tests" / "benchmarks").glob("[a-z]*.py"))
    }
    if name and name not in known:
        raise Refusal(
            f"There is no benchmark {name}: choose one of {', '.join(known)}."
        )
    try:
        results = [_measure(benchmark) for benchmark in ([name] if name else known)]
    except Stopped:
        return 130
    return max(results, default=0)


def _measure(name):
    say(f"== {name}")
    with (
        tempfile.TemporaryDirectory(prefix="park-bench-") as folder,
        Supervisor() as supervisor,
    ):
        os.chmod(folder, 0o755)  # noqa: S103 - the user postgres passes through
        environment = {**os.environ, "TMPDIR": folder}
        process = supervisor.start(
            name, [str(PYTHON), "-m", f"tests.benchmarks.{name}"], env=environment
        )
        supervisor.wait_until(lambda: process.poll() is not None, 3600)
        return process.returncode
