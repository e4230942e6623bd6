"""Every cell of role, status, event and relation, as the table says; and that nobody is left where no way leads on."""

from itertools import product

import pytest
from lucide.templatetags.lucide import lucide

from accounts.roles import Role
from funding import guards
from funding.workflow import (
    BEFORE_SUBMISSION,
    ENDS,
    STATES,
    STEPS,
    TABLE,
    WRITABLE,
    Event,
    Guard,
    Holder,
    Relation,
    Status,
    events_from,
    relation_that_may,
    step_for,
)
from tests.funding.cells import CELLS

# What somebody may be to an application besides their role in the park.
BOUND = (
    *(Relation.LEAD, Relation.EDITOR, Relation.VIEWER, Relation.SIGNATORY),
    *(Relation.ASSIGNED, Relation.CONFLICTED, Relation.STRANGER),
)
BY_ROLE = {
    Role.FOUNDATION_OFFICER: Relation.OFFICER,
    Role.FOUNDATION_DIRECTOR: Relation.DIRECTOR,
}
ROLES = (None, *Role)


def relations(role, bound) -> set[Relation]:
    """All at once, as nobody should be: a table that asks well gives no more than to the one that counts."""
    return {bound} | ({BY_ROLE[role]} if role in BY_ROLE else set())


def may(status, event, role, bound) -> bool:
    """By the hand-written list: a conflict takes the foundation's rights away, an assignment gives none."""
    by = CELLS.get((status, event), ("", frozenset()))[1]
    office = BY_ROLE.get(role) if bound != Relation.CONFLICTED else None
    return bound in by or office in by


def test_every_cell_is_as_written():
    cells = list(product(ROLES, Status, Event, BOUND))
    wrong = []
    for role, status, event, bound in cells:
        step = step_for(status, event)
        allowed = bool(step and relation_that_may(step, relations(role, bound)))
        if allowed != may(status, event, role, bound):
            wrong.append((role, status, event, bound))
    assert wrong == []
    assert len(cells) == len(ROLES) * 16 * 26 * 7 >= 26_208


def test_every_step_leads_where_it_is_written():
    assert {
        pair: (str(step.target or pair[0]), frozenset(map(str, step.by)))
        for pair, step in STEPS.items()
    } == CELLS


def test_the_clock_and_strangers_do_nothing():
    for status, relation in product(Status, (Relation.CLOCK, Relation.STRANGER)):
        assert events_from(status, {relation}) == []


def test_no_pair_stands_twice_in_the_table():
    pairs = [(source, row.event) for row in TABLE for source in row.sources]
    assert len(pairs) == len(set(pairs)) == len(STEPS)


def test_every_event_and_every_guard_has_a_place():
    assert {row.event for row in TABLE} == set(Event)
    assert {name for row in TABLE for name in row.guards} == set(Guard)


def test_every_guard_is_asked_by_somebody():
    assert guards.registered() == set(Guard)


def reached_from(status) -> set[Status]:
    found, open_ends = set(), [status]
    while open_ends:
        source = open_ends.pop()
        for (one, _event), step in STEPS.items():
            if one == source and step.target and step.target not in found:
                found.add(step.target)
                open_ends.append(step.target)
    return found


def test_every_status_is_reached_and_leads_to_an_end():
    assert reached_from(Status.DRAFT) | {Status.DRAFT} == set(Status)
    for status in set(Status) - ENDS:
        assert reached_from(status) & ENDS, status


def test_every_status_says_who_holds_it_and_ends_are_held_by_nobody():
    assert set(STATES) == set(Status)
    for status in ENDS:
        moves = {
            step.event
            for (source, _event), step in STEPS.items()
            if source == status and step.target
        }
        assert moves <= {Event.REOPEN}
    assert {
        status for status in Status if STATES[status].held_by == Holder.NOBODY
    } == ENDS


@pytest.mark.parametrize("status", sorted(set(Status) - ENDS))
def test_whoever_holds_it_can_do_something(status):
    hands = {
        Holder.TEAM: {Relation.LEAD},
        Holder.SIGNATORY: {Relation.SIGNATORY},
        Holder.OFFICER: {Relation.OFFICER},
        # Reviews are no step: the officer passes on.
        Holder.REVIEWERS: {Relation.OFFICER},
        Holder.PANEL: {Relation.OFFICER},
        Holder.DIRECTOR: {Relation.DIRECTOR},
        Holder.BOTH: {Relation.LEAD, Relation.DIRECTOR},
    }
    for relation in hands[STATES[status].held_by]:
        assert events_from(status, {relation}) != []


def test_answers_are_written_only_while_the_team_holds_them():
    assert {STATES[status].held_by for status in WRITABLE} == {Holder.TEAM}
    assert {Status.DRAFT, Status.SIGN_OFF} == BEFORE_SUBMISSION


@pytest.mark.parametrize("status", STATES)
def test_its_sign_is_drawn(status):
    assert "<svg" in lucide(STATES[status].icon)
