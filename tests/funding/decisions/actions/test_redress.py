from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.notifications.models import Notification
from funding.decisions.actions.redress import (
    answer_redress,
    ask_redress,
    remind_of_redress,
    withdraw_redress,
)
from funding.decisions.figures import redress_figures
from funding.decisions.permissions import (
    DecidedYourself,
    NoDecisionToRedress,
    NotYourRedress,
    RedressAskedBefore,
    RedressIsOver,
    TooLateForRedress,
)
from funding.decisions.redressing import last_moment_to_ask
from funding.enums import Grounds
from funding.exports.trail import trail_file
from funding.models import Application, Redress
from funding.permissions import NotForYou, ReasonMissing
from funding.verifying import verified
from funding.workflow import Status
from tests.factories.funding import an_officer, application_in, team_of

pytestmark = pytest.mark.django_db


def lead_of(application):
    return application.team.get(role="lead").person


def ask(application, **fields):
    fields = {"grounds": Grounds.LATE, "words": "It came late.", **fields}
    fields.setdefault("by", lead_of(application))
    return ask_redress(application=application, **fields)


@pytest.fixture
def decider():
    return an_officer()


@pytest.fixture
def declined(decider):
    return application_in(Status.DECLINED, officer=decider)


def test_the_lead_asks_once_within_thirty_days(declined):
    redress = ask(declined)

    assert (redress.status, redress.until > timezone.now()) == ("open", True)
    with pytest.raises(RedressAskedBefore):
        ask(declined)
    told = Notification.objects.filter(person=lead_of(declined))
    assert told.filter(event="received").count() == 1


def test_nobody_else_asks_and_not_without_words(declined, director, founder):
    people = team_of(declined)
    for person in (people["editor"], people["signatory"], director, founder):
        with pytest.raises(NotYourRedress):
            ask(declined, by=person)
    with pytest.raises(ReasonMissing):
        ask(declined, words=" \n ")


def test_the_thirty_first_day_is_too_late(declined):
    last = last_moment_to_ask(declined.decided_at)
    with time_machine.travel(last, tick=False), pytest.raises(TooLateForRedress):
        ask(declined)
    with time_machine.travel(last - timedelta(seconds=1), tick=False):
        assert ask(declined).status == "open"


@pytest.mark.parametrize("status", [Status.PANEL, Status.SELECTED, Status.WITHDRAWN])
def test_there_has_to_be_a_decision_against_one(status):
    with pytest.raises(NoDecisionToRedress):
        ask(application_in(status))


def test_whoever_decided_does_not_answer(declined, decider, director, manager):
    redress = ask(declined)
    for person, refusal in ((decider, DecidedYourself), (manager, NotForYou)):
        with pytest.raises(refusal):
            answer_redress(redress=redress, is_upheld=False, answer="No.", by=person)

    answered = answer_redress(
        redress=redress, is_upheld=False, answer="All was kept.", by=director
    )

    assert (answered.status, answered.by) == ("rejected", director)
    assert Application.objects.get(pk=declined.pk).status == Status.DECLINED
    with pytest.raises(RedressIsOver):
        answer_redress(redress=redress, is_upheld=True, answer="Yes.", by=director)


@pytest.mark.parametrize("status", [Status.DECLINED, Status.INELIGIBLE])
def test_upheld_opens_the_application_again(status, director):
    application = application_in(status)
    redress = ask(application)

    answer_redress(redress=redress, is_upheld=True, answer="A rule broke.", by=director)

    application = Application.objects.get(pk=application.pk)
    assert (application.status, application.decided_at) == (Status.IN_REVIEW, None)
    assert application.events.latest("seq").event == "reopen"
    told = Notification.objects.filter(person=lead_of(application))
    assert told.filter(event="upheld").count() == 1


def test_it_can_be_taken_back_by_the_lead(declined, director):
    redress = ask(declined)
    with pytest.raises(NotYourRedress):
        withdraw_redress(redress=redress, by=director)
    withdraw_redress(redress=redress, by=lead_of(declined))
    declined.refresh_from_db()
    lines = trail_file(declined).splitlines(keepends=True)
    assert verified(lines, declined.head_digest)["seq"] == declined.head_seq
    assert b'"event":"take_back_redress"' in lines[-1]
    with pytest.raises(RedressIsOver):
        withdraw_redress(redress=redress, by=lead_of(declined))


def test_the_clock_reminds_others_before_the_day_and_after_it(
    declined, decider, director
):
    redress = ask(declined)
    days = [timedelta(days=1), timedelta(days=-4), timedelta(days=1)]
    moments = [redress.asked_at + days[0], *(redress.until + one for one in days[1:])]
    for moment in moments:
        with time_machine.travel(moment, tick=False):
            remind_of_redress()
            remind_of_redress()

    told = Notification.objects.filter(event="due", person=director).order_by("pk")
    assert [each.key.rsplit(":")[-1] for each in told] == ["soon", "late"]
    assert not Notification.objects.filter(person=decider, event="due").exists()


def test_figures_count_what_became_of_it(director):
    for is_upheld in (True, False, False):
        redress = ask(application_in(Status.DECLINED))
        answer_redress(redress=redress, is_upheld=is_upheld, answer="So.", by=director)
    ask(application_in(Status.DECLINED))

    figures = redress_figures(Redress.objects.all())

    assert (figures.asked, figures.open, figures.upheld, figures.rejected) == (
        4,
        1,
        1,
        2,
    )
    assert (figures.answered, figures.late) == (3, 0)
    assert figures.days < 1
