"""What the team brings: it says so with a file that shows it, and it counts when an officer has looked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from funding.workflow import Status

from ..enums import AccountKind, Entry, MatchKind
from ..kinds import MONEY
from ..models import Award, Contribution
from ..permissions import (
    EvidenceMissing,
    ReasonMissing,
    require_hat,
    require_running,
    require_step,
)
from ..workflow import CONTRIBUTION, ContributionStatus, Hat
from .keeping import keep_files
from .ledger import counter, post
from .locking import lock_award, locked
from .telling import tell_officer, tell_team

ACCOUNTS = {
    MatchKind.CASH: AccountKind.MATCH_CASH,
    MatchKind.IN_KIND: AccountKind.MATCH_IN_KIND,
}


@transaction.atomic
def claim_contribution(
    *,
    award: Award,
    kind: MatchKind,
    what: str,
    amount: int,
    on: date,
    files: Iterable,
    valuation: str = "",
    by,
) -> Contribution:
    award = lock_award(award)
    require_hat(by, award, Hat.TEAM)
    require_running(award, Status.CONTRACTING)
    files = list(files)
    if not files:
        raise EvidenceMissing
    claimed = Contribution.objects.create(
        award=award,
        kind=kind,
        what=what,
        amount=amount,
        on=on,
        valuation=valuation,
        claimed_by=by,
    )
    keep_files(files, by=by, contribution=claimed)
    tell_officer(award, MONEY, "match_claimed", f"match:{claimed.pk}")
    return claimed


@transaction.atomic
def decide_contribution(
    *, contribution: Contribution, is_accepted: bool, answer: str = "", by
) -> Contribution:
    """A counted one may be found wrong later: then a counter-entry takes it out, and releases wait for another."""
    row = locked(contribution)
    target = ContributionStatus.ACCEPTED if is_accepted else ContributionStatus.REFUSED
    require_step(by, row.award, CONTRIBUTION, row.status, target)
    if not is_accepted and not answer.strip():
        raise ReasonMissing
    was, row.status, row.answer = row.status, target, answer.strip()
    row.decided_at, row.decided_by = timezone.now(), by
    row.save()
    _write(row, was, by)
    event = "match_accepted" if is_accepted else "match_refused"
    tell_team(row.award, MONEY, event, f"match:{row.pk}:{event}", what=row.what)
    return row


def _write(row: Contribution, was: str, by) -> None:
    key = f"{Entry.MATCH}:{row.pk}"
    if row.status == ContributionStatus.ACCEPTED:
        post(
            award=row.award,
            kind=Entry.MATCH,
            amount=row.amount,
            between=(AccountKind.OUTSIDE, ACCOUNTS[row.kind]),
            key=key,
            on=row.on,
            note=row.what,
            by=by,
        )
    elif was == ContributionStatus.ACCEPTED:
        entry = row.award.transactions.get(key=key)
        counter(entry=entry, note=row.answer, by=by)


@transaction.atomic
def take_back_contribution(*, contribution: Contribution, by) -> Contribution:
    row = locked(contribution)
    target = ContributionStatus.WITHDRAWN
    require_step(by, row.award, CONTRIBUTION, row.status, target)
    row.status = target
    row.save(update_fields=["status"])
    return row
