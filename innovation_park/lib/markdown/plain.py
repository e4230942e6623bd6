"""The words of a post without its signs: for letters, search, lists and fingerprints."""

from collections.abc import Iterable

from markdown_it.token import Token

EXCERPT = 240
BREAKS = ("softbreak", "hardbreak")


def words_of(tokens: Iterable[Token], *, with_quotes: bool) -> str:
    """One line for each paragraph, item, cell or line of code."""
    lines, quoted = [], 0
    for token in tokens:
        if token.type in ("blockquote_open", "blockquote_close"):
            quoted += token.nesting
        elif quoted and not with_quotes:
            continue
        elif token.type == "inline" and not token.meta.get("is_source"):
            lines.append(_inline_words(token.children or []))
        elif token.type in ("fence", "code_block"):
            lines.append(token.content.rstrip("\n"))
    return "\n".join(line for line in lines if line.strip())


def _inline_words(children: list[Token]) -> str:
    parts = []
    for token in children:
        if token.type in BREAKS:
            parts.append("\n")
        elif token.type == "image":
            parts.append(_inline_words(token.children or []))
        else:
            parts.append(token.content)
    return "".join(parts)


def excerpt_of(text: str, length: int = EXCERPT) -> str:
    """One line, cut between words where there are blanks."""
    words = " ".join(text[: length * 4].split())
    if len(words) <= length:
        return words
    cut = words[:length]
    at_blank = cut.rfind(" ")
    return (cut[:at_blank] if at_blank > length // 2 else cut[:-1]).rstrip() + "…"
