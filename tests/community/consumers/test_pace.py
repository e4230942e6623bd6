"""Coming back all at once."""

import asyncio
import time

import pytest

from community.consumers import pace
from community.consumers.pace import Pace

pytestmark = pytest.mark.asyncio


async def test_rush_is_let_in_and_the_rest_in_line():
    line = Pace(rate=50, burst=5)
    began = time.monotonic()
    arrived = []

    async def come(number):
        assert await line.turn()
        arrived.append(number)

    await asyncio.gather(*(come(number) for number in range(15)))
    assert arrived == list(range(15))
    assert 0.15 < time.monotonic() - began < 0.6


async def test_line_that_is_too_long_is_not_stood_in(monkeypatch):
    monkeypatch.setattr(pace, "LONGEST_WAIT", 0.05)
    line = Pace(rate=10, burst=1)
    turns = await asyncio.gather(*(line.turn() for _each in range(6)))
    assert turns == [True, True, False, False, False, False]


async def test_without_a_pace_all_come_at_once():
    """The control: what the line is there for."""
    line = Pace(rate=10_000, burst=10_000)
    began = time.monotonic()
    assert all(await asyncio.gather(*(line.turn() for _each in range(100))))
    assert time.monotonic() - began < 0.1
