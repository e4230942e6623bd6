"""A wish and a day before and after it, read once: is it possible, and what could be had instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from math import lcm
from uuid import UUID

from django.utils import timezone

from .availability import (
    Taken,
    buffers_of,
    busy_times,
    can_be_had,
    claimed_span,
    open_times,
    resources_of,
    roads_of,
    taken_on,
)
from .models import Resource
from .opening_hours import ONE_DAY, OpeningHours, Span, is_on_step, without
from .surroundings import hours_and_taken
from .wishes import Wish


def look_around(wanted: list[tuple[Resource, int]], span: Span) -> Outlook:
    """One query."""
    return Outlook(wanted, span, *hours_and_taken(wanted, around_of(span)))


def nearest_times(wish: Wish, limit: int = 3) -> list[Span]:
    """As things stand now; two queries. See :meth:`Outlook.nearest_times`."""
    wanted = resources_of(wish)
    if not wanted or wish.span.end <= wish.span.start:
        return []
    return look_around(wanted, wish.span).nearest_times(limit)


def around_of(span: Span) -> Span:
    return Span(span.start - ONE_DAY, span.end + ONE_DAY)


@dataclass(frozen=True)
class Outlook:
    wanted: list[tuple[Resource, int]]
    span: Span
    hours: Mapping[int, OpeningHours]
    taken: list[Taken]

    @property
    def is_open(self) -> bool:
        return all(each.holds(self.span) for each in self.hours.values())

    @property
    def is_free(self) -> bool:
        return self._can_have(self.wanted, self.span)

    def knows(self, client_key: UUID) -> bool:
        """Is one of the bookings there made with this key?"""
        return any(each.client_key == client_key for each in self.taken)

    def as_it_is_now(self) -> Outlook:
        """With what was taken in the meantime; one query."""
        return replace(self, taken=_taken_around(self.wanted, self.span))

    def nearest_times(self, limit: int = 3) -> list[Span]:
        """Free times of the same length that the cards allow, the nearest first, none meeting another."""
        within = self._bookable_times()
        if within.start >= within.end:
            return []
        several = [each for each in self.wanted if each[0].quantity > 1]
        chosen: list[Span] = []
        for span in self._nearest_in(self._left_for_one(within)):
            if (
                not any(span.meets(each) for each in chosen)
                and (not several or self._can_have(several, span))
                and self._is_on_the_marks(span)
            ):
                chosen.append(span)
            if len(chosen) == limit:
                break
        return chosen

    def _can_have(self, wanted: list[tuple[Resource, int]], span: Span) -> bool:
        before, after = self._buffers
        claimed = Span(span.start - before, span.end + after)
        return can_be_had(wanted, self.taken, claimed)

    @cached_property
    def _buffers(self) -> tuple[timedelta, timedelta]:
        return buffers_of(self.wanted)

    def _left_for_one(self, within: Span) -> list[Span]:
        """When all is open, and free what is there once; of equal things another may do for each time."""
        once = [each for each in self.wanted if each[0].quantity == 1]
        opened = open_times(self.hours.values(), within)
        return without(opened, busy_times(once, self.taken, within, self._buffers))

    def _nearest_in(self, free: list[Span]) -> Iterator[Span]:
        """Times of the wished length in steps from the wished one, the nearest first; the earlier of two as near."""
        wished, step = self.span.start, self._step
        length = self.span.end - wished
        steps = (
            number
            for each in free
            for number in range(
                -((wished - each.start) // step),
                (each.end - length - wished) // step + 1,
            )
        )
        for number in sorted(steps, key=lambda each: (abs(each), each)):
            start = wished + number * step
            yield Span(start, start + length)

    def _bookable_times(self) -> Span:
        """A day around, no sooner than the notice and no later than the days ahead."""
        cards = [resource.rules for resource, _count in self.wanted]
        length, now = self.span.end - self.span.start, timezone.now()
        soonest = now + timedelta(minutes=max(r.lead_minutes for r in cards))
        last = now + timedelta(days=min(r.horizon_days for r in cards)) + length
        around = around_of(self.span)
        return Span(max(soonest, around.start), min(last, around.end))

    @property
    def _step(self) -> timedelta:
        return timedelta(minutes=lcm(*(r.rules.step_minutes for r, _ in self.wanted)))

    def _is_on_the_marks(self, span: Span) -> bool:
        return all(
            is_on_step(moment, resource.time_zone, resource.rules.step_minutes)
            for resource, _count in self.wanted
            for moment in (span.start, span.end)
        )


def _taken_around(wanted: list[tuple[Resource, int]], span: Span) -> list[Taken]:
    return taken_on(roads_of(wanted), claimed_span(wanted, around_of(span)))
