"""Which of the commands was meant."""

import os
import sys

from .telling import ROOT, Refusal, say


def main(arguments):
    os.chdir(ROOT)
    sys.stdout.reconfigure(line_buffering=True)
    command, *rest = arguments or ["help"]
    try:
        return _run(command, *rest)
    except Refusal as refusal:
        say(str(refusal))
        return 1
    except KeyboardInterrupt:
        say("\nStopped.")
        return 130


def _run(command, *rest):
    if command == "run":
        from . import serve  # noqa: PLC0415 - only what is asked for

        return serve.run(*rest)
    if command == "test":
        from . import suite  # noqa: PLC0415

        return suite.run()
    if command == "bench":
        from . import bench  # noqa: PLC0415

        return bench.run(*rest)
    raise Refusal("Choose one: run, test, bench.")
