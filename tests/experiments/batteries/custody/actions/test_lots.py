"""A lot takes each step once; what was wrong is taken back by a counter-entry."""

import pytest

from experiments.batteries.custody import actions
from experiments.batteries.custody.balance import Balance, balance_of
from experiments.batteries.custody.enums import NodeKind
from experiments.batteries.custody.models import Certificate, CustodyEvent, Lot
from experiments.batteries.custody.permissions import (
    AlreadyCorrected,
    HasMovedOn,
    LotIsFurther,
    LotIsNotThere,
    MoreThanThereIs,
    NotEnough,
    NothingRecovered,
    NotThisPlace,
    ReasonNeeded,
)
from experiments.batteries.custody.workflow import LotState
from experiments.permissions import NotAllowed
from tests.factories.custody import Way, new_key, place

pytestmark = pytest.mark.django_db


def fresh(lot):
    return Lot.objects.get(pk=lot.pk)


def test_a_step_is_done_once_and_in_its_turn():
    way = Way()
    way.receive(1_000)
    way.empty(1_000)
    way.unload(1_000)
    with pytest.raises(NotEnough) as refusal:
        way.sort(1_001)
    assert "1 kg" in str(refusal.value)
    lot = way.sort(400).lot
    assert way.sort(600).lot == lot
    with pytest.raises(LotIsNotThere):
        way.ship(lot)
    closed = way.close(lot, key="close-1")
    assert way.close(lot, key="close-1") == closed
    with pytest.raises(LotIsFurther) as refusal:
        way.close(lot)
    assert str(refusal.value) == (
        f"Lot {lot.code} has moved on, it is now: Closed. Nothing was counted twice."
    )
    way.ship(lot)
    with pytest.raises(LotIsFurther):
        way.ship(lot)
    assert balance_of(way.hub) == Balance(1_000, 1_000, 0, 0, 0, 0, 0)
    assert fresh(lot).state == LotState.SHIPPED


def test_a_certificate_tells_what_was_won_and_what_was_left():
    way = Way()
    lot = way.lot_at_recycler()
    way.arrive(lot, 990)
    for wrong, refusal in (
        ({"zinc": 991}, MoreThanThereIs),
        ({"zinc": 0}, NothingRecovered),
    ):
        with pytest.raises(refusal):
            way.certify(lot, **wrong)
    way.certify(lot, zinc=300, steel=500, nickel=0)
    certificate = Certificate.objects.get(lot=lot)
    won = dict(certificate.recovered.values_list("material", "grams"))
    assert (certificate.confirmed_grams, won) == (990, {"zinc": 300, "steel": 500})
    assert balance_of(way.recycler) == Balance(990, 800, 190, 0, 0, 0, 0)
    assert balance_of().difference == 0
    with pytest.raises(LotIsFurther):
        way.certify(lot, zinc=1)


def test_rights_are_asked(resident, manager):
    way = Way()
    lot = way.lot_at_recycler()
    told = {"lot": lot, "at": way.now, "key": new_key()}
    with pytest.raises(NotAllowed):
        actions.confirm_arrival(grams=1_000, by=resident, **told)
    way.recycler.keepers.add(resident)
    actions.confirm_arrival(grams=1_000, by=resident, **told)
    with pytest.raises(NotAllowed):
        way.sort(5, by=resident)
    with pytest.raises(NotAllowed):
        actions.correct(lot.events.first(), resident, "wrong")
    with pytest.raises(NotThisPlace):
        actions.unload(
            van=way.hub, hub=way.van, grams=5, at=way.now, key="x", by=manager
        )


def test_a_counter_entry_turns_the_columns_back():
    way = Way()
    way.receive(1_000)
    wrong = way.empty(100)
    assert balance_of(way.van).received == 100
    with pytest.raises(ReasonNeeded):
        actions.correct(wrong, None, " ")
    counter = actions.correct(wrong, None, "typed 100 for 1,000")
    assert (counter.corrects, counter.event_hash) == (wrong, wrong.event_hash)
    assert counter.document["errorDeclaration"]["park:why"] == "typed 100 for 1,000"
    assert balance_of(way.van) == Balance()
    way.empty(1_000)
    assert balance_of().lost == 0
    with pytest.raises(AlreadyCorrected):
        actions.correct(wrong, None, "again")
    with pytest.raises(AlreadyCorrected):
        actions.correct(counter, None, "again")


def test_what_has_moved_on_is_taken_back_from_the_end():
    way = Way()
    received = way.receive(1_000)
    way.empty(1_000)
    unloaded = way.unload(1_000)
    sorted_in = way.sort(1_000)
    lot = sorted_in.lot
    closed = way.close(lot)
    shipped = way.ship(lot)
    for early in (received, unloaded, sorted_in, closed):
        with pytest.raises(HasMovedOn):
            actions.correct(early, None, "wrong")
    actions.correct(shipped, None, "wrong lorry")
    assert (fresh(lot).state, fresh(lot).recycler) == (LotState.CLOSED, None)
    actions.correct(closed, None, "too early")
    actions.correct(sorted_in, None, "wrong chemistry")
    assert fresh(lot).state == LotState.OPEN
    assert balance_of(way.hub) == Balance(received=1_000, stock=1_000)
    assert balance_of(place(NodeKind.HUB)) == Balance()
    assert CustodyEvent.objects.filter(is_sealed=False).count() == 0
