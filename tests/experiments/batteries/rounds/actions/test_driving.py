"""What drivers note: late, twice, out of order, with weights that cannot be."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import given as with_chance
from hypothesis import strategies as st

from experiments.batteries.custody.models import CustodyEvent, Stock
from experiments.batteries.models import BatteryPoint
from experiments.batteries.rounds.actions import (
    assign_driver,
    call_off_round,
    finish_round,
    record_emptying,
    skip_stop,
)
from experiments.batteries.rounds.enums import Obstacle, StopState
from experiments.batteries.rounds.models import Round, Stop
from experiments.batteries.rounds.outlook import fill_of
from experiments.batteries.rounds.permissions import (
    AlreadyEmptied,
    BeforeTheRound,
    ClockIsAhead,
    KeyIsTaken,
    NoSuchWeight,
    NotYourRound,
    RoundStepNotListed,
    StillToEmpty,
    WeightIsUnlikely,
)
from experiments.batteries.rounds.workflow import RoundState
from tests.factories.batteries import collector, reported_gone
from tests.factories.rounds import noted


def stops_of(round_):
    return list(round_.stops.order_by("place"))


def stock_in(node):
    return Stock.objects.get(node=node, lot_number=0).grams


def test_emptying_goes_into_the_books_once_however_often_it_is_sent(given, driver):
    stop = stops_of(given)[0]
    told = noted(grams=3_250, by=driver)
    first = record_emptying(stop=stop, **told)
    again = record_emptying(stop=stop, **told)
    assert (first.state, first.grams) == (StopState.EMPTIED, 3_250)
    assert again.event_id == first.event_id
    assert stock_in(given.van.node) == 3_250
    assert CustodyEvent.objects.filter(act="empty").count() == 1
    given.refresh_from_db()
    assert given.state == RoundState.UNDER_WAY


def test_emptying_answers_whoever_said_that_the_box_is_full(given, driver, scheme):
    stop = stops_of(given)[0]
    report = reported_gone(stop.point, collector(scheme), kind="full")
    BatteryPoint.objects.filter(pk=stop.point_id).update(status="full")
    assert fill_of([stop.point])[stop.point_id].reason.reports == 1
    record_emptying(
        stop=stop,
        **noted(grams=900, by=driver, at=timezone.now() + timedelta(seconds=1)),
    )
    report.refresh_from_db()
    stop.point.refresh_from_db()
    assert (report.outcome, stop.point.status) == ("mended", "working")
    assert fill_of([stop.point])[stop.point_id].reason.reports == 0


def test_box_that_was_empty_weighs_nothing_and_is_done(given, driver):
    stop = record_emptying(stop=stops_of(given)[0], **noted(grams=0, by=driver))
    assert (stop.state, stop.grams, stop.event) == (StopState.EMPTIED, 0, None)
    assert not CustodyEvent.objects.filter(act="empty").exists()


@pytest.mark.parametrize(
    ("grams", "is_sure", "refusal"),
    [
        (-1, True, NoSuchWeight),
        (600_001, True, NoSuchWeight),
        (40_001, True, NoSuchWeight),
        (20_001, False, WeightIsUnlikely),
        (20_001, True, None),
        (20_000, False, None),
    ],
)
def test_absurd_weights_are_refused_and_unlikely_ones_asked_twice(
    given, driver, grams, is_sure, refusal
):
    stop, told = stops_of(given)[0], noted(grams=grams, by=driver, is_sure=is_sure)
    if refusal is None:
        assert record_emptying(stop=stop, **told).grams == grams
        return
    with pytest.raises(refusal):
        record_emptying(stop=stop, **told)
    stop.refresh_from_db()
    assert stop.is_waiting


def test_clock_of_the_phone_is_looked_at(given, driver):
    stop, now = stops_of(given)[0], timezone.now()
    with pytest.raises(ClockIsAhead):
        record_emptying(
            stop=stop, **noted(grams=1, by=driver, at=now + timedelta(minutes=11))
        )
    with pytest.raises(BeforeTheRound):
        record_emptying(
            stop=stop, **noted(grams=1, by=driver, at=now - timedelta(hours=26))
        )


def test_another_weight_for_the_same_box_is_refused_and_the_first_holds(given, driver):
    stop, other = stops_of(given)[:2]
    told = noted(grams=3_000, by=driver)
    record_emptying(stop=stop, **told)
    with pytest.raises(AlreadyEmptied):
        record_emptying(stop=stop, **noted(grams=4_000, by=driver))
    with pytest.raises(KeyIsTaken):
        record_emptying(stop=other, **told)
    assert stock_in(given.van.node) == 3_000


def test_whoever_the_round_was_never_given_to_notes_nothing(given, scheme):
    stranger = collector(scheme)
    with pytest.raises(NotYourRound):
        record_emptying(stop=stops_of(given)[0], **noted(grams=1, by=stranger))
    with pytest.raises(NotYourRound):
        finish_round(round_=given, **noted(grams=1, by=stranger))


def test_what_waited_on_a_phone_is_taken_whatever_became_of_the_round(
    given, driver, manager, scheme
):
    first, second, third = stops_of(given)
    other = collector(scheme)
    assign_driver(round_=given, driver=other, by=manager)
    record_emptying(stop=first, **noted(grams=1_000, by=driver))
    record_emptying(stop=second, **noted(grams=2_000, by=other))
    given.refresh_from_db()
    with pytest.raises(RoundStepNotListed):
        call_off_round(round_=given, by=manager)
    Round.objects.filter(pk=given.pk).update(state=RoundState.CANCELLED)
    record_emptying(stop=third, **noted(grams=500, by=driver))
    assert stock_in(given.van.node) == 3_500


def test_weight_beats_a_could_not_whichever_comes_first(given, driver):
    first, second = stops_of(given)[:2]
    reason = Obstacle.CLOSED
    skip_stop(stop=first, obstacle=reason, **noted(by=driver))
    record_emptying(stop=first, **noted(grams=700, by=driver))
    record_emptying(stop=second, **noted(grams=800, by=driver))
    skip_stop(stop=second, obstacle=reason, **noted(by=driver))
    for stop, grams in ((first, 700), (second, 800)):
        stop.refresh_from_db()
        assert (stop.state, stop.grams, stop.obstacle) == (StopState.EMPTIED, grams, "")


def test_round_ends_at_the_scale_of_the_hub(given, driver):
    first, second, third = stops_of(given)
    record_emptying(stop=first, **noted(grams=3_000, by=driver))
    record_emptying(stop=second, **noted(grams=2_000, by=driver))
    told = noted(grams=4_950, by=driver, at=timezone.now())
    with pytest.raises(StillToEmpty):
        finish_round(round_=given, **told)
    skip_stop(stop=third, obstacle=Obstacle.GONE, **noted(by=driver))
    for _time in range(2):
        done = finish_round(round_=given, **told)
    assert (done.state, done.unloaded_grams) == (RoundState.DONE, 4_950)
    assert stock_in(given.van.node) == 0
    unloaded = CustodyEvent.objects.get(act="unload")
    assert stock_in(unloaded.destination) == 4_950
    with pytest.raises(RoundStepNotListed):
        finish_round(round_=given, **noted(grams=4_950, by=driver))


@pytest.mark.parametrize(
    "fields",
    [{"state": "emptied"}, {"grams": 5}, {"state": "emptied", "grams": 5}],
)
def test_database_keeps_no_emptying_without_weight_time_and_key(given, fields):
    stop = stops_of(given)[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Stop.objects.filter(pk=stop.pk).update(**fields)


BEGIN = timedelta(minutes=50)


def notes_of(round_, driver, weights):
    """A day of the driver: for each box a weight or an obstacle, five minutes apart; the second box is tried twice."""
    stops, began = stops_of(round_), timezone.now() - BEGIN
    notes = []
    for place, (stop, grams) in enumerate(zip(stops, weights, strict=True)):
        told = {
            "at": began + timedelta(minutes=5 * place),
            "key": uuid4(),
            "by": driver,
        }
        if grams is None or place == 1:
            notes.append(
                (skip_stop, {"stop": stop, "obstacle": Obstacle.CLOSED, **told})
            )
        if grams is not None:
            later = {**told, "key": uuid4(), "at": told["at"] + timedelta(minutes=20)}
            notes.append((record_emptying, {"stop": stop, "grams": grams, **later}))
    return notes


def books_of(round_):
    stops = round_.stops.order_by("place").values_list(
        "state", "grams", "at", "obstacle"
    )
    posted = CustodyEvent.objects.filter(destination=round_.van.node, act="empty")
    stocks = Stock.objects.filter(lot_number=0, node__kind__in=("box", "van"))
    return (
        list(stops),
        sorted(posted.values_list("source__code", "grams", "at")),
        sorted(stocks.values_list("node__code", "grams")),
    )


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@with_chance(data=st.data())
def test_lists_sent_late_twice_and_out_of_order_end_in_the_same_books(
    data, given, driver
):
    weights = data.draw(
        st.lists(st.none() | st.integers(0, 9_000), min_size=3, max_size=3)
    )
    notes = notes_of(given, driver, weights)
    often = data.draw(
        st.permutations([*notes, *data.draw(st.lists(st.sampled_from(notes)))])
    )
    ended = [_sent(given, order) for order in (notes, often)]
    assert ended[0] == ended[1]


def _sent(round_, notes):
    """The books after these notes, put back afterwards."""
    with transaction.atomic():
        for action, told in notes:
            action(**told)
        books = books_of(round_)
        transaction.set_rollback(True)
    return books
