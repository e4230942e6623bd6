"""Any order of anybody's steps: the status goes as the table says, the log has no gap, and its lines prove each other.

``FUNDING_STEPS`` says how many steps are taken in all; the suite takes a few hundred.
"""

import os
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from funding.actions.moving import move
from funding.chain import line_of
from funding.models import Application
from funding.permissions import MovedMeanwhile, NotForYou, StepNotListed
from funding.workflow import Event, Guard, Status
from innovation_park.lib.chained_lines import digest_of
from innovation_park.lib.refusals import Refused
from tests.factories.accounts import UserFactory
from tests.factories.funding import (
    a_director,
    an_officer,
    call_open,
    draft_of,
    feedback_for,
    guards_pass,
    team_of,
)
from tests.funding.cells import CELLS

pytestmark = pytest.mark.django_db
EACH = 50  # steps of one application, refused ones included
STEPS = int(os.environ.get("FUNDING_STEPS", 400))
ASKED_BY_OTHERS = (
    *(Guard.COMPLETE, Guard.ENOUGH_REVIEWS),
    *(Guard.CONTRACT_SIGNED, Guard.ACCOUNTS_SETTLED),
)
PEOPLE = (
    *("lead", "editor", "viewer", "signatory"),
    *("officer", "director", "chief", "stranger", "clock"),
)
RELATION = {"chief": "director"}


class Way(RuleBasedStateMachine):
    """``status`` and ``steps`` are what somebody with pencil and the table would have written down."""

    taken = 0

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.passing = guards_pass(*ASKED_BY_OTHERS)
        self.passing.__enter__()
        self.application = draft_of()
        self.people = team_of(self.application) | {
            "officer": an_officer(),
            "director": a_director(),
            "chief": a_director(),
            "stranger": UserFactory(),
            "clock": None,
        }
        self.status, self.steps = "draft", [("", "open", "draft")]

    def teardown(self):
        self.passing.__exit__(None, None, None)
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def allowed(self, who, event) -> bool:
        _target, by = CELLS.get((self.status, event), ("", ()))
        return RELATION.get(who, who) in by

    @rule(who=st.sampled_from(PEOPLE), event=st.sampled_from(Event))
    def anybody_tries_anything(self, who, event):
        self.attempt(who, event)

    @rule(data=st.data())
    def somebody_does_what_they_may(self, data):
        ways = [
            (who, event)
            for (status, event), (_target, _by) in CELLS.items()
            for who in PEOPLE
            if status == self.status and self.allowed(who, event)
        ]
        if ways:
            self.attempt(*data.draw(st.sampled_from(ways)))

    def attempt(self, who, event):
        before = self.application.version
        try:
            move(
                application=self.application,
                event=event,
                by=self.people[who],
                version=before,
                reason="Because.",
            )
        except (NotForYou, StepNotListed):
            assert not self.allowed(who, event)
        except Refused:
            assert self.allowed(who, event)
        else:
            assert self.allowed(who, event)
            target = CELLS[self.status, event][0]
            self.steps.append((self.status, str(event), target))
            self.status = target

    @rule(who=st.sampled_from(PEOPLE), event=st.sampled_from(Event))
    def somebody_looks_at_an_old_page(self, who, event):
        with pytest.raises(MovedMeanwhile):
            move(
                application=Application(pk=self.application.pk),
                event=event,
                by=self.people[who],
                version=self.application.version - 1,
            )

    @precondition(lambda self: self.status in (Status.PANEL, Status.RESERVE))
    @rule()
    def feedback_is_written(self):
        feedback_for(self.application)

    @invariant()
    def log_tells_the_whole_way(self):
        """After every step, whoever took it."""
        type(self).taken += 1
        stored = Application.objects.get(pk=self.application.pk)
        events = list(stored.events.order_by("seq"))
        assert [
            (each.from_status, each.event, each.to_status) for each in events
        ] == self.steps
        assert stored.status == self.status == events[-1].to_status
        assert [each.seq for each in events] == [*range(1, len(events) + 1)]
        assert stored.version == stored.head_seq == len(events)
        digest = ""
        for each in events:
            assert each.previous == digest
            digest = digest_of(digest, line_of(each))
            assert each.digest == digest
        assert stored.head_digest == digest


def test_any_order_of_steps_goes_as_the_table_says():
    Way.taken = 0
    run_state_machine_as_test(
        Way,
        settings=settings(
            max_examples=1 + STEPS * 11 // EACH // 10,
            stateful_step_count=EACH,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Way.taken >= STEPS


def test_a_forged_status_would_be_seen():
    """The negative control: one row written past the door, and the invariant breaks."""
    way = Way()
    try:
        way.log_tells_the_whole_way()
        Application.objects.filter(pk=way.application.pk).update(status=Status.RUNNING)
        with pytest.raises(AssertionError):
            way.log_tells_the_whole_way()
    finally:
        way.teardown()


def test_the_call_is_open_for_the_machine():
    call = call_open()
    assert call.takes_at(timezone.now() + timedelta(days=9))
