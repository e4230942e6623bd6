"""Answers questions about the measured topic on the database of the environment: a line in, a line of JSON out.

With the argument ``textbook`` whatever it writes is also told as the control tells it.
"""

import importlib
import json
import sys

import django

django.setup()

from tests.benchmarks.forum import paging, records  # noqa: E402

PARTS = {
    "plant": records.plant,
    "head": records.head,
    "stored": records.stored,
    "burst": records.burst,
    "moments": records.moments,
    "fill": records.fill,
    "measure_pages": paging.measure_pages,
}

if __name__ == "__main__":
    if sys.argv[1:] == ["textbook"]:
        importlib.import_module("tests.benchmarks.forum.textbook")
    for line in sys.stdin:
        part, *numbers = line.split()
        print(json.dumps(PARTS[part](*map(int, numbers))), flush=True)
