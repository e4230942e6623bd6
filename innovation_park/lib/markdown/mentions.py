"""``@minji``, ``@Minji_Kim`` or ``@[Minji Kim]``: somebody is spoken to.

A Korean particle or form of address may stick to the name (``@민지님께``), so the longest part of the
letters that somebody bears counts.
"""

import re
import unicodedata

from markdown_it.rules_inline import StateInline

LETTERS = r"[\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
NAME = re.compile(
    rf"@(?:\[(?P<framed>[^\[\]\n@]{{1,60}})\]|(?P<bare>{LETTERS}(?:[.-]?{LETTERS}){{0,59}}))"
)
BEFORE = re.compile(r"[\w/@.+-]")  # an address of mail or web goes on here
GLUED = re.compile("[\u0e00-\u0e7f\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
SHORTEST = 2
MAX_LOOKED_UP = 50
MAX_LINKED = 200


def mention_key(name: str) -> str:
    """How a name is looked up: case and blanks do not matter."""
    return "_".join(unicodedata.normalize("NFC", name).casefold().split())


def possible_mentions(source: str) -> list[str]:
    """Keys to look up before rendering: every name after an @, with what remains when endings are cut.

    More than are mentioned in the end (code is not told from text), and of the first fifty names only.
    """
    keys = {}
    for count, match in enumerate(NAME.finditer(source)):
        if count == MAX_LOOKED_UP:
            break
        keys |= dict.fromkeys(key for key, _end in _readings(match))
    return list(keys)


def _readings(match: re.Match) -> list[tuple[str, int]]:
    """The key and where it ends, the longest first."""
    if match["framed"]:
        return [(mention_key(match["framed"]), match.end())]
    name, start = match["bare"], match.start("bare")
    lengths = [len(name)] + [
        length
        for length in range(len(name) - 1, SHORTEST - 1, -1)
        if GLUED.match(name[length])
    ]
    return [(mention_key(name[:length]), start + length) for length in lengths]


def without_mentions(source: str, keys: set[str]) -> str:
    """The names of these keys become ``@…``, wherever they stand behind an @."""

    def unnamed(match: re.Match) -> str:
        for key, end in _readings(match):
            if key in keys:
                return f"@…{match.string[end : match.end()]}"
        return match[0]

    return NAME.sub(unnamed, source) if keys else source


def mention(state: StateInline, silent: bool) -> bool:
    """Inline rule; ``env["mentions"]`` says who can be spoken to and where they are found."""
    if state.src[state.pos] != "@" or state.linkLevel:
        return False
    if state.env["mentions_left"] <= 0:
        return False
    if state.pos and BEFORE.match(state.src[state.pos - 1]):
        return False
    match = NAME.match(state.src, state.pos, state.posMax)
    for key, end in _readings(match) if match else ():
        if key in state.env["mentions"]:
            if not silent:
                _push(state, key, match["framed"] or state.src[state.pos + 1 : end])
            state.pos = end
            return True
    return False


def _push(state: StateInline, key: str, name: str) -> None:
    state.env["mentions_left"] -= 1
    url = state.env["mentions"][key]
    attrs = {"class": "mention"} | ({"href": url} if url else {})
    tag = "a" if url else "span"
    opening = state.push("mention_open", tag, 1)
    opening.attrs, opening.meta = attrs, {"key": key}
    state.push("text", "", 0).content = f"@{name}"
    state.push("mention_close", tag, -1)
