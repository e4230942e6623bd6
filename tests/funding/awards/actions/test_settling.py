"""The end of an award: closed with every account settled, or ended before its time."""

import pytest

from funding.actions.moving import move
from funding.awards.actions import (
    begin_closing,
    close_award,
    decide_report,
    record_money,
    send_report,
    settle_ended,
    terminate_award,
    unsettled,
)
from funding.awards.enums import Entry
from funding.awards.models import Milestone
from funding.awards.permissions import NotForYou, NotSettled, ReasonMissing
from funding.awards.workflow import MilestoneStatus, ReportStatus
from funding.workflow import Event, Status
from tests.factories.awards import (
    achieved,
    approved,
    balances,
    brought,
    cast_of,
    fresh,
    paid,
    payee_ready,
    running,
)
from tests.factories.funding import MILLION

pytestmark = pytest.mark.django_db
REPORT = {"done": "D", "learnt": "L", "next_steps": "N", "spent": 5}


@pytest.fixture
def people():
    return cast_of()


@pytest.fixture
def award(people):
    """The first instalment is paid."""
    award = running(people)
    brought(award, people, 30 * MILLION)
    payee_ready(award, people)
    paid(award, people, 1)
    return fresh(award)


def report_accepted(award, people):
    final = award.reports.get(is_final=True)
    send_report(report=final, words=REPORT, by=people.lead)
    return decide_report(report=final, is_accepted=True, by=people.officer)


def test_closing_gives_the_rest_back_to_the_budget(award, people):
    with pytest.raises(NotForYou):
        begin_closing(award=award, by=people.director)
    begin_closing(award=award, by=people.officer)
    kept = balances(award)
    assert (kept.committed, kept.budget) == (0, -28 * MILLION)
    assert award.milestones.filter(status=MilestoneStatus.DROPPED).count() == 2


def test_closing_waits_for_what_was_handed_in(award, people):
    achieved(award, people, 2)
    with pytest.raises(NotSettled):
        begin_closing(award=award, by=people.officer)


def test_an_award_is_closed_when_everything_is_settled(award, people):
    begin_closing(award=award, by=people.officer)
    with pytest.raises(NotSettled) as refusal:
        close_award(award=fresh(award), by=people.officer)
    assert len(refusal.value.missing) == 2  # the payment is not in the bank, no report
    award.milestones.get(number=1).payments.update(status="sent")
    report_accepted(award, people)
    assert unsettled(fresh(award)) == []
    close_award(award=fresh(award), by=people.officer)
    assert fresh(award).application.status == Status.CLOSED


def test_money_that_was_asked_back_keeps_it_open(award, people):
    record_money(
        award=award,
        kind=Entry.DEMAND,
        amount=5,
        on=award.starts_on,
        note="Not spent",
        by=people.director,
    )
    begin_closing(award=award, by=people.officer)
    award.milestones.get(number=1).payments.update(status="sent")
    report_accepted(award, people)
    assert len(unsettled(fresh(award))) == 1


def test_nobody_closes_by_another_way(award, people):
    begin_closing(award=award, by=people.officer)
    application = fresh(award).application
    with pytest.raises(NotSettled):
        move(
            application=application,
            event=Event.CLOSE,
            by=people.officer,
            version=application.version,
        )


def test_the_director_ends_it_and_asks_money_back(award, people):
    end = {"award": award, "reason": "No work was done", "asked_back": 20 * MILLION}
    with pytest.raises(NotForYou):
        terminate_award(by=people.officer, **end)
    with pytest.raises(NotSettled):
        terminate_award(by=people.director, **end)
    award.milestones.get(number=1).payments.update(status="sent")
    with pytest.raises(ReasonMissing):
        terminate_award(by=people.director, **{**end, "reason": " "})
    terminate_award(by=people.director, **end)
    kept = balances(award)
    assert (kept.clawback, kept.released, kept.committed) == (
        20 * MILLION,
        8 * MILLION,
        0,
    )
    assert fresh(award).application.status == Status.TERMINATED
    assert not award.reports.exclude(status=ReportStatus.DROPPED).exists()


def test_money_asked_back_still_comes_after_the_end(award, people):
    award.milestones.get(number=1).payments.update(status="sent")
    terminate_award(
        award=award, reason="Stopped", asked_back=20 * MILLION, by=people.director
    )
    record_money(
        award=award,
        kind=Entry.RECOVERY,
        amount=20 * MILLION,
        on=award.starts_on,
        note="Came",
        by=people.officer,
    )
    assert balances(award).returned == 20 * MILLION


def test_a_withdrawn_application_leaves_no_money_behind(people):
    version = approved(people)
    application = fresh(version.award).application
    move(
        application=application,
        event=Event.WITHDRAW,
        by=people.lead,
        version=application.version,
    )
    assert settle_ended() == 1
    assert settle_ended() == 0
    assert balances(version.award).budget == 0
    assert not Milestone.objects.exclude(status=MilestoneStatus.DROPPED).exists()
