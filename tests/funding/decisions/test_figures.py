import pytest
from django.utils import timezone

from funding.decisions.figures import feedback_of, ranking_of
from funding.enums import ConflictKind, ConflictSource
from funding.models import Conflict
from tests.factories.decisions import judged_call, reviewed_by, reviewer_of, ruled
from tests.factories.funding import (
    MILLION,
    an_officer,
    composition,
    feedback_for,
)

pytestmark = pytest.mark.django_db


def codes(ranked):
    return [each.application.code for each in ranked.ranked]


def test_the_ranking_is_by_worth_and_says_what_the_money_covers():
    call, (second, first, third) = judged_call((60, 80, 30), total_amount=110 * MILLION)

    ranked = ranking_of(call, call.officer)

    assert codes(ranked) == [first.code, second.code, third.code]
    assert [row.is_covered for row in ranked.line.rows] == [True, True, False]
    assert ranked.asked == 150 * MILLION
    assert ranked.missing == 0


def test_a_strict_reviewer_costs_no_place():
    call, applications = judged_call((80, 70, 60, 50), shifts=(0, 0))
    strict = reviewer_of()
    for application, worth in zip(applications[:2], (80, 70), strict=True):
        reviewed_by(strict, application, worth - 40)
    mild = reviewer_of()
    for application, worth in zip(applications[1:], (70, 60, 50), strict=True):
        reviewed_by(mild, application, min(worth + 30, 100))

    ranked = ranking_of(call, call.officer)

    assert codes(ranked) == [each.code for each in applications]
    assert [each.standing.raw_rank for each in ranked.ranked] != [1, 2, 3, 4]


def test_nothing_tells_of_what_its_reader_is_bound_to():
    call, (first, second, third) = judged_call()
    bound = an_officer()
    Conflict.objects.create(
        person=bound,
        organisation=first.organisation,
        kind=ConflictKind.OWNERSHIP,
        source=ConflictSource.DETECTED,
        at=timezone.now(),
    )

    ranked = ranking_of(call, bound)

    assert codes(ranked) == [second.code, third.code]
    assert [each.standing.rank for each in ranked.ranked] == [1, 2]
    assert ranked.asked == 100 * MILLION


def test_queries_do_not_grow_with_the_applications(django_assert_num_queries):
    call, applications = judged_call()
    with django_assert_num_queries(4):
        assert len(ranking_of(call, call.officer).all) == 3
    more, _others = judged_call((90, 80, 70, 60, 50, 40, 30))
    ruled(applications[0])
    with django_assert_num_queries(4):
        assert len(ranking_of(more, more.officer).all) == 7


def test_scores_are_told_where_the_call_says_so():
    told = []
    for shows_scores in (False, True):
        asked = composition()
        asked["feedback"]["shows_scores"] = shows_scores
        call, applications = judged_call((60,), asked=asked)
        feedback_for(applications[0])
        told.append([each.scores for each in feedback_of(applications[0])])

    assert told == [[(), ()], [(2, 3, 4), (2, 3, 4)]]
