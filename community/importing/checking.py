"""What else must be true of a line before this park can keep it, whole as its chain may be."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from django.conf import settings

from innovation_park.lib.markdown import is_too_long

from ..enums import Feeling, Kind
from ..verifying import require

VOICE = re.compile(r"[0-9a-f]{16}|")
HASH = re.compile(r"[0-9a-f]{64}|")
NONCE = re.compile(r"[0-9a-f]{32}")
SLUG = re.compile(r"[-\w]{1,60}", re.ASCII)
LANGUAGES = {code for code, _name in settings.LANGUAGES}
LONGEST_TITLE = 120
LONGEST_RULE = 40
ABOUT_THE_TOPIC = {
    Kind.EDIT,
    Kind.MOVE,
    Kind.PIN,
    Kind.CLOSE,
    Kind.SOLVE,
    Kind.SLOW,
}


def require_header(header: dict) -> None:
    title = header.get("title")
    has_title = isinstance(title, str) and 0 < len(title) <= LONGEST_TITLE
    require(has_title, 1, "The title cannot be kept as it is.")
    require(header.get("language") in LANGUAGES, 1, "This park does not speak it.")
    forum = header.get("forum")
    require(
        isinstance(forum, str) and SLUG.fullmatch(forum),
        1,
        "The forum has an address that cannot be.",
    )


def require_event(line: int, event: dict, last_number: int) -> int:
    """The number of the last post, this event included."""
    require(event["kind"] in Kind.values, line, "This park knows no such event.")
    for name, shape in (("voice", VOICE), ("sealed", HASH)):
        fits = isinstance(event[name], str) and shape.fullmatch(event[name])
        require(fits, line, f"The {name} is none.")
    require(_is_moment(event["at"]), line, "The moment is not written in UTC.")
    require("\\u0000" not in repr_of(event), line, "It has a sign that no text has.")
    if event["kind"] == Kind.POST:
        last_number += 1
        is_number = event["post"] == last_number
        require(is_number, line, f"Post {last_number} should stand here.")
        language = event["payload"].get("language")
        require(language in LANGUAGES, line, "This park does not speak it.")
        tags = event["payload"].get("tags", [])
        are_tags = isinstance(tags, list) and all(isinstance(tag, str) for tag in tags)
        require(are_tags, line, "The tags are none.")
    _require_post(line, event, last_number)
    _require_words(line, event)
    return last_number


def _require_post(line: int, event: dict, last_number: int) -> None:
    post, kind, payload = event["post"], event["kind"], event["payload"]
    is_known = type(post) is int and 0 < post <= last_number
    require(
        is_known or (post is None and kind in ABOUT_THE_TOPIC),
        line,
        "The post is none of this topic.",
    )
    if kind == Kind.HIDE:
        rule = payload.get("rule")
        fits = isinstance(rule, str) and 0 < len(rule) <= LONGEST_RULE
        require(fits, line, "It does not say which rule was broken.")
    if kind == Kind.REACT and "left" not in payload:
        knows = payload.get("feeling") in Feeling.values
        require(knows, line, "This park knows no such reaction.")
    answered = payload.get("reply_to")
    require(
        answered is None or (type(answered) is int and 0 < answered < last_number),
        line,
        "The post it answers is none of this topic.",
    )


def _require_words(line: int, event: dict) -> None:
    is_poll = event["kind"] == Kind.POLL and event["payload"].get("poll") == "opened"
    brings_words = is_poll or (
        event["kind"] in (Kind.POST, Kind.EDIT) and event["post"] is not None
    )
    require(
        bool(event["sealed"]) == brings_words,
        line,
        "Words belong to what is written or changed, and to nothing else.",
    )
    if "text" in event:
        fits = event["text"].strip() and not is_too_long(event["text"])
        require(fits, line, "The text is longer than a post can be, or empty.")
        require(NONCE.fullmatch(event["text_nonce"]), line, "The nonce is none.")


def _is_moment(at) -> bool:
    try:
        moment = datetime.fromisoformat(at)
        return moment.astimezone(UTC).isoformat(timespec="microseconds") == at
    except (TypeError, ValueError, OverflowError):
        return False


def repr_of(event: dict) -> str:
    """Of all its texts, however deep."""
    return repr([event["payload"], event.get("text"), event.get("title")])
