"""Points move once for each deal, and the database lets nobody move them otherwise."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from experiments.bookings.permissions import NotInThisState
from experiments.bookings.workflow import Status
from experiments.parking.actions import decide_dispute
from experiments.parking.actions.ledger import (
    account_of,
    charge_overstay,
    charge_use,
    post_shared_hours,
    refund,
    settle_deal,
    settle_deals,
)
from experiments.parking.codes import AccountKind, Entry
from experiments.parking.enums import Decision, Side
from experiments.parking.exports.points import ledger_difference
from experiments.parking.models import Account, Dispute, Posting, Transaction
from experiments.parking.models.rules import rate
from experiments.permissions import NotAllowed
from innovation_park.lib.personal_data import REGISTRY
from tests.factories.points import LentSpaceFactory, ended_deal

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(resident, neighbour):
    """Two hours at the neighbour's, and 40 minutes beyond."""
    return ended_deal(resident, LentSpaceFactory(owner=neighbour), overstay=40)


def balance(person):
    return Account.objects.with_balance().get(pk=account_of(person).pk).balance


def test_owner_earns_and_driver_pays_by_the_card(deal, resident, neighbour):
    post_shared_hours(deal=deal)
    charge_use(deal=deal)
    assert (balance(neighbour), balance(resident), balance(None)) == (20, -20, 0)


def test_overstay_costs_only_the_excess_and_the_owner_gets_it(
    deal, resident, neighbour
):
    charge_overstay(deal=deal)  # 40 minutes less 10 of grace, at half as much again
    assert (balance(neighbour), balance(resident), balance(None)) == (8, -8, 0)


def test_leaving_within_the_grace_costs_nothing(resident, neighbour):
    deal = ended_deal(resident, LentSpaceFactory(owner=neighbour), overstay=10)
    assert charge_overstay(deal=deal) is None
    assert Transaction.objects.count() == 0


def test_again_is_the_same(deal, resident):
    first = settle_deal(deal=deal)
    assert settle_deal(deal=deal) == first
    assert (Transaction.objects.count(), Posting.objects.count()) == (3, 6)
    assert balance(resident) == -28


def test_clock_settles_what_is_over_and_only_that(deal, resident, neighbour):
    open_deal = ended_deal(resident, deal.space)
    open_deal.booking.status = Status.IN_USE
    open_deal.booking.save()
    assert (settle_deals(), settle_deals()) == (1, 0)
    with pytest.raises(NotInThisState):
        charge_use(deal=open_deal)


def test_refund_gives_the_driver_back_what_they_paid_and_takes_nothing_from_the_owner(
    deal, resident, neighbour, manager
):
    settle_deal(deal=deal)
    with pytest.raises(NotAllowed):
        refund(deal=deal, by=resident)
    refund(deal=deal, by=manager)
    refund(deal=deal, by=manager)
    assert (balance(resident), balance(neighbour), balance(None)) == (0, 28, -28)
    assert Transaction.objects.filter(kind=Entry.REFUND).count() == 1


def test_refund_before_the_clock_came_by_settles_first(deal, resident):
    refund(deal=deal, by=None)
    assert (settle_deals(), balance(resident)) == (0, 0)


def test_nothing_to_refund_moves_nothing(deal):
    deal.booking.status = Status.CANCELLED
    assert refund(deal=deal, by=None) is None


@pytest.mark.parametrize(
    ("decision", "kept"), [(Decision.FOR_DRIVER, 0), (Decision.FOR_OWNER, -28)]
)
def test_dispute_decided_for_the_driver_gives_the_points_back(
    deal, resident, manager, decision, kept
):
    settle_deal(deal=deal)
    dispute = Dispute.objects.create(
        deal=deal, raised_by=Side.DRIVER, raised_at=timezone.now()
    )
    decide_dispute(dispute=dispute, decision=decision, reason="Seen.", by=manager)
    assert balance(resident) == kept


@pytest.mark.parametrize(
    ("per_hour", "minutes", "points"),
    [(10, 60, 10), (10, 3, 1), (10, 2, 0), (10, 0, 0), (7, 90, 11)],
)
def test_points_are_whole(per_hour, minutes, points):
    assert rate(per_hour, minutes) == points


def opened(deal):
    return Transaction.objects.create(
        key="test", kind=Entry.USED, deal=deal, at=timezone.now(), minutes=1
    )


def refused(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def test_database_seals_only_what_adds_up(deal, resident):
    made = opened(deal)
    seal = Transaction.objects.filter(pk=made.pk)
    refused(lambda: seal.update(is_sealed=True))  # without a posting
    Posting.objects.create(transaction=made, account=account_of(resident), points=-5)
    refused(lambda: seal.update(is_sealed=True))  # with one
    other = Posting(transaction=made, account=account_of(None), points=4)
    other.save()
    refused(lambda: seal.update(is_sealed=True))  # with two that do not add up
    assert ledger_difference() == 2  # one point, and a transaction left open
    refused(lambda: Transaction.objects.create(**sealed_facts(deal)))
    _close(made, resident)


def sealed_facts(deal):
    facts = {"kind": Entry.USED, "deal": deal, "at": timezone.now(), "minutes": 1}
    return facts | {"key": "sealed at once", "is_sealed": True}


def _close(made, resident):
    """So that PostgreSQL finds nothing open at the end of the test."""
    third = Account.objects.create(kind=AccountKind.PERSON)
    Posting.objects.create(transaction=made, account=third, points=1)
    Transaction.objects.filter(pk=made.pk).update(is_sealed=True)
    assert ledger_difference() == 0


def test_database_lets_nobody_change_what_is_sealed(deal, neighbour):
    made = charge_use(deal=deal)
    posting = Posting.objects.filter(transaction=made)
    refused(lambda: posting.update(points=1))
    refused(lambda: posting.delete())
    refused(lambda: Transaction.objects.filter(pk=made.pk).update(minutes=9))
    refused(lambda: Transaction.objects.filter(pk=made.pk).update(is_sealed=False))
    later = Posting(transaction=made, account=account_of(neighbour), points=3)
    refused(later.save)
    assert ledger_difference() == 0


def test_account_of_somebody_who_left_is_nobodys_for_ever(deal, resident, neighbour):
    settle_deal(deal=deal)
    account = account_of(resident)
    for declaration in REGISTRY.of_model(Account):
        declaration.erase(resident)
    account.refresh_from_db()
    assert account.person is None
    kept = Account.objects.with_balance().get(pk=account.pk)
    assert kept.balance == -28
    mine = Account.objects.filter(pk=account.pk)
    refused(lambda: mine.update(person=resident))
    refused(lambda: mine.update(code="OTHER"))
    refused(lambda: Account.objects.filter(person=neighbour).update(person=resident))


def test_what_nobody_is_there_to_get_moves_nothing(deal):
    deal.booking.person = deal.space.owner = None
    assert settle_deal(deal=deal) == []


@pytest.mark.parametrize(
    ("overstay", "points"),
    [(0, 0), (10, 0), (11, 0), (12, 1), (40, 8), (70, 15), (130, 30)],
)
def test_overstay_by_figures(resident, neighbour, overstay, points):
    """Ten an hour, ten minutes of grace, half as much again: (minutes - 10) x 15 / 60, half a point up."""
    deal = ended_deal(resident, LentSpaceFactory(owner=neighbour), overstay=overstay)
    settle_deal(deal=deal)
    assert (balance(neighbour), balance(resident)) == (20 + points, -20 - points)
