"""A stranger works every reward out again, on a Python that has nothing of ours."""

import copy
import json
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from experiments.batteries.rewards.actions.collecting import give_reward, set_aside
from experiments.batteries.rewards.actions.correcting import take_back_drop_off
from experiments.batteries.rewards.exports import check_books
from experiments.batteries.rewards.exports.books import (
    CHECKER,
    books_document,
    books_table,
    published_periods,
)
from experiments.batteries.rewards.models import SEOUL, DropOff
from experiments.batteries.rewards.rules import Amount, read_rule
from tests.factories.batteries import collector
from tests.factories.battery_rewards import box_in, brought, shelf

from ..real_rules import RULES

FIGURES = ("cells", "grams")


def next_month() -> datetime:
    now = datetime.now(tz=SEOUL)
    return (now.replace(day=1) + timedelta(days=32)).replace(day=1)


@pytest.fixture
def people(scheme, card, staff):
    """Five who brought from 10 to 90 cells, one of whom collected and one of whose drop-offs was wrong."""
    stock, everybody = shelf(card, 20, staff), [collector(scheme) for _each in range(5)]
    for number, person in enumerate(everybody):
        for part in range(number + 1):
            box = box_in(card)
            brought(person, box, staff, cells=9 + part, ago=60 * 30 * part)
    key = DropOff.objects.first().client_key
    give_reward(
        collection=set_aside(stock=stock, person=everybody[4], client_key=key), by=staff
    )
    wrong = DropOff.objects.filter(person=everybody[3]).last()
    take_back_drop_off(drop_off=wrong, reason="Typed wrong", by=staff)
    return everybody


def published(now=None) -> dict:
    document = books_document(published_periods(now or next_month()))
    return json.loads(json.dumps(document))


def run(document, path: Path):
    books = path / "books.json"
    books.write_text(json.dumps(document))
    return subprocess.run(
        [sys.executable, "-I", "-S", CHECKER, books],
        capture_output=True,
        text=True,
        check=False,
    )


def test_stranger_finds_that_everything_agrees(people, tmp_path):
    done = run(published(), tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Everything agrees: 5 accounts.\n"


def test_every_forgery_is_found(people):
    books = published()
    assert list(check_books.faults(books)) == []
    [period] = books["districts"]["11100"]
    for rows, name in ((period["counted"], "cells"), (period["moved"], "pieces")):
        for number in range(len(rows)):
            forged = copy.deepcopy(books)
            [other] = forged["districts"]["11100"]
            row = other["counted" if name == "cells" else "moved"][number]
            row[name] += 10
            assert list(check_books.faults(forged)), row


def test_this_month_and_few_people_wait(people):
    assert published_periods() == {}
    DropOff.objects.filter(person=people[0]).update(counted_cells=0, counted_grams=0)
    # one of five brought nothing that counts and nothing of theirs moved
    assert published_periods(next_month()) == {}


def test_nobody_and_no_date_is_told(people):
    text = json.dumps(published())
    told = {person.email for person in people} | {
        *DropOff.objects.values_list("code", flat=True),
        *(str(day) for day in DropOff.objects.values_list("counted_on", flat=True)),
    }
    period = {date for date in told if date in text}
    first = published()["districts"]["11100"][0]["from"]
    assert period <= {first}  # the first of the month is the month


def test_files_and_program_are_there_for_everybody(client, people):
    for kind, media in (("json", "application/json"), ("csv", "text/csv")):
        answer = client.get(reverse("batteries_rewards:books-file", args=[kind]))
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith(media)
    program = client.get(reverse("batteries_rewards:checker"))
    assert program.content == CHECKER.read_bytes()
    assert client.get("/en/batteries/rewards/books.xml").status_code == 404
    moves = sum(len(p["moved"]) for p in published()["districts"]["11100"])
    assert len(list(books_table(published()))) == moves


def test_program_is_short_and_imports_nothing_of_ours():
    lines = CHECKER.read_text().splitlines()
    assert len(lines) <= 100
    imported = {
        line.split()[1] for line in lines if line.startswith(("import", "from"))
    }
    assert imported <= set(sys.stdlib_module_names)


@given(
    st.sampled_from(list(RULES)),
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 9_000)), max_size=5),
)
def test_two_readings_of_a_card_agree(name, days):
    """The product's and the stranger's were written apart."""
    ours = read_rule(RULES[name]).bundles([Amount(*day) for day in days])
    theirs = check_books.bundles(
        RULES[name], [dict(zip(FIGURES, day, strict=True)) for day in days]
    )
    assert ours == theirs
