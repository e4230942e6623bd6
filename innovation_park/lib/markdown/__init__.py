"""A post's text, from what was typed to what is shown.

Markdown goes through two layers that do not know of each other: markdown-it with HTML off, and nh3
last. Either alone keeps programs out. Nothing that was typed is lost: what is nested beyond reason is
shown as it was typed.

The result is to be stored with ``RENDERER_VERSION``; raise it whenever the same source would give
other HTML, and stored posts are rendered anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markdown_it.common.utils import escapeHtml

from .fragments import Card, Picture
from .links import ATTACHMENT, find_addresses
from .mentions import MAX_LINKED, mention_key, possible_mentions
from .parser import PARSER, is_tame, was_cut
from .plain import excerpt_of, words_of
from .quotes import QuotedPost, quote_of, quoted_numbers
from .sanitizer import sanitized
from .visible import one_line, visible_text, without_hidden

__all__ = [
    "MAX_BYTES",
    "RENDERER_VERSION",
    "Card",
    "Picture",
    "QuotedPost",
    "Rendered",
    "TextTooLong",
    "excerpt_of",
    "is_too_long",
    "mention_key",
    "one_line",
    "possible_mentions",
    "quote_of",
    "quoted_numbers",
    "render",
    "visible_text",
]

RENDERER_VERSION = 1
MAX_BYTES = 16 * 1024


class TextTooLong(ValueError):
    """Forms refuse such a text with a sentence before it comes here."""


@dataclass(frozen=True)
class Rendered:
    """``text`` is without quotes; ``words`` with them. ``links`` are whole addresses of the web, in order; ``alone``
    those that fill a paragraph, below which a card can stand."""

    html: str
    text: str
    words: str
    excerpt: str
    mentions: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    quotes: tuple[int, ...] = ()
    pictures: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    version: int = RENDERER_VERSION


def is_too_long(source: str) -> bool:
    return len(source.encode(errors="replace")) > MAX_BYTES


def render(
    source: str,
    *,
    mentions: Mapping[str, str] | None = None,
    posts: Mapping[int, QuotedPost] | None = None,
    pictures: Mapping[str, Picture] | None = None,
    cards: Mapping[str, Card] | None = None,
) -> Rendered:
    """At most 16 kB, in less than a quarter of a second of work.

    ``mentions``: address (or ``""``) by :func:`mention_key`. ``posts``: by the number that
    ``> #12 …:`` names. ``pictures``: by the key of ``![alt](attachment:key)``. ``cards``: by address,
    as found in :attr:`Rendered.links`.
    """
    if is_too_long(source):
        raise TextTooLong
    text = visible_text(source)
    env = {
        "mentions": mentions or {},
        "mentions_left": MAX_LINKED,
        "posts": posts or {},
        "pictures": {ATTACHMENT + key: each for key, each in (pictures or {}).items()},
        "cards": cards or {},
        **{found: {} for found in ("mentioned", "quoted", "links", "shown", "alone")},
    }
    tokens = PARSER.parse(text, env) if is_tame(text) else []
    if not tokens or was_cut(tokens):
        return _as_typed(text)
    html = PARSER.renderer.render(tokens, PARSER.options, env)
    own = without_hidden(words_of(tokens, with_quotes=False))
    return Rendered(
        html=sanitized(without_hidden(html)),
        text=own,
        words=without_hidden(words_of(tokens, with_quotes=True)),
        excerpt=excerpt_of(own),
        mentions=tuple(env["mentioned"]),
        links=tuple(env["links"]),
        quotes=tuple(env["quoted"]),
        pictures=tuple(env["shown"]),
        alone=tuple(env["alone"]),
    )


def _as_typed(text: str) -> Rendered:
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    html = "".join(
        f'<p dir="auto">{escapeHtml(part).replace(chr(10), "<br>")}</p>\n'
        for part in paragraphs
    )
    links = dict.fromkeys(url for _start, _end, url in find_addresses(text))
    return Rendered(
        html=sanitized(html),
        text=text,
        words=text,
        excerpt=excerpt_of(text),
        links=tuple(links),
    )
