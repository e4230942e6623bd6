"""The parser of posts: markdown-it's ``js-default`` with HTML off, and bounds on what may grow."""

import re

from markdown_it import MarkdownIt

from .fragments import Fragments, finish
from .links import ATTACHMENT, link_addresses, may_lead
from .mentions import mention
from .quotes import name_sources
from .tables import small_table

MAX_DEPTH = 24  # of tokens: a list in a list in a quotation has six
MAX_OPEN_BRACKETS = 24
MAX_MARKERS = 12  # of quotations and lists at the beginning of one line
MAX_PARTS = 2_000  # each costs up to a tenth of a millisecond
SIGNS = "*_~`"
MARK = re.compile(r"(?:^|(?<=[ \t>]))(?:[-*+>]|\d{1,9}[.)])(?=[ \t>])", re.MULTILINE)
MARKER = r"[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))"
TOO_MANY_MARKERS = re.compile(f"^(?:{MARKER}){{{MAX_MARKERS + 1}}}", re.MULTILINE)
LEFT_OUT = [
    "reference",
    "html_block",
    "html_inline",
]  # references repeat long addresses


def _parser() -> MarkdownIt:
    parser = MarkdownIt(
        "js-default",
        {"html": False, "breaks": True, "maxNesting": MAX_DEPTH},
        renderer_cls=Fragments,
    )
    parser.disable(LEFT_OUT)
    parser.validateLink = lambda url: url.startswith(ATTACHMENT) or may_lead(url)
    parser.inline.ruler.before("autolink", "mention", mention)
    parser.block.ruler.at("table", small_table, {"alt": ["paragraph", "reference"]})
    parser.core.ruler.at("linkify", link_addresses)
    parser.core.ruler.after("text_join", "finish", finish)
    parser.core.ruler.after("finish", "quotes", name_sources)
    return parser


PARSER = _parser()


def is_tame(source: str) -> bool:
    """Within what people write. More would cost time, or lose its innermost words."""
    return (
        _parts(source) <= MAX_PARTS
        and not TOO_MANY_MARKERS.search(source)
        and _open_brackets(source) <= MAX_OPEN_BRACKETS
    )


def _parts(source: str) -> int:
    """Lines, cells, items and quotations, and what is emphasised, which costs a quarter of them."""
    signs = sum(map(source.count, SIGNS))
    return (
        source.count("\n") + source.count("|") + len(MARK.findall(source)) + signs // 4
    )


def _open_brackets(source: str) -> int:
    """The most brackets that stand open at once within a paragraph."""
    deepest = 0
    for paragraph in source.split("\n\n"):
        opened = 0
        for sign in re.findall(r"[\[\]]", paragraph):
            opened = opened + 1 if sign == "[" else max(opened - 1, 0)
            deepest = max(deepest, opened)
    return deepest


def was_cut(tokens) -> bool:
    """The parser reached its depth and left something out."""
    return any(token.level >= MAX_DEPTH - 1 for token in tokens)
