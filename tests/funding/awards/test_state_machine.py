"""Any order of bringing, handing in, paying, bouncing, asking back and taking out: every won is conserved.

Beside the books a plain sum is kept, worked out apart. The suite takes a few histories;
``FUNDING_STEPS=10000 pytest tests/funding/awards/test_state_machine.py`` ten thousand of them.
"""

import os
from contextlib import suppress

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from funding.awards.actions.ledger import balances_of, counter, post
from funding.awards.enums import FOUNDATION, MOVES, TEAM, Entry
from funding.awards.enums import AccountKind as A
from funding.awards.models import Account, Posting, Transaction
from innovation_park.lib.refusals import Refused
from tests.factories.awards import cast_of, running

AWARD = 1000
STEPS_EACH = 12
WON = st.integers(1, 1100)
LAWFUL = (Entry.RELEASE, Entry.RETURN, Entry.DEMAND, Entry.RECOVERY, Entry.WAIVER)
KINDS = st.sampled_from([kind.value for kind in A])


class Books(RuleBasedStateMachine):
    """One award of a thousand won; rolled back to its beginning after each history."""

    award = None

    def __init__(self):
        super().__init__()
        self.mark = transaction.savepoint()
        self.kept = {**dict.fromkeys(A.values, 0), A.BUDGET: -AWARD, A.COMMITTED: AWARD}
        self.entries, self.number = [], 0

    def teardown(self):
        transaction.savepoint_rollback(self.mark)

    def attempted(self, write):
        """What is refused has changed nothing; what is not is counted apart."""
        self.number += 1
        with suppress(Refused, IntegrityError), transaction.atomic():
            entry = write()
            for each in entry.postings.select_related("account"):
                self.kept[each.account.kind] += each.amount
            self.entries.append(entry)
            return entry
        return None

    def posted(self, kind, won, between=None):
        return self.attempted(
            lambda: post(
                award=self.award,
                kind=kind,
                amount=won,
                between=between,
                key=f"{self.number}",
                by=None,
            )
        )

    @rule(won=WON, account=st.sampled_from([A.MATCH_CASH, A.MATCH_IN_KIND]))
    def match(self, won, account):
        assert self.posted(Entry.MATCH, won, (A.OUTSIDE, account))

    @rule(won=WON, kind=st.sampled_from(LAWFUL))
    def move(self, won, kind):
        was = self.award.standing(self.kept)
        room = self.kept[MOVES[kind][0]] >= won
        made = self.posted(kind, won)
        if kind == Entry.RELEASE:
            assert bool(made) == (room and was.after(won).holds)
        else:
            assert bool(made) == room

    @rule(won=WON, source=st.sampled_from([A.COMMITTED, A.AWARDED]))
    def lapse(self, won, source):
        self.posted(Entry.LAPSE, won, (source, A.BUDGET))

    @rule(at=st.integers(0, 99))
    def correct(self, at):
        if self.entries:
            entry = self.entries[at % len(self.entries)]
            entry = Transaction.objects.select_related("award").get(pk=entry.pk)
            self.attempted(lambda: counter(entry=entry, note="Wrong", by=None))

    @rule(postings=st.dictionaries(KINDS, st.integers(-AWARD, AWARD), max_size=4))
    def raw(self, postings):
        """Past every action: the database itself refuses or lets pass what keeps the books."""

        def write():
            made = Transaction.objects.create(
                key=f"raw {self.number}",
                award=self.award,
                kind=Entry.LAPSE,
                on=timezone.localdate(),
            )
            accounts = {each.kind: each for each in self.award.accounts.all()}
            for kind, won in postings.items():
                Posting.objects.create(
                    transaction=made, account=accounts[kind], amount=won
                )
            Transaction.objects.filter(pk=made.pk).update(is_sealed=True)
            return made

        was = self.award.standing(self.kept)
        if self.attempted(write):
            standing = self.award.standing(self.kept)
            assert standing.released <= was.released or standing.holds

    @invariant()
    def every_won_is_somewhere(self):
        now = balances_of(self.award)
        assert now == self.kept
        assert sum(now[kind] for kind in FOUNDATION) == 0
        assert sum(now[kind] for kind in TEAM) == 0
        assert -now[A.BUDGET] <= AWARD
        paid = now[A.RELEASED] + now[A.CLAWBACK] + now[A.RETURNED]
        assert 0 <= paid <= AWARD
        assert all(
            now[kind] >= 0 for kind in A.values if kind not in (A.BUDGET, A.OUTSIDE)
        )


@pytest.mark.django_db
def test_any_history_conserves_every_won():
    award = running(cast_of(), AWARD)
    Books.award = award
    run_state_machine_as_test(
        Books,
        settings=settings(
            max_examples=int(os.environ.get("FUNDING_STEPS", "12")),
            stateful_step_count=STEPS_EACH,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
            database=None,
        ),
    )
    assert Account.objects.get(award=award, kind=A.COMMITTED).balance == AWARD
