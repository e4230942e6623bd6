"""A rendered post as a letter can show it: whole addresses, no pictures, no classes; cleaned once more."""

import re
from functools import cache

import nh3

from .links import may_lead

PICTURE = re.compile(r'<img((?:\s+[\w-]+="[^"]*")*)\s*/?>')
WORDS_OF_PICTURE = re.compile(r'\salt="([^"]*)"')
TAGS = {
    *("a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol"),
    *("p", "pre", "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}


def for_letters(html: str, site: str) -> str:
    """``site`` is the park's own address, without a slash at its end."""
    return _cleaner(site).clean(PICTURE.sub(_instead, html))


def _instead(picture: re.Match) -> str:
    words = WORDS_OF_PICTURE.search(picture[1])
    return f"<em>[{words[1]}]</em>" if words and words[1] else ""


@cache
def _cleaner(site: str) -> nh3.Cleaner:
    def whole(tag: str, name: str, value: str) -> str | None:
        if name != "href":
            return value
        if not may_lead(value):
            return None
        return site + value if value.startswith("/") else value

    return nh3.Cleaner(
        tags=TAGS,
        clean_content_tags={"script", "style"},
        attributes={"a": {"href"}},
        attribute_filter=whole,
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow ugc noopener",
        strip_comments=True,
    )
