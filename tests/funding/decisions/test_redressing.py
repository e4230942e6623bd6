from datetime import UTC, datetime

import pytest

from funding.decisions.redressing import (
    OVER,
    TABLE,
    Hand,
    Step,
    after,
    answer_due,
    last_moment_to_ask,
)

STATUSES = [None, "open", "upheld", "rejected", "withdrawn"]
CELLS = {
    (None, Step.ASK, Hand.LEAD): "open",
    ("open", Step.WITHDRAW, Hand.LEAD): "withdrawn",
    ("open", Step.UPHOLD, Hand.ANOTHER): "upheld",
    ("open", Step.REJECT, Hand.ANOTHER): "rejected",
}


@pytest.mark.parametrize("hand", Hand)
@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("status", STATUSES)
def test_every_cell_is_as_the_table_says(status, step, hand):
    assert after(status, step, hand) == CELLS.get((status, step, hand))


def test_every_status_is_reached_and_ends():
    assert {status for status, _hand in TABLE.values()} == set(STATUSES) - {None}
    assert {"upheld", "rejected", "withdrawn"} == OVER


@pytest.mark.parametrize(
    "decided",
    [
        datetime(2026, 11, 22, 15, 0, tzinfo=UTC),
        datetime(2026, 11, 23, 14, 59, 59, tzinfo=UTC),
    ],
)
def test_the_days_end_at_midnight_in_seoul(decided):
    """From the first to the last second of 23 November in Seoul."""
    assert last_moment_to_ask(decided) == datetime(2026, 12, 23, 15, tzinfo=UTC)
    assert answer_due(decided) == datetime(2026, 12, 23, 15, tzinfo=UTC)
