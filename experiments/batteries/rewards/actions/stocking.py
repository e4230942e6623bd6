"""What comes to the shelf of a district, and what is found missing when somebody counts it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from ..emails import tell_in_stock
from ..enums import AccountKind, Entry
from ..models import Posting, Stock, Transaction
from ..permissions import KeyIsTaken, NotANumber, ReasonNeeded, require_staff
from .ledger import lock_stock, put_on_shelf

MOST_PIECES = 100_000


@transaction.atomic
def deliver_stock(*, stock: Stock, pieces: int, client_key: UUID, by) -> Stock:
    """Whoever waits for it is told when the shelf had been empty."""
    require_staff(by)
    if not 1 <= pieces <= MOST_PIECES:
        raise NotANumber
    key = f"delivered:{client_key}"
    stock = lock_stock(stock)
    if _was_posted(key, stock, pieces):
        return stock
    was_empty = stock.pieces == 0
    put_on_shelf(key=key, kind=Entry.DELIVERED, stock=stock, pieces=pieces, by=by)
    if was_empty:
        tell_in_stock(stock, people_waiting(stock), key)
    return stock


@transaction.atomic
def count_stock(
    *, stock: Stock, counted: int, reason: str, client_key: UUID, by
) -> Stock:
    """The shelf holds ``counted``: the difference goes into the books with its reason."""
    require_staff(by)
    if not 0 <= counted <= MOST_PIECES:
        raise NotANumber
    if not reason.strip():
        raise ReasonNeeded
    key = f"counted:{client_key}"
    stock = lock_stock(stock)
    if Transaction.objects.filter(key=key).exists() or counted == stock.pieces:
        return stock
    put_on_shelf(
        key=key,
        kind=Entry.COUNTED,
        stock=stock,
        pieces=counted - stock.pieces,
        reason=reason[:200],
        by=by,
    )
    return stock


def people_waiting(stock: Stock) -> list[int]:
    """Primary keys of those to whom some of it is promised."""
    rows = Posting.objects.filter(
        transaction__stock=stock,
        transaction__is_sealed=True,
        account__kind=AccountKind.PERSON,
        account__person__isnull=False,
    )
    held = rows.values_list("account__person").annotate(sum=Sum("pieces"))
    return [person for person, pieces in held if pieces > 0]


def _was_posted(key: str, stock: Stock, pieces: int) -> bool:
    known = Transaction.objects.filter(key=key).first()
    if known is None:
        return False
    shelf = known.postings.filter(account__kind=AccountKind.SHELF).get()
    if (known.stock_id, shelf.pieces) != (stock.pk, pieces):
        raise KeyIsTaken
    return True
