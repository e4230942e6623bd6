"""What awards add to other pages: a panel, and work for whoever can do it."""

import pytest

from funding.awards.actions import propose_payment
from funding.awards.entries import award_panel, work_of
from funding.workflow import Status
from tests.factories.accounts import UserFactory
from tests.factories.awards import (
    achieved,
    approved,
    brought,
    cast_of,
    payee_ready,
    running,
    written,
)
from tests.factories.funding import MILLION, application_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast_of()


def titles(person) -> list[str]:
    return [each.title for each in work_of(person)]


def test_a_contract_waits_for_one_after_the_other(people):
    version = written(people)
    assert titles(people.officer) == ["Approve the contract"]
    assert titles(people.director) == titles(people.lead) == []
    assert version.award.code in work_of(people.colleague)[0].note


def test_both_sides_are_asked_to_sign(people):
    approved(people)
    assert titles(people.lead) == titles(people.director) == ["Sign the contract"]
    assert titles(people.officer) == titles(UserFactory()) == []


def test_a_payment_waits_for_somebody_else(people):
    award = running(people)
    brought(award, people, 30 * MILLION)
    payee_ready(award, people)
    milestone = achieved(award, people, 1)
    assert titles(people.officer) == ["Look at the milestone"]
    propose_payment(milestone=milestone, by=people.officer)
    assert titles(people.officer) == []
    words = ["Order a payment of 28,000,000 won"]
    assert titles(people.director) == titles(people.colleague) == words


def test_the_panel_leads_to_the_award_or_to_its_beginning(people):
    award = running(people)
    assert award_panel(award.application, people.lead)["award"] == award
    selected = application_in(
        Status.SELECTED,
        lead=people.lead,
        officer=people.officer,
        director=people.director,
    )
    assert award_panel(selected, people.officer)["award"] is None
    assert award_panel(selected, people.lead) is None
