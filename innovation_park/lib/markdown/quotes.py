"""Quotes of another post: a quotation whose first line says which, ``> #12 Minji Kim:``.

It reads well as plain text, can be typed by hand, and who wrote the post is taken from the post, not
from the line.
"""

import re
from dataclasses import dataclass

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from .links import link_tokens
from .visible import one_line, visible_text

SOURCE = re.compile(r"#(\d{1,9})(?:\s[^\n]{0,120})?:[ \t]*(?:\n|$)")
QUOTING = re.compile(
    r"^[> \t]{1,40}#(\d{1,9})(?:\s[^\n]{0,120})?:[ \t]*$", re.MULTILINE
)
QUOTED = re.compile(r"[> \t]{0,40}")
MAX_QUOTED = 1_000
MAX_LOOKED_UP = 50


@dataclass(frozen=True)
class QuotedPost:
    """Without ``author`` the number alone leads there: a name would stay in the quotes of others."""

    url: str
    author: str = ""

    def label(self, number: int) -> str:
        return f"#{number} {one_line(self.author)}".rstrip()


def quoted_numbers(source: str) -> list[int]:
    """The posts to look up before rendering."""
    found = QUOTING.finditer(source)
    return list(dict.fromkeys(int(match[1]) for match in found))[:MAX_LOOKED_UP]


def quote_of(number: int, source: str, author: str = "") -> str:
    """What the answer form begins with. Quotes inside the quote are left out."""
    own = [
        line for line in visible_text(source).split("\n") if not line.startswith(">")
    ]
    words = "\n".join(own).strip()
    if len(words) > MAX_QUOTED:
        words = words[:MAX_QUOTED].rsplit("\n", 1)[0] + " …"
    label = QuotedPost("", author).label(number)
    lines = [f"{label}:", *words.split("\n")]
    return "".join(f"> {line}".rstrip() + "\n" for line in lines) + "\n"


def without_quotes(source: str, numbers: set[int]) -> str:
    """Quotes of these posts keep the line that says which, and lose what they quote."""
    if not numbers:
        return source
    left, depth = [], 0  # of the quote that is being left out
    for line in source.split("\n"):
        marks = QUOTED.match(line)[0]
        named = QUOTING.match(line)
        if named and not (depth and marks.count(">") > depth):
            depth = marks.count(">") if int(named[1]) in numbers else 0
            if depth:
                left += [f"{marks}#{named[1]}:", f"{marks}…"]
                continue
        elif marks.count(">") < max(depth, 1):
            depth = 0
        if not depth:
            left.append(line)
    return "\n".join(left)


def name_sources(state: StateCore) -> None:
    """Core rule: the first line of a quotation becomes a link to the post that it names."""
    tokens = state.tokens
    for index in range(len(tokens) - 3, -1, -1):
        if tokens[index].type != "blockquote_open":
            continue
        if tokens[index + 1].type != "paragraph_open":
            continue
        match = SOURCE.match(tokens[index + 2].content)
        post = state.env["posts"].get(int(match[1])) if match else None
        if post:
            state.env["quoted"][int(match[1])] = None
            _name_source(tokens, index + 1, int(match[1]), post)


def _name_source(tokens: list[Token], start: int, number: int, post: QuotedPost):
    """``start`` is the paragraph that begins with the line; it goes when nothing else is in it."""
    rest = _after_first_line(tokens[start + 1].children or [])
    named = [
        Token("paragraph_open", "p", 1, attrs={"class": "quote-source"}, block=True),
        Token(
            "inline",
            "",
            0,
            children=link_tokens(post.url, post.label(number)),
            meta={"is_source": True},
        ),
        Token("paragraph_close", "p", -1, block=True),
    ]
    if rest:
        tokens[start + 1].children = rest
        tokens[start:start] = named
    else:
        tokens[start : start + 3] = named


def _after_first_line(children: list[Token]) -> list[Token]:
    for index, token in enumerate(children):
        if token.type in ("softbreak", "hardbreak"):
            return children[index + 1 :]
    return []
