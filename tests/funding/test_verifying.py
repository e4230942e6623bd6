"""The program that applicants check their log with: whatever one row says otherwise, is missing or moved, is seen."""

import json
import random
import subprocess
import sys
from copy import copy
from datetime import timedelta
from pathlib import Path

import pytest

from accounts.actions import erase_person
from funding import verifying
from funding.exports.trail import trail_file, trail_lines
from funding.models import ApplicationEvent
from funding.verifying import Damaged, canonical, verified
from funding.workflow import Event, Relation, Status
from innovation_park.lib import chained_lines
from tests.factories.funding import (
    a_director,
    an_officer,
    application_in,
    feedback_for,
    taken,
)

pytestmark = pytest.mark.django_db
ROUNDS = 1000


@pytest.fixture
def application():
    """Everything that can happen has happened, some of it twice."""
    application = application_in(Status.CHANGES_REQUESTED)
    office = {"officer": an_officer(), "director": a_director()}
    for event in (Event.RESUBMIT, Event.REQUEST_CHANGES, Event.RESUBMIT):
        taken(
            application, event, reason="" if event == "resubmit" else "Why.", **office
        )
    feedback_for(application)
    for event in (Event.START_REVIEW, Event.TO_PANEL, Event.DECLINE):
        taken(application, event, reason="", **office)
    for event in (Event.ASK_REDRESS, Event.TAKE_BACK_REDRESS):
        taken(application, event, reason="", **office)
    return application


def is_whole(lines, noted="") -> bool:
    try:
        verified(lines, noted)
    except Damaged:
        return False
    return True


def test_program_is_short_and_needs_nothing():
    source = Path(verifying.__file__).read_text()
    assert len(source.splitlines()) <= 100
    assert "django" not in source


def test_it_counts_as_the_park_counts():
    line = {"b": "가\u2028", "a": [1, None, True]}
    assert canonical(line) == chained_lines.canonical(line)


def test_file_as_it_is_passes(application):
    lines = trail_file(application).splitlines(keepends=True)
    assert verified(lines, application.head_digest)["seq"] == application.head_seq
    first = application.events.get(seq=2)
    assert is_whole(lines, first.digest)
    assert not is_whole(lines, "0" * 64)


OTHERS = {
    "event": list(Event),
    "from_status": ["", *Status],
    "to_status": list(Status),
    "role": list(Relation),
}


def forged(row: ApplicationEvent, chance: random.Random) -> ApplicationEvent:
    """A copy of a row in which one column says something else."""
    other = copy(row)
    name = chance.choice(
        [
            *OTHERS,
            *("seq", "actor_code", "payload", "at", "previous", "digest", "sealed"),
            *(("reason", "nonce") if row.reason else ("reason",)),
        ]
    )
    before = getattr(row, name)
    if name in OTHERS:
        after = chance.choice([one for one in OTHERS[name] if one != before])
    elif name == "seq":
        after = before + chance.choice([-1, 1, 7])
    elif name == "at":
        after = before + timedelta(microseconds=chance.randint(1, 10**9))
    elif name == "payload":
        after = before | {"amount": chance.randint(1, 9)}
    else:
        after = before[:-1] + chance.choice(
            [sign for sign in "xyz" if sign != before[-1:]]
        )
    setattr(other, name, after)
    return other


def damaged(rows, chance: random.Random):
    """The rows as a database would give them, in the order of ``seq``, after one of them was edited, deleted or moved."""
    rows, at = list(rows), chance.randrange(len(rows))
    kind = chance.choice(("edit", "delete", "move"))
    if kind == "edit":
        rows[at] = forged(rows[at], chance)
    elif kind == "delete":
        del rows[at]
    else:
        to = chance.choice([place for place in range(len(rows)) if place != at])
        rows.insert(to, rows.pop(at))
        if chance.random() < 0.5:
            rows = [copy(row) for row in rows]
            for seq, row in enumerate(rows, start=1):
                row.seq = seq
    return kind, rows


def test_a_thousand_of_a_thousand_damages_are_seen(application):
    rows, chance = list(application.events.order_by("seq")), random.Random(7)  # noqa: S311
    assert is_whole(list(trail_lines(application, rows)))
    kinds, missed = {"edit": 0, "delete": 0, "move": 0}, []
    for number in range(ROUNDS):
        kind, others = damaged(rows, chance)
        kinds[kind] += 1
        if is_whole(list(trail_lines(application, others))):
            missed.append((number, kind))
    assert missed == []
    assert sum(kinds.values()) == ROUNDS
    assert min(kinds.values()) > ROUNDS // 4


def test_any_byte_that_is_another_is_seen(application):
    written, chance = trail_file(application), random.Random(11)  # noqa: S311
    for _ in range(200):
        other = bytearray(written)
        other[chance.randrange(len(other))] ^= chance.randint(1, 255)
        assert not is_whole(bytes(other).splitlines(keepends=True))


def test_a_forger_who_counts_anew_is_seen_by_the_digest_noted(application):
    rows = list(application.events.order_by("seq"))
    noted = rows[-1].digest
    del rows[3:]
    rows[-1] = copy(rows[-1])
    application.head_seq, application.head_digest = 3, rows[-1].digest
    application.status = rows[-1].to_status
    lines = list(trail_lines(application, rows))
    assert is_whole(lines)
    assert not is_whole(lines, noted)


def test_words_that_were_erased_leave_the_chain_whole(application):
    """And leave nothing of the words; half of them missing is a damage."""
    before = trail_file(application)
    assert b'"reason":"Why."' in before
    event = application.events.exclude(reason="").first()
    half = [copy(row) for row in application.events.order_by("seq")]
    half[event.seq - 1].nonce = ""
    assert not is_whole(list(trail_lines(application, half)))
    application.events.update(reason="", nonce="", actor=None)
    lines = trail_file(application).splitlines(keepends=True)
    assert is_whole(lines, application.head_digest)
    assert b'"reason"' not in b"".join(lines)


def test_the_chain_survives_whoever_leaves_the_park(application):
    lead = application.team.get(role="lead").person
    digest = application.head_digest
    erase_person(person=lead, by=lead)
    lines = trail_file(application).splitlines(keepends=True)
    assert is_whole(lines, digest)
    assert application.events.filter(event="submit").get().actor is None


def test_program_alone_says_whole_or_where(application, tmp_path):
    file = tmp_path / "log.jsonl"
    file.write_bytes(trail_file(application))

    def run(*more):
        return subprocess.run(
            [sys.executable, "-I", verifying.__file__, str(file), *more],
            capture_output=True,
            text=True,
        )

    done = run(application.head_digest)
    assert (done.returncode, done.stdout) == (
        0,
        f"Whole: {application.head_seq} events, head {application.head_digest}\n",
    )
    lines = file.read_bytes().splitlines(keepends=True)
    event = json.loads(lines[2]) | {"role": "director"}
    file.write_bytes(b"".join([*lines[:2], canonical(event) + b"\n", *lines[3:]]))
    done = run()
    assert (done.returncode, done.stderr) == (1, "Line 3: Changed, here or above.\n")
