"""How a post's parts are written as HTML: headings below those of the page, pictures of the park only."""

from dataclasses import dataclass

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from .links import (
    ATTACHMENT,
    host_of,
    is_web_address,
    link_tokens,
    names_another_host,
    text_token,
)

CODE_LANGUAGES = frozenset(
    [
        "bash",
        "c",
        "cpp",
        "csharp",
        "css",
        "csv",
        "diff",
        "go",
        "html",
        "java",
        "javascript",
        "json",
        "kotlin",
        "markdown",
        "php",
        "python",
        "r",
        "ruby",
        "rust",
        "shell",
        "sql",
        "swift",
        "text",
        "toml",
        "typescript",
        "xml",
        "yaml",
    ]
)
HEADINGS_BEGIN = 3
MAX_CARDS = 5
HAS_DIRECTION = {
    "paragraph_open",
    "heading_open",
    "list_item_open",
    "th_open",
    "td_open",
}
ALIGNED = {"text-align:center": "is-center", "text-align:right": "is-end"}


@dataclass(frozen=True)
class Picture:
    """``srcset`` as in HTML, or empty. All addresses are of this site and begin with a slash."""

    src: str
    width: int
    height: int
    srcset: str = ""


@dataclass(frozen=True)
class Card:
    """What is shown below a link that stands alone."""

    title: str
    description: str = ""
    site: str = ""


class Fragments(RendererHTML):
    def fence(self, tokens, idx, options, env):
        language = tokens[idx].info.strip().split(maxsplit=1)[:1]
        known = language and language[0].lower() in CODE_LANGUAGES
        marked = f' class="language-{language[0].lower()}"' if known else ""
        return _code(tokens[idx].content, marked)

    def code_block(self, tokens, idx, options, env):
        return _code(tokens[idx].content)

    def table_open(self, tokens, idx, options, env):
        return '<div class="table-scroll" tabindex="0"><table>\n'

    def table_close(self, tokens, idx, options, env):
        return "</table></div>\n"

    def image(self, tokens, idx, options, env):
        """Only pictures that the post may show are still images by now."""
        picture = env["pictures"][tokens[idx].attrs["src"]]
        alt = self.renderInlineAsText(tokens[idx].children, options, env)
        given = {
            "src": picture.src,
            "alt": alt,
            "width": picture.width,
            "height": picture.height,
            "loading": "lazy",
            "decoding": "async",
        }
        if picture.srcset:
            given |= {
                "srcset": picture.srcset,
                "sizes": "(min-width: 45rem) 40rem, 100vw",
            }
        pairs = "".join(
            f' {name}="{escapeHtml(str(value))}"' for name, value in given.items()
        )
        return f"<img{pairs}>"

    def card(self, tokens, idx, options, env):
        card, url = tokens[idx].meta["card"], escapeHtml(tokens[idx].meta["url"])
        description = (
            f'<p dir="auto">{escapeHtml(card.description)}</p>'
            if card.description
            else ""
        )
        site = escapeHtml(card.site or host_of(tokens[idx].meta["url"]))
        return (
            f'<div class="link-card"><p class="link-card-site">{site}</p>'
            f'<p class="link-card-title" dir="auto"><a href="{url}">{escapeHtml(card.title)}</a></p>'
            f"{description}</div>\n"
        )


def _code(content: str, marked: str = "") -> str:
    return f'<pre dir="auto"><code{marked}>{escapeHtml(content)}</code></pre>\n'


def finish(state: StateCore) -> None:
    """Core rule, last: what each token may become, and what the post leads to and shows."""
    quoted = 0
    for token in state.tokens:
        if token.type in ("blockquote_open", "blockquote_close"):
            quoted += token.nesting
        if token.type in HAS_DIRECTION:
            token.attrs = {"dir": "auto"} | token.attrs
        if token.tag in ("th", "td") and "style" in token.attrs:
            _align(token)
        if token.type in ("heading_open", "heading_close"):
            level = int(token.tag[1]) + HEADINGS_BEGIN - 1
            token.tag = f"h{min(level, 6)}"
        if token.type == "inline":
            token.children = _settled(state, token.children or [])
            if not quoted:
                _note_mentions(state, token.children)
    _deal_cards(state)


def _note_mentions(state: StateCore, children: list[Token]) -> None:
    """Whoever is named in a quote was spoken to by somebody else."""
    for token in children:
        if token.type == "mention_open":
            state.env["mentioned"][token.meta["key"]] = None


def _align(token: Token) -> None:
    name = ALIGNED.get(token.attrs.pop("style"))
    if name:
        token.attrs["class"] = name


def _settled(state: StateCore, children: list[Token]) -> list[Token]:
    result, opened = [], None
    for index, token in enumerate(children):
        if token.type == "image":
            result += _settled_image(state, token, within_link=opened is not None)
            continue
        if token.type == "link_open":
            opened = index
            _settle_link(state, token)
        elif token.type == "link_close":
            result += _true_host(children[opened], children[opened + 1 : index])
            opened = None
        result.append(token)
    return result


def _settle_link(state: StateCore, token: Token) -> None:
    """The words of a link to a picture that is not there stay; the link does not. Titles go: nobody sees them."""
    url = token.attrs["href"]
    token.attrs = {"href": url}
    if url.startswith(ATTACHMENT):
        picture = state.env["pictures"].get(url)
        token.attrs = {"href": picture.src} if picture else {}
    elif is_web_address(url):
        state.env["links"][url] = None


def _true_host(opening: Token, inside: list[Token]) -> list[Token]:
    """``[bank.example](https://thief.example)`` says behind its words where it leads."""
    url = str(opening.attrs.get("href", ""))
    if opening.info == "auto" or not is_web_address(url):
        return []
    if names_another_host("".join(token.content for token in inside), url):
        return [text_token(f" ({host_of(url)})")]
    return []


def _settled_image(state: StateCore, token: Token, *, within_link: bool) -> list[Token]:
    """Pictures from elsewhere would tell their owner who reads: they become links."""
    url = token.attrs["src"]
    if url in state.env["pictures"]:
        state.env["shown"][url.removeprefix(ATTACHMENT)] = None
        return [token]
    words = token.content or url.removeprefix(ATTACHMENT)
    if within_link or not is_web_address(url):
        return [text_token(f"[{words}]")]
    state.env["links"][url] = None
    return link_tokens(url, words)


def _deal_cards(state: StateCore) -> None:
    """Below each paragraph that is one address and nothing else, five at most."""
    tokens, dealt = [], set()
    for index, token in enumerate(state.tokens):
        tokens.append(token)
        if token.type != "paragraph_close" or token.level:
            continue
        url = _only_address(state.tokens[index - 1])
        alone = state.env["alone"]
        if not url or (url not in alone and len(alone) == MAX_CARDS):
            continue
        alone[url] = None
        card = state.env["cards"].get(url)
        if card and url not in dealt:
            dealt.add(url)
            meta = {"card": card, "url": url}
            tokens.append(Token("card", "", 0, meta=meta, block=True))
    state.tokens = tokens


def _only_address(inline: Token) -> str:
    children = inline.children or []
    types = [token.type for token in children if token.content.strip() or token.nesting]
    if types != ["link_open", "text", "link_close"]:
        return ""
    opening = next(token for token in children if token.type == "link_open")
    return str(opening.attrs.get("href", "")) if opening.info == "auto" else ""
