"""Is this log of an application whole? Needs Python 3.8 and nothing else.

    python3 verify-application.py DF-26-0042.jsonl [digest you noted earlier]

Lines are canonical JSON; the digest of a line is the SHA-256 of the one before and of
CHAINED. A written reason is in it as ``sealed``, the HMAC-SHA-256 by its nonce; the
words of somebody who left the park are left out, and the chain holds without them.
"""

import hashlib
import hmac
import json
import sys
from pathlib import Path

FORMAT = "innovation-park-application/1"
CHAINED = {"actor", "at", "event", "from", "payload", "role", "sealed", "seq", "to"}
EVENT = CHAINED | {"digest", "previous"}
WORDS = {"reason", "nonce"}
HEADER = {"application", "call", "format", "head", "seq", "status"}


Damaged = type("Damaged", (ValueError,), {})


def require(is_so, line, sentence):
    if not is_so:
        raise Damaged(f"Line {line}: {sentence}")


def canonical(value):
    words = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return words.encode()


def read(line, written, names):
    try:
        found = json.loads(written)
        is_line = isinstance(found, dict) and canonical(found) + b"\n" == written
    except (ValueError, RecursionError):
        is_line = False
    require(is_line, line, "This is not a line as the park writes it.")
    require({*found} - WORDS == names, line, "Something is missing or too much.")
    return found


def require_reason(line, event):
    if WORDS.isdisjoint(event):
        return
    nonce, reason = (str(event.get(name, "")).encode() for name in ("nonce", "reason"))
    sealed = hmac.new(nonce, reason, hashlib.sha256).hexdigest()
    require(sealed == event["sealed"], line, "The reason is not what was written.")


def verified(lines, noted=""):
    """From lines of bytes the header; noted is a digest that must stand in the log."""
    lines = list(lines)
    header = read(1, lines[0] if lines else b"", HEADER)
    require(header["format"] == FORMAT, 1, "This is no log of an application.")
    digest, status, is_noted = "", "", not noted
    for seq, written in enumerate(lines[1:], start=1):
        line = seq + 1
        event = read(line, written, EVENT)
        require(event["seq"] == seq, line, "Another event belongs here.")
        require(event["previous"] == digest, line, "It does not follow the line above.")
        require(event["from"] == status, line, "It begins where the last did not end.")
        chained = canonical({name: event[name] for name in CHAINED})
        digest, status = (
            hashlib.sha256(digest.encode() + chained).hexdigest(),
            event["to"],
        )
        require(event["digest"] == digest, line, "Changed, here or above.")
        require_reason(line, event)
        is_noted |= digest == noted
    told = (header["seq"], header["head"], header["status"])
    is_all = told == (len(lines) - 1, digest, status)
    require(is_all, 1, "The events are not those it tells of: an end is lost.")
    require(
        is_noted, 1, "The digest you noted is not in it: another log, or an end lost."
    )
    return header


if __name__ == "__main__":
    path, noted = (*sys.argv[1:], "")[:2]
    try:
        found = verified(Path(path).read_bytes().splitlines(keepends=True), noted)
    except Damaged as damage:
        sys.exit(str(damage))
    sys.stdout.write(f"Whole: {found['seq']} events, head {found['head']}\n")
