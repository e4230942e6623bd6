"""The strings of the shared corpora, and how they are dealt out among the fields."""

import json

from tests.shared import shared_file

# Of each list of attacks every n-th: the lists repeat each other with other words in them.
FAMILIES = {
    "xss": 24,
    "sqli": 1,
    "unicode": 2,
    "redirect": 4,
    "paths": 80,
}


def all_strings() -> list[str]:
    """Every naughty string, and every list of attacks in full."""
    return _strings(dict.fromkeys(FAMILIES, 1))


def bad_strings() -> list[str]:
    """Every naughty string, and of each list of attacks some from everywhere in it."""
    return _strings(FAMILIES)


def attacks() -> list[str]:
    """The strings that want to run in a browser."""
    return [
        string for string in bad_strings() if "<" in string or "javascript:" in string
    ]


def dealt(strings: list[str], place: int, places: int) -> list[str]:
    """The share of one place; together the places get every string."""
    return strings[place::places]


def _strings(families: dict[str, int]) -> list[str]:
    strings = json.loads(shared_file("corpora/blns/blns.json").read_text())
    for folder, every in families.items():
        for path in sorted(shared_file(f"corpora/{folder}").glob("*.txt")):
            strings += path.read_text(errors="replace").splitlines()[::every]
    return list(dict.fromkeys(strings))
