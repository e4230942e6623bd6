import pytest
from django.db import DatabaseError, transaction

from funding.decisions.actions.carrying import carry_out_due
from funding.decisions.actions.drawing import hold_draw, promise_draw, promise_draws
from funding.decisions.drawing import commitment_of, order_of
from funding.decisions.figures import ranking_of
from funding.decisions.models import Draw
from funding.decisions.permissions import (
    AlreadyDrawn,
    DrawPromisedTooLate,
    NoDrawPromised,
    NothingToDraw,
    ReviewsMissing,
)
from funding.enums import ConflictKind, ConflictSource, Outcome
from funding.models import Conflict
from funding.permissions import NotForYou
from tests.factories.decisions import draw_promised, judged_call, ruled
from tests.factories.funding import MILLION, an_officer, call_open

pytestmark = pytest.mark.django_db
CLOSE = {"worths": (80, 60, 60, 40), "total_amount": 100 * MILLION}


def test_a_seed_is_promised_once_before_any_review_is_in():
    call = call_open()

    assert (promise_draws(), promise_draws()) == (1, 0)

    draw = call.draw
    assert draw.commitment == commitment_of(draw.seed)
    assert promise_draw(call) == draw


def test_no_promise_after_a_review():
    call, _applications = judged_call()
    assert promise_draws() == 0
    with pytest.raises(DrawPromisedTooLate):
        promise_draw(call)


def test_the_draw_settles_who_of_the_band_gets_the_money():
    call, applications = judged_call(**CLOSE)
    draw_promised(call)
    band = [each.code for each in applications[1:3]]

    draw = hold_draw(call=call, by=call.officer)

    assert draw.order == order_of("ginkgo", band)
    covered = ranking_of(call).line.covered
    assert [row.standing.application for row in covered] == [
        applications[0].code,
        draw.order[0],
    ]
    with pytest.raises(AlreadyDrawn):
        hold_draw(call=call, by=call.officer)


def test_who_may_not_hold_it_and_when(director, manager):
    call, applications = judged_call(**CLOSE)
    with pytest.raises(NoDrawPromised):
        hold_draw(call=call, by=director)
    draw_promised(call)
    with pytest.raises(NotForYou):
        hold_draw(call=call, by=manager)
    bound = an_officer()
    Conflict.objects.create(
        person=bound,
        application=applications[3],
        kind=ConflictKind.FAMILY,
        source=ConflictSource.DECLARED,
        at=call.opens_at,
    )
    with pytest.raises(NotForYou):
        hold_draw(call=call, by=bound)
    applications[0].assignments.first().delete()
    with pytest.raises(ReviewsMissing):
        hold_draw(call=call, by=director)


def test_there_is_no_draw_where_nothing_is_close():
    call, _applications = judged_call((90, 60, 30), total_amount=100 * MILLION)
    draw_promised(call)
    with pytest.raises(NothingToDraw):
        hold_draw(call=call, by=call.officer)


def test_seed_and_order_are_told_when_everybody_in_it_has_a_decision():
    call, applications = judged_call(**CLOSE)
    draw_promised(call)
    hold_draw(call=call, by=call.officer)

    ruled(applications[1], wait=0)
    carry_out_due()
    assert Draw.objects.get().told_at is None
    ruled(applications[2], Outcome.RESERVE, wait=0)
    carry_out_due()
    assert Draw.objects.get().told_at is not None


@pytest.mark.parametrize(
    "change", [{"seed": "other"}, {"commitment": "0" * 64}, {"order": ["DF-26-9999"]}]
)
def test_the_database_keeps_promise_and_draw(change):
    call, _applications = judged_call(**CLOSE)
    draw_promised(call)
    hold_draw(call=call, by=call.officer)
    with pytest.raises(DatabaseError), transaction.atomic():
        Draw.objects.update(**change)
