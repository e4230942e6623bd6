"""What changed between two versions of a text: by lines first, then by words where lines changed.

Comparing all words of two long texts at once would take minutes, so a passage in which too many words
could fit too many others is shown as taken away and added as a whole.
"""

from collections import Counter
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .word_changes import TOKEN, Piece, word_changes

MOST_PAIRS = 60_000  # equal tokens of the one and the other side, by which time grows
TAGS = {"removed": "del", "added": "ins"}


def text_differences(before: str, after: str) -> list[Piece]:
    """Joining ``same`` and ``removed`` gives ``before``; ``same`` and ``added`` gives ``after``."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    head, old, new, tail = _without_common(old, new)
    pieces = [Piece("same", head)]
    if _pairs(old, new) > MOST_PAIRS:
        pieces += _replaced("".join(old), "".join(new))
    else:
        pieces += _by_lines(old, new)
    return _joined([*pieces, Piece("same", tail)])


def _by_lines(old: list[str], new: list[str]) -> list[Piece]:
    pieces = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        removed, added = "".join(old[start:end]), "".join(new[new_start:new_end])
        pieces += (
            [Piece("same", removed)] if tag == "equal" else _by_words(removed, added)
        )
    return pieces


def _by_words(removed: str, added: str) -> list[Piece]:
    head, old, new, tail = _without_common(TOKEN.findall(removed), TOKEN.findall(added))
    compare = _replaced if _pairs(old, new) > MOST_PAIRS else word_changes
    middle = compare("".join(old), "".join(new))
    return [Piece("same", head), *middle, Piece("same", tail)]


def _without_common(
    old: list[str], new: list[str]
) -> tuple[str, list[str], list[str], str]:
    """What both begin with, what is left of each, and what both end with."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    end = len(old) - tail
    return (
        "".join(old[:head]),
        old[head:end],
        new[head : len(new) - tail],
        "".join(old[end:]),
    )


def _common(old: list[str], new: list[str]) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    differing = (place for place, (one, other) in pairs if one != other)
    return next(differing, min(len(old), len(new)))


def _pairs(old: list[str], new: list[str]) -> int:
    counts = Counter(new)
    return sum(counts[each] for each in old)


def _replaced(removed: str, added: str) -> list[Piece]:
    return [Piece("removed", removed), Piece("added", added)]


def _joined(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].kind == piece.kind:
            joined[-1] = Piece(piece.kind, joined[-1].text + piece.text)
        elif piece.text:
            joined.append(piece)
    return joined


def differences_html(before: str, after: str) -> SafeString:
    """``<del>`` and ``<ins>``, named aloud for those who do not see colours."""
    pieces = text_differences(before, after)
    return format_html_join("", "{}", ((_marked(piece),) for piece in pieces))


def _marked(piece: Piece) -> str:
    if piece.kind == "same":
        return piece.text
    return format_html(
        '<{tag}><span class="visually-hidden">{named} </span>{text}</{tag}>',
        tag=TAGS[piece.kind],
        named=_("taken away:") if piece.kind == "removed" else _("added:"),
        text=piece.text,
    )
