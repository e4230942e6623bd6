"""The second layer: whatever the parser wrote, only this comes out of it.

Never svg, math, style, id or name: they are how other sanitizers were passed. Classes are those that
the parser itself writes.
"""

import nh3

from .fragments import ALIGNED, CODE_LANGUAGES
from .links import may_lead

WITH_DIRECTION = ("p", "h3", "h4", "h5", "h6", "li", "th", "td", "pre")
TAGS = {
    *WITH_DIRECTION,
    *("a", "blockquote", "br", "code", "div", "em", "hr", "img", "ol", "s", "span"),
    *("strong", "table", "tbody", "thead", "tr", "ul"),
}
ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "a": {"href"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height"},
    "ol": {"start"},
}
VALUES = {tag: {"dir": {"auto"}} for tag in WITH_DIRECTION} | {
    "div": {"tabindex": {"0"}},
    "img": {"loading": {"lazy"}, "decoding": {"async"}},
}
CLASSES = {
    "a": {"mention"},
    "code": {f"language-{language}" for language in CODE_LANGUAGES},
    "div": {"link-card", "table-scroll"},
    "p": {"quote-source", "link-card-site", "link-card-title"},
    "span": {"mention"},
    "td": set(ALIGNED.values()),
    "th": set(ALIGNED.values()),
}


def _kept(tag: str, name: str, value: str) -> str | None:
    """Pictures come from this site only; links lead where the parser lets them lead, too."""
    if name == "href":
        return value if may_lead(value) else None
    if name == "src":
        return value if _is_ours(value) else None
    if name == "srcset":
        return value if all(map(_is_ours, value.split(", "))) else None
    if name == "start":
        return value if value.isdecimal() and len(value) < 10 else None
    return value


def _is_ours(address: str) -> bool:
    return address.startswith("/") and may_lead(address.split(" ")[0])


CLEANER = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags={"script", "style"},
    attributes=ATTRIBUTES,
    attribute_filter=_kept,
    tag_attribute_values=VALUES,
    allowed_classes=CLASSES,
    url_schemes={"http", "https", "mailto"},
    link_rel="nofollow ugc noopener",
    strip_comments=True,
)


def sanitized(html: str) -> str:
    return CLEANER.clean(html)
