"""Rows that meet are refused by the database itself: asked in its own language, past every model and action."""

import pytest
from django.db import IntegrityError, connection, transaction

from innovation_park.lib.no_overlap import Apart, is_overlap

pytestmark = pytest.mark.django_db

RULE = Apart(
    name="seats_apart",
    table="test_seats",
    key="hall",
    lanes=("first_seat", "end_seat"),
    time=("starts_at", "ends_at"),
)
MOMENT = "timestamptz" if connection.vendor == "postgresql" else "text"
TABLE = f"""
CREATE TABLE test_seats (
    id integer PRIMARY KEY,
    hall bigint NOT NULL,
    first_seat bigint NOT NULL,
    end_seat bigint NOT NULL,
    starts_at {MOMENT} NOT NULL,
    ends_at {MOMENT} NOT NULL
)"""
THERE = (1, 10, 20, 10, 12)  # hall, first seat, end seat, from, until
MEETING = {
    "the same": THERE,
    "inside": (1, 12, 13, 11, 12),
    "around": (1, 0, 2**62, 0, 23),
    "over the first edge": (1, 0, 11, 9, 11),
    "over the last edge": (1, 19, 30, 11, 13),
}
APART = {
    "before it": (1, 10, 20, 8, 10),
    "after it": (1, 10, 20, 12, 14),
    "seats below": (1, 0, 10, 10, 12),
    "seats above": (1, 20, 30, 10, 12),
    "another hall": (2, 10, 20, 10, 12),
}


def run(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def insert(number, hall, first, end, start, until):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO test_seats VALUES (%s, %s, %s, %s, %s, %s)",
            [number, hall, first, end, at(start), at(until)],
        )


def update(number, hall, first, end, start, until):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE test_seats SET hall = %s, first_seat = %s, end_seat = %s, starts_at = %s, ends_at = %s WHERE id = %s",
            [hall, first, end, at(start), at(until), number],
        )


def at(hour):
    return f"2027-03-01 {hour:02d}:00:00+00:00"


@pytest.fixture
def seats(db):
    run(TABLE, *RULE.statements(connection.vendor))
    insert(1, *THERE)


def insert_new(row):
    insert(2, *row)


def update_other(row):
    insert(2, 3, 0, 1, 0, 1)
    update(2, *row)


@pytest.mark.parametrize("write", [insert_new, update_other])
@pytest.mark.parametrize("row", MEETING.values(), ids=MEETING)
def test_row_that_meets_another_is_refused(seats, write, row):
    with pytest.raises(IntegrityError) as refusal:
        write(row)
    assert is_overlap(refusal.value)


@pytest.mark.parametrize("write", [insert_new, update_other])
@pytest.mark.parametrize("row", APART.values(), ids=APART)
def test_row_that_only_touches_is_written(seats, write, row):
    write(row)
    assert count() == 2


def test_row_does_not_stand_in_its_own_way(seats):
    update(1, 1, 12, 22, 11, 13)
    assert count() == 1


@pytest.mark.parametrize("write", [insert_new, update_other])
def test_without_the_guard_rows_overlap(seats, write):
    """The negative control."""
    run(*RULE.removal(connection.vendor))
    write(THERE)
    assert count() == 2


def test_other_faults_are_no_overlap(seats):
    with pytest.raises(IntegrityError) as refusal:
        insert(1, 9, 0, 1, 0, 1)  # a number that is taken
    assert not is_overlap(refusal.value)


def count():
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM test_seats")
        return cursor.fetchone()[0]
