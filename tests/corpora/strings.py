"""The strings of the shared corpora, thinned so that every family stays."""

import json

from tests.shared import shared_file

FAMILIES = {
    "xss": ("xss", 12),
    "sqli": ("sqli", 1),
    "unicode": ("unicode", 2),
    "redirect": ("redirect", 4),
    "paths": ("paths", 40),
}


def bad_strings() -> list[str]:
    """Every naughty string, and every n-th of each list of attacks."""
    strings = json.loads(shared_file("corpora/blns/blns.json").read_text())
    for folder, every in FAMILIES.values():
        for path in sorted(shared_file(f"corpora/{folder}").glob("*.txt")):
            strings += path.read_text(errors="replace").splitlines()[::every]
    return list(dict.fromkeys(strings))


def attacks() -> list[str]:
    """The strings that want to run in a browser."""
    return [
        string for string in bad_strings() if "<" in string or "javascript:" in string
    ]
