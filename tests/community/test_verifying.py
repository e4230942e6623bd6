"""The program that strangers check logs with: whatever is done to a file, it is seen."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community import chain, verifying
from community.exports.heads import heads_pieces
from community.exports.topic_log import topic_file
from community.verifying import CHAINED, Damaged, canonical, verified
from tests.community.conversations import lively_topic
from tests.factories.community import post_by

pytestmark = pytest.mark.django_db
MANY = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def topic(resident, neighbour, moderator):
    return lively_topic(resident, neighbour, moderator)


@pytest.fixture
def lines(topic) -> list[bytes]:
    with topic_file(topic.pk) as file:
        return file.readlines()


def is_whole(lines, published="") -> bool:
    try:
        list(verified(lines, published))
    except Damaged:
        return False
    return True


def test_program_is_short_and_needs_nothing():
    source = Path(verifying.__file__).read_text()
    assert len(source.splitlines()) <= 100
    assert "django" not in source


def test_it_counts_as_the_park_counts():
    line = {"b": "가\u2028", "a": [1, None, True]}
    assert canonical(line) == chain.canonical(line)


def test_file_as_it_is_passes(lines, topic):
    assert is_whole(lines, topic.head_digest)


@MANY
@given(st.data())
def test_any_byte_that_is_another_is_seen(lines, data):
    where = data.draw(st.integers(0, len(lines) - 1))
    line = bytearray(lines[where])
    at = data.draw(st.integers(0, len(line) - 1))
    line[at] ^= data.draw(st.integers(1, 255))
    assert not is_whole([*lines[:where], bytes(line), *lines[where + 1 :]])


@MANY
@given(st.data())
def test_any_member_that_says_something_else_is_seen(lines, data):
    """Written as the park writes it: only what it says is another."""
    where = data.draw(st.integers(0, len(lines) - 1))
    line = json.loads(lines[where])
    name = data.draw(st.sampled_from(sorted(line)))
    other = data.draw(
        st.none() | st.integers(0, 99) | st.text(max_size=9) | st.just({"on": True})
    )
    before, line[name] = line[name], other
    if canonical(before) != canonical(other):
        changed = [*lines[:where], canonical(line) + b"\n", *lines[where + 1 :]]
        assert not is_whole(changed)


def test_any_member_that_is_missing_or_too_many_is_seen(lines):
    for where, line in enumerate(lines):
        found = json.loads(line)
        others = [{k: found[k] for k in found if k != name} for name in found]
        names = ("text", "text_nonce", "title", "title_nonce", "more")
        others += [found | {name: "x"} for name in names if name not in found]
        for other in others:
            changed = [*lines[:where], canonical(other) + b"\n", *lines[where + 1 :]]
            assert not is_whole(changed), (where, set(found) ^ set(other))


def test_line_that_is_missing_doubled_or_moved_is_seen(lines):
    for where in range(len(lines)):
        assert not is_whole(lines[:where] + lines[where + 1 :])
        assert not is_whole(lines[:where] + [lines[where]] + lines[where:])
        for other in range(where + 1, len(lines)):
            moved = list(lines)
            moved[where], moved[other] = moved[other], moved[where]
            assert not is_whole(moved)


def rewritten(lines) -> list[bytes]:
    """By a forger who counts all digests anew, the beginning included."""
    header, digest, events = json.loads(lines[0]), "", []
    for seq, line in enumerate(lines[1:], start=1):
        event = json.loads(line) | {"seq": seq}
        told = canonical({name: event[name] for name in CHAINED})
        event["digest"] = digest = hashlib.sha256(digest.encode() + told).hexdigest()
        events.append(event)
    header |= {"seq": len(events), "head": digest, "topic": events[0]["digest"]}
    return [canonical(each) + b"\n" for each in (header, *events)]


def test_forger_who_counts_anew_is_seen_by_the_published_head(lines, topic):
    pinned = next(n for n, line in enumerate(lines) if b'"kind":"pin"' in line)
    forged = rewritten(lines[:pinned] + lines[pinned + 1 :])
    assert is_whole(forged)  # in itself
    assert not is_whole(forged, topic.head_digest)


def test_end_that_was_cut_off_is_seen_by_the_published_head(
    lines, topic, moderator, tmp_path
):
    heads = tmp_path / "heads.json"
    heads.write_bytes(b"".join(heads_pieces()))
    ends = [n for n in range(2, len(lines)) if is_whole(rewritten(lines[:n]))]
    assert ends  # cut there, it looks whole
    for end in ends:
        assert not is_whole(rewritten(lines[:end]), topic.head_digest)
        assert not is_whole(rewritten(lines[:end]), heads.read_text())
    assert is_whole(lines, heads.read_text())


def test_log_that_has_gone_on_still_holds_what_was_published(lines, topic, moderator):
    post_by(moderator, topic)
    with topic_file(topic.pk) as file:
        assert is_whole(file.readlines(), topic.head_digest)


@pytest.mark.parametrize("lines", [[], [b""], [b"{}\n"], [b"[]\n"], [b"[" * 10**5]])
def test_what_is_no_log_is_none(lines):
    assert not is_whole(lines)


@pytest.fixture
def check(client, db, tmp_path):
    """The program as the site gives it, alone, run as a stranger runs it."""
    program = tmp_path / "verify-topic.py"
    program.write_bytes(client.get("/en/forums/verify-topic.py").content)

    def run(lines, *more):
        file = tmp_path / "topic.jsonl"
        file.write_bytes(b"".join(lines))
        arguments = [sys.executable, "-I", "-S", program, file, *more]
        return subprocess.run(arguments, capture_output=True, text=True, check=False)

    return run


def test_program_alone_says_whole_or_where(check, client, lines, topic):
    said = check(lines, topic.head_digest)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout == f"Whole: {topic.head_seq} events, head {topic.head_digest}\n"
    said = check(lines[:3] + lines[4:])
    assert said.returncode == 1
    assert said.stderr == "Line 4: Another event belongs here.\n"
