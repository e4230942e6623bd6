"""Money moves in the books: sealed transactions of two postings or more. Whoever calls has locked the award."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from ..enums import MOVES, AccountKind, Entry
from ..models import Account, Award, Milestone, Posting, Transaction
from ..permissions import (
    CorrectedAlready,
    CorrectElsewhere,
    MatchMissing,
    NotInTheBooks,
    ReasonMissing,
    require_hat,
)
from ..workflow import Hat
from .locking import lock_award

BY_HAND = {Entry.RETURN, Entry.DEMAND, Entry.RECOVERY, Entry.WAIVER}


def open_accounts(award: Award) -> None:
    Account.objects.bulk_create(
        [Account(award=award, kind=kind) for kind in AccountKind], ignore_conflicts=True
    )


def post(
    *,
    award: Award,
    kind: Entry,
    amount: int,
    key: str,
    by,
    on=None,
    milestone: Milestone | None = None,
    note: str = "",
    between: tuple[AccountKind, AccountKind] | None = None,
) -> Transaction:
    """Moves ``amount`` won, once for each ``key``. ``between`` names the accounts where the kind alone does not."""
    source, target = between or MOVES[kind]
    if amount <= 0:
        raise NotInTheBooks
    about = {"award": award, "kind": kind, "milestone": milestone, "note": note}
    postings = {source: -amount, target: amount}
    return write(key, about, postings, by=by, on=on)


@transaction.atomic
def write(
    key: str,
    about: Mapping,
    postings: Mapping[AccountKind, int],
    *,
    by,
    on=None,
    corrects=None,
) -> Transaction:
    """Says in a sentence what the database would refuse; the same key again moves nothing."""
    known = Transaction.objects.filter(key=key).first()
    if known:
        return known
    award = about["award"]
    _require_cover(award, postings)
    accounts = {each.kind: each for each in award.accounts.all()}
    made = Transaction.objects.create(
        key=key, by=by, on=on or timezone.localdate(), corrects=corrects, **about
    )
    Posting.objects.bulk_create(
        Posting(transaction=made, account=accounts[kind], amount=amount)
        for kind, amount in postings.items()
    )
    made.is_sealed = True
    made.save(update_fields=["is_sealed"])
    return made


def _require_cover(award: Award, postings: Mapping[AccountKind, int]) -> None:
    balances = balances_of(award)
    after = {
        kind: balances[kind] + postings.get(kind, 0) for kind in AccountKind.values
    }
    sources = (AccountKind.BUDGET, AccountKind.OUTSIDE)
    if any(won < 0 for kind, won in after.items() if kind not in sources):
        raise NotInTheBooks
    if any(after[kind] > 0 for kind in sources):
        raise NotInTheBooks
    if -after[AccountKind.BUDGET] > award.amount:
        raise NotInTheBooks
    standing = award.standing(after)
    if standing.released > award.standing(balances).released and not standing.holds:
        raise MatchMissing(standing.missing_for(0))


def balances_of(award: Award) -> dict[str, int]:
    """Read anew, whatever was prefetched."""
    kept = dict(Account.objects.filter(award=award).values_list("kind", "balance"))
    return {kind: kept.get(kind, 0) for kind in AccountKind.values}


def counter(*, entry: Transaction, note: str, by) -> Transaction:
    """The same postings with the signs turned; an entry gets one."""
    if hasattr(entry, "corrected_by"):
        raise CorrectedAlready
    postings = {each.account.kind: -each.amount for each in entry.postings.all()}
    about = {
        "award": entry.award,
        "kind": Entry.CORRECTION,
        "milestone": entry.milestone,
        "note": note,
    }
    return write(
        f"{Entry.CORRECTION}:{entry.pk}", about, postings, by=by, corrects=entry
    )


@transaction.atomic
def correct_entry(*, entry: Transaction, note: str, by) -> Transaction:
    """For what officers write by hand. What follows from a contribution or a payment is righted there."""
    award = lock_award(entry.award_id)
    require_hat(by, award, Hat.OFFICER)
    if entry.kind not in BY_HAND:
        raise CorrectElsewhere
    if not note.strip():
        raise ReasonMissing
    entry = Transaction.objects.select_related("corrected_by").get(pk=entry.pk)
    entry.award = award
    return counter(entry=entry, note=note.strip(), by=by)
