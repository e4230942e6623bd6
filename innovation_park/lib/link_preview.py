"""What a page says about itself: title, description and name of its site, never its pictures.

A preview is a courtesy: whatever goes wrong means that there is none, and the log says why.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from html import unescape

import structlog
from django.conf import settings

from .markdown.visible import one_line
from .outside import Answer, NotFetched, Outside

logger = structlog.get_logger(__name__)

HEAD = 256 * 1024  # characters that are looked at
LONGEST = {"title": 200, "description": 300, "site": 80}
# The older names of Korean and Thai pages, read by the wider character sets that contain them.
CHARSETS = {
    "euc-kr": "cp949",
    "euckr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "windows-949": "cp949",
    "uhc": "cp949",
    "tis-620": "cp874",
    "tis620": "cp874",
    "windows-874": "cp874",
    "iso-8859-11": "cp874",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
}
# Nothing that unpacks, and nothing whose reading takes longer than the text.
READ = re.compile(
    r"utf-?8|utf-16(?:le|be)?|cp949|cp874|cp125[0-8]|windows-125[0-8]|iso-8859-(?:[2-9]|1[03-6])"
    r"|shift_jis|euc-jp|gb2312|gbk|gb18030|big5|koi8-[ru]"
)
GUESSES = ("utf-8", "cp949", "cp874", "cp1252")
DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
MARKS = ((codecs.BOM_UTF8, "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# One way to read each sign, so that a tag that never ends costs no more than its length.
META = re.compile(
    r"<meta\s([^<>\"']{0,400}(?:(?:\"[^\"]{0,2000}\"|'[^']{0,2000}')[^<>\"']{0,400}){0,12})>",
    re.IGNORECASE,
)
GIVEN = re.compile(
    r"([A-Za-z:-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))"
)
TITLE = re.compile(r"<title(?:\s[^<>]{0,200})?>([^<]{1,2000})", re.IGNORECASE)
# Which name of which attribute tells what, the best first.
TELLS = {
    "title": ("og:title", "twitter:title"),
    "description": ("og:description", "twitter:description", "description"),
    "site": ("og:site_name", "application-name"),
}


@dataclass(frozen=True)
class Preview:
    url: str
    title: str
    description: str
    site: str


def park_visitor() -> Outside:
    """How the park calls at other sites: by its own name, without cookies."""
    return Outside(
        user_agent=f"InnovationPark-LinkPreview/1 (+{settings.WAGTAILADMIN_BASE_URL})"
    )


def preview_of(url: str, visitor: Outside | None = None) -> Preview | None:
    """Blocks for up to five seconds: call it from a task, never within a request or a transaction."""
    try:
        answer = (visitor or park_visitor()).fetch(url)
    except NotFetched as fault:
        logger.info("no link preview", reason=fault.reason)
        return None
    preview = read_preview(url, answer)
    if preview is None:
        logger.info("no link preview", reason="no title")
    return preview


def read_preview(url: str, answer: Answer) -> Preview | None:
    page = decoded(answer.body, answer.content_type)[:HEAD]
    told = _told(page)
    found = {
        what: next((told[name] for name in names if told.get(name)), "")
        for what, names in TELLS.items()
    }
    if not found["title"]:
        match = TITLE.search(page)
        found["title"] = match[1] if match else ""
    words = {
        what: _short(unescape(text), LONGEST[what]) for what, text in found.items()
    }
    return Preview(url=url, **words) if words["title"] else None


def _told(page: str) -> dict[str, str]:
    told: dict[str, str] = {}
    for match in META.finditer(page):
        given = {
            name.lower(): double or single or bare
            for name, double, single, bare in GIVEN.findall(match[1])
        }
        name = (given.get("property") or given.get("name") or "").lower()
        told.setdefault(name, given.get("content", "").strip())
    return told


def _short(text: str, length: int) -> str:
    words = one_line(text)
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def decoded(body: bytes, content_type: str) -> str:
    """By the header, the mark at the beginning, what the page says, or what fits."""
    for mark, name in MARKS:
        if body.startswith(mark):
            return body.decode(name, "replace").lstrip("\ufeff")
    declared = DECLARED.search(content_type.encode()) or DECLARED.search(body[:4096])
    if declared:
        name = declared[1].decode().lower()
        name = CHARSETS.get(name, name)
        if READ.fullmatch(name):
            return body.decode(name, "replace")
    return _guessed(body)


def _guessed(body: bytes) -> str:
    """A page may be cut within a letter; the few bytes of the cut do not count."""
    for name in GUESSES:
        for end in (len(body), len(body) - 1, len(body) - 2, len(body) - 3):
            try:
                return body[: max(end, 0)].decode(name)
            except UnicodeDecodeError:
                continue
    return body.decode("utf-8", "replace")
