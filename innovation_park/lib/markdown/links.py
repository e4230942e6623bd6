"""Where a post may lead, and addresses that were typed without any signs around them.

Our own finder of addresses instead of linkify-it: it leaves a Korean particle glued to a host outside
(example.org에서), and makes no link of the names of files (readme.md).
"""

import re
from urllib.parse import urlsplit

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

ATTACHMENT = "attachment:"
UNSAFE = re.compile(r"[\x00-\x20\\\x7f]")
MAIL = re.compile(
    r"mailto:[A-Za-z0-9.!#$%'*+/=^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}", re.IGNORECASE
)
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
HOST = (
    rf"(?:(?:{LABEL}\.){{1,10}}[A-Za-z]{{2,24}}(?![A-Za-z0-9-])(?!\.\w)"
    r"|localhost|(?:\d{1,3}\.){3}\d{1,3}"
    r"|(?:[\w-]{1,63}\.){1,10}[^\W\d_]{2,24})"
)
ADDRESS = re.compile(
    rf"(?<![\w/@.:-])(?:https?://|(?=www\.))(?>{HOST})(?>(?::\d{{2,5}})?)(?!@|:\S{{0,200}}@)"
    r"(?:[/?#][^\s<>\"`]*)?",
    re.IGNORECASE,
)
SHOWN_HOST = re.compile(rf"\s*(?:https?://)?(?:www\.)?({HOST})(?:[:/?#]\S*)?\s*")
BEHIND = ".,;:!?…*_~'\"”’»。、，！？』」〉》"


def may_lead(url: str) -> bool:
    """Pages of the web, letters to one address, and places of this site. Never a name before the host."""
    if UNSAFE.search(url):
        return False
    if url.startswith("/"):
        return not url.startswith("//")
    if url.lower().startswith("mailto:"):
        return MAIL.fullmatch(url) is not None
    return is_web_address(url)


def is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and "@" not in parts.netloc


def host_of(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def trimmed(address: str) -> str:
    """Without the full stop of the sentence and brackets that were opened outside."""
    surplus = {
        closing: address.count(closing) - address.count(opening)
        for opening, closing in ("()", "[]", "{}")
    }
    end = len(address)
    while end:
        last = address[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in BEHIND:
            break
        end -= 1
    return address[:end]


def find_addresses(text: str) -> list[tuple[int, int, str]]:
    """``(start, end, url)`` of every address that may be led to."""
    found = []
    for match in ADDRESS.finditer(text):
        shown = trimmed(match.group())
        url = shown if "://" in shown[:8] else f"https://{shown}"
        found.append((match.start(), match.start() + len(shown), url))
    return found


def link_addresses(state: StateCore) -> None:
    """Core rule: addresses in the text become links, except inside links."""
    for block in state.tokens:
        if block.type == "inline" and block.children and _has_address(block.content):
            block.children = _with_links(state, block.children)


def _has_address(text: str) -> bool:
    lowered = text.lower()
    return "://" in lowered or "www." in lowered


def _with_links(state: StateCore, children: list[Token]) -> list[Token]:
    result, depth = [], 0
    for token in children:
        depth += token.nesting if token.type in ("link_open", "link_close") else 0
        if token.type == "text" and not depth:
            result += _pieces(state, token)
        else:
            result.append(token)
    return result


def _pieces(state: StateCore, token: Token) -> list[Token]:
    pieces, last = [], 0
    for start, end, address in find_addresses(token.content):
        url = state.md.normalizeLink(address)
        if not may_lead(url):
            continue
        pieces.append(text_token(token.content[last:start]))
        pieces += link_tokens(url, token.content[start:end], info="auto")
        last = end
    return [*pieces, text_token(token.content[last:])] if pieces else [token]


def link_tokens(url: str, words: str, info: str = "") -> list[Token]:
    return [
        Token("link_open", "a", 1, attrs={"href": url}, info=info),
        text_token(words),
        Token("link_close", "a", -1),
    ]


def text_token(words: str) -> Token:
    return Token("text", "", 0, content=words)


def names_another_host(words: str, url: str) -> bool:
    """The words of a link look like an address, and it leads elsewhere."""
    shown = SHOWN_HOST.fullmatch(words)
    return shown is not None and shown[1].lower() != host_of(url)
