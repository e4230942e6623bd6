"""From a promise to a bag in the hand: a code that sets pieces aside, and the counter that hands them out once."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from experiments.batteries.codes import as_typed

from ..counting import reserved_of
from ..emails import letter_lapsed
from ..enums import CollectionState, Entry
from ..models import Account, Collection, Reward, RuleCard, Stock
from ..permissions import (
    KeyIsTaken,
    NoExchange,
    NothingToCollect,
    NotOpen,
    OutOfStock,
    require_staff,
)
from .ledger import account_of, hand_out, lock_account, lock_stock, promise

OPEN_FOR = timedelta(days=14)
AT_A_TIME = 200


@transaction.atomic
def set_aside(*, stock: Stock, person, client_key: UUID, now=None) -> Collection:
    """All that the person has of it, or as many as there are; who has an open code for it gets that one again."""
    account = lock_account(account_of(person))
    if known := Collection.objects.filter(client_key=client_key).first():
        if (known.account_id, known.stock_id) != (account.pk, stock.pk):
            raise KeyIsTaken
        return known
    is_open = {"state": CollectionState.OPEN, "stock": stock}
    if known := account.collections.filter(**is_open).first():
        return known
    held = account.balance_of(stock)
    if held < 1:
        raise NothingToCollect
    stock = lock_stock(stock)
    free = stock.pieces - reserved_of([stock]).get(stock.pk, 0)
    if free < 1:
        raise OutOfStock
    now = now or timezone.now()
    return Collection.objects.create(
        client_key=client_key,
        account=account,
        stock=stock,
        pieces=min(held, free),
        made_at=now,
        until=now + OPEN_FOR,
    )


@transaction.atomic
def give_reward(*, collection: Collection, by, now=None) -> Collection:
    """Once. Sent twice by the same person at the counter it is told as given, and nothing moves."""
    require_staff(by)
    collection = _locked(collection)
    now = now or timezone.now()
    if collection.state == CollectionState.GIVEN and collection.given_by == by:
        return collection
    if collection.state != CollectionState.OPEN or now >= collection.until:
        raise NotOpen
    stock = lock_stock(collection.stock)
    if stock.pieces < collection.pieces:
        raise OutOfStock
    if collection.account.balance_of(stock) < collection.pieces:
        raise NothingToCollect  # a correction came between
    collection.state = CollectionState.GIVEN
    collection.given_at, collection.given_by = now, by
    collection.save(update_fields=["state", "given_at", "given_by"])
    hand_out(
        key=f"given:{collection.code}",
        stock=stock,
        account=collection.account,
        pieces=collection.pieces,
        by=by,
        at=now,
    )
    return collection


@transaction.atomic
def cancel_collection(*, collection: Collection) -> Collection:
    """The pieces are free for others again; the promise stays."""
    collection = _locked(collection)
    if collection.state == CollectionState.CANCELLED:
        return collection
    if collection.state != CollectionState.OPEN:
        raise NotOpen
    collection.state = CollectionState.CANCELLED
    collection.save(update_fields=["state"])
    return collection


def lapse_collections(now=None) -> int:
    """Codes whose time is over let go of their pieces. Gives how many."""
    now = now or timezone.now()
    old = Collection.objects.filter(state=CollectionState.OPEN, until__lte=now)
    count = 0
    for collection in old.order_by("pk")[:AT_A_TIME]:
        count += _lapse(collection)
    return count


@transaction.atomic
def _lapse(collection: Collection) -> bool:
    collection = _locked(collection)
    if collection.state != CollectionState.OPEN:
        return False
    collection.state = CollectionState.LAPSED
    collection.save(update_fields=["state"])
    letter_lapsed(collection)
    return True


@transaction.atomic
def exchange_reward(
    *, stock: Stock, reward: Reward, pieces: int, person, client_key: UUID
) -> None:
    """Of one's promised pieces, by bundle, for what the card in force gives instead. The same key exchanges once."""
    account = lock_account(account_of(person))
    key = f"exchanged:{client_key}"
    if account.postings.filter(transaction__key=f"{key}:out").exists():
        return
    into, per_bundle, number = _offer(stock, reward)
    if pieces < per_bundle or pieces % per_bundle:
        raise NoExchange
    if account.balance_of(stock) - _aside(account, stock) < pieces:
        raise NothingToCollect
    about = {"kind": Entry.EXCHANGED, "account": account}
    promise(key=f"{key}:out", stock=stock, pieces=-pieces, **about)
    gained = pieces // per_bundle * number
    promise(key=f"{key}:in", stock=into, pieces=gained, **about)


def _offer(stock: Stock, reward: Reward) -> tuple[Stock, int, int]:
    """The other stock, pieces of the first that one bundle gives, and pieces of the other."""
    card = RuleCard.objects.in_force().filter(district=stock.district_id).first()
    if card is None:
        raise NoExchange
    given, per_bundle = card.read.gives
    numbers = dict(card.read.instead)
    if given != stock.reward.key or reward.key not in numbers:
        raise NoExchange
    into, _is_new = Stock.objects.get_or_create(district=stock.district, reward=reward)
    return into, per_bundle, numbers[reward.key]


def _aside(account: Account, stock: Stock) -> int:
    """What is set aside for them is not to be exchanged."""
    codes = account.collections.filter(stock=stock, state=CollectionState.OPEN)
    return sum(codes.values_list("pieces", flat=True))


def collection_named(code: str) -> Collection | None:
    """As it is typed at the counter."""
    found = Collection.objects.filter(code=as_typed(code))
    return found.select_related("stock__reward", "stock__district", "account").first()


def _locked(collection: Collection) -> Collection:
    lock_account(collection.account)
    rows = Collection.objects.select_for_update(of=("self",))
    return rows.select_related("account", "stock__reward").get(pk=collection.pk)
