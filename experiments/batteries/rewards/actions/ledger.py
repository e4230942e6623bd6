"""Rewards change hands. Everything here may be called again for the same thing and happens once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from ..enums import AccountKind, Entry
from ..models import Account, DropOff, Posting, Stock, Transaction

Lines = Iterable[tuple[Account, int]]


def account_of(person) -> Account:
    """Opened when it is asked for the first time."""
    found, _is_new = Account.objects.get_or_create(
        person=person, defaults={"kind": AccountKind.PERSON}
    )
    return found


def park_account(kind: AccountKind) -> Account:
    return Account.objects.get_or_create(kind=kind)[0]


def lock_account(account: Account) -> Account:
    """First of all locks: what one person earns and collects is decided one after the other."""
    return Account.objects.select_for_update().get(pk=account.pk)


def lock_stock(stock: Stock) -> Stock:
    """Last of all locks."""
    return Stock.objects.select_for_update().get(pk=stock.pk)


def promise(
    *, key: str, kind: Entry, stock: Stock, account: Account, pieces: int, **about
) -> Transaction | None:
    """To somebody; below nought: taken back."""
    issue = park_account(AccountKind.ISSUE)
    lines = [(issue, -pieces), (account, pieces)]
    return write(key=key, kind=kind, stock=stock, lines=lines, **about)


def put_on_shelf(
    *, key: str, kind: Entry, stock: Stock, pieces: int, **about
) -> Transaction | None:
    """The stock's row is locked by the caller. Below nought: they were not there when somebody counted."""
    lines = [
        (park_account(AccountKind.SUPPLY), -pieces),
        (park_account(AccountKind.SHELF), pieces),
    ]
    made = write(key=key, kind=kind, stock=stock, lines=lines, **about)
    stock.pieces += pieces
    stock.save(update_fields=["pieces"])
    return made


def hand_out(
    *, key: str, stock: Stock, account: Account, pieces: int, by, at=None
) -> Transaction | None:
    """The promise is kept, and the shelf is so much emptier. The stock's row is locked by the caller."""
    lines = [
        (account, -pieces),
        (park_account(AccountKind.ISSUE), pieces),
        (park_account(AccountKind.SHELF), -pieces),
        (park_account(AccountKind.GIVEN), pieces),
    ]
    made = write(key=key, kind=Entry.GIVEN, stock=stock, lines=lines, by=by, at=at)
    stock.pieces -= pieces
    stock.save(update_fields=["pieces"])
    return made


@transaction.atomic
def write(
    *,
    key: str,
    kind: Entry,
    stock: Stock,
    lines: Lines,
    drop_off: DropOff | None = None,
    reason: str = "",
    by=None,
    at=None,
) -> Transaction | None:
    """Nothing happens where nothing would move."""
    sums: Counter[Account] = Counter()
    for account, pieces in lines:
        sums[account] += pieces
    moving = {account: pieces for account, pieces in sums.items() if pieces}
    if not moving:
        return None
    about = {
        "kind": kind,
        "stock": stock,
        "drop_off": drop_off,
        "reason": reason,
        "by": by,
        "posted_at": at or timezone.now(),
    }
    posted, is_new = Transaction.objects.get_or_create(key=key, defaults=about)
    if is_new:
        Posting.objects.bulk_create(
            Posting(transaction=posted, account=account, pieces=pieces)
            for account, pieces in moving.items()
        )
        posted.is_sealed = True
        posted.save(update_fields=["is_sealed"])
    return posted
