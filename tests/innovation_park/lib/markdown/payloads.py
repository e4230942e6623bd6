"""Every string of the shared corpora that wants to run, alone and in every place that a post has."""

import json
import re

from tests.shared import shared_file

ESCAPED = re.compile(r"\\x([0-9A-Fa-f]{2})")  # the lists write some signs so
PLACES = (
    "{}",
    "[words]({})",
    "[{}](https://example.org/)",
    "![{}](https://example.org/x.png)",
    "![words]({})",
    "> #1 {}:\n> {}",
    "# {}",
    "- {}\n- @[{}]",
    "| {} | b |\n|:-:|---|\n| c | {} |",
    "```{}\n{}\n```",
    "<{}>",
    "https://example.org/{}",
    "**{}** `{}` ~~{}~~",
)


def payloads() -> list[str]:
    found = json.loads(shared_file("corpora/blns/blns.json").read_text())
    for path in sorted(shared_file("corpora/xss").glob("*.txt")):
        text = path.read_text(errors="replace")
        found += [*text.splitlines(), text[:16_000]]
    for path in sorted(shared_file("corpora/svg").glob("*.svg")):
        found.append(path.read_text(errors="replace"))
    for path in sorted(shared_file("corpora/unicode").glob("*.txt")):
        found += path.read_text(errors="replace").splitlines()
    found += [ESCAPED.sub(_meant, each) for each in found if ESCAPED.search(each)]
    return list(dict.fromkeys(each for each in found if each.strip()))


def _meant(match: re.Match) -> str:
    return chr(int(match[1], 16))


def in_places(strings: list[str]) -> list[str]:
    """Each in one place after another, so that every place gets strings of every list."""
    return [
        PLACES[number % len(PLACES)].replace("{}", each)
        for number, each in enumerate(strings)
    ]
