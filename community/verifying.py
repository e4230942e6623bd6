"""Is a topic's log whole? Finds what was changed, lost, moved, doubled or cut off.

    python3 verify-topic.py topic.jsonl [digest on the topic's page | heads.json]

Lines are canonical JSON; a digest is the SHA-256 of the one before and of CHAINED, a
text in it the HMAC-SHA-256 by its nonce. Words of posts that are hidden, taken back,
or of somebody who left the park are left out.
"""

import hashlib
import hmac
import json
import sys
from collections import deque
from pathlib import Path

FORMAT = "innovation-park-topic/1"
CHAINED = {"at", "kind", "payload", "post", "sealed", "seq", "voice"}
EVENT = CHAINED | {"digest"}
WORDS = {"text", "text_nonce", "title", "title_nonce"}


Damaged = type("Damaged", (ValueError,), {})


def require(is_so, line, sentence):
    if not is_so:
        raise Damaged(f"Line {line}: {sentence}")


def canonical(value):
    words = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return words.encode()


def read(line, written):
    try:
        found = json.loads(written)
        is_line = isinstance(found, dict) and canonical(found) + b"\n" == written
    except (ValueError, RecursionError):
        is_line = False
    require(is_line, line, "This is not a line as the park writes it.")
    return found


def require_words(line, event, name, sealed):
    nonce, words = (str(event.get(key)).encode() for key in (f"{name}_nonce", name))
    fits = hmac.new(nonce, words, hashlib.sha256).hexdigest() == sealed
    is_without = {name, f"{name}_nonce"}.isdisjoint(event)
    require(fits or is_without, line, f"The {name} is not what was written.")


def verified(lines, published=""):
    """From lines of bytes the header, then each event; published: one head or all."""
    lines = enumerate(lines, start=1)
    header = read(*next(lines, (1, b"")))
    yield header
    facts = {"format": FORMAT, "seq": 0, "head": ""}
    texts, hidden, is_published = {}, set(), not published
    for line, written in lines:
        event = read(line, written)
        payload, kind = event.get("payload"), event.get("kind")
        is_event = {*event} - WORDS == EVENT and isinstance(payload, dict)
        require(is_event, line, "This is no event of a topic.")
        post, facts["seq"] = str(event["post"]), facts["seq"] + 1
        require(event["seq"] == facts["seq"], line, "Another event belongs here.")
        chained = canonical({name: event[name] for name in CHAINED})
        facts["head"] = hashlib.sha256(facts["head"].encode() + chained).hexdigest()
        require(event["digest"] == facts["head"], line, "Changed, here or above.")
        is_published |= facts["head"] in published
        require_words(line, event, "text", event["sealed"])
        require_words(line, event, "title", payload.get("title"))
        facts = {"topic": facts["head"], "language": payload.get("language")} | facts
        facts |= {"forum": payload["forum"]} if "forum" in payload else {}
        facts |= {"title": event.get("title")} if "title" in payload else {}
        is_left = payload.get("left") and kind != "react"
        gone = texts.pop((post, False), {}) if is_left else {}
        require(not any(gone.values()), line, "What this took away stands above.")
        if event["sealed"]:
            texts.setdefault((post, kind == "poll"), {})[line] = "text" in event
        if kind in ("hide", "delete", "restore"):
            hidden = hidden - {post} if kind == "restore" else hidden | {post}
        yield event
    require(header == facts, 1, "The events are not those it tells of: an end is lost.")
    for (number, _is_poll), found in texts.items():
        for line, shown in found.items():
            require(shown != (number in hidden), line, "A text was left out or put in.")
    require(is_published, 1, "The published digest is not in it: an end is lost.")


if __name__ == "__main__":
    path, published = (*sys.argv[1:], "")[:2]
    if published.endswith(".json"):
        published = Path(published).read_text()
    try:
        with open(path, "rb") as file:
            last = deque(verified(file, published), maxlen=1).pop()
    except Damaged as damage:
        sys.exit(str(damage))
    sys.stdout.write(f"Whole: {last['seq']} events, head {last['digest']}\n")
