"""A founder, from asking whether she may apply to the second instalment on her account; the foundation at its own browsers."""

import time

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from funding.awards.models import Award, Contribution, Payment
from funding.awards.workflow import MilestoneStatus, PaymentStatus
from funding.composition import ELIGIBILITY
from funding.enums import Outcome
from funding.models import Application, Decision
from funding.workflow import Status
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.awards import Cast, balances, brought, paid
from tests.factories.funding import (
    MILLION,
    WAYS,
    a_director,
    an_officer,
    call_open,
    close,
    registration_number,
    taken,
)
from tests.factories.home import opened_park
from tests.factories.parking import PDF

from .person import LARGE
from .phone import LANGUAGES

pytestmark = pytest.mark.browser
NEXT, YES, ACCEPT = (
    '[name="then"][value="next"]',
    '[name="act"][value="approve"]',
    '[name="act"][value="accept"]',
)
ACCOUNT = {"account_number": "123-45-678901-234", "holder": "주식회사 한강"}


def asks_whether_she_may(founder, call):
    """Before she signs in."""
    founder.open("funding/")
    founder.look()
    founder.goes_to("funding:call", call.slug)
    founder.look()
    founder.goes_to("funding:call-eligibility", call.slug)
    founder.tick("in_city", "no")
    founder.sends()
    founder.main.locator('[data-passes="no"]').wait_for()
    founder.look()
    founder.tick("in_city", "yes")
    founder.sends()
    founder.main.locator('[data-passes="yes"]').wait_for()
    founder.look()


def signs_in(person, user):
    """With the password, and is back where she wanted to go."""
    person.unfolds('[name="password"]')
    person.fill(login=user.email, password=PASSWORD)
    person.sends(to=person.address("account_login"))


def begins(founder, call, lead) -> Application:
    founder.goes_to("funding:application-begin", call.slug)
    signs_in(founder, lead)
    founder.look()
    founder.sends()
    application = Application.objects.get()
    kept = application.answers.get(key=ELIGIBILITY)
    assert kept.value == {"in_city": True}
    founder.look()
    return application


def says_who_applies(founder, code):
    founder.goes_to("funding:application-organisation", code)
    founder.fill(name="주식회사 한강", registration_number=registration_number())
    founder.choose(kind="startup")
    founder.look()
    founder.sends()


def writes(founder, code):
    founder.goes_to("funding:application-page", code, "project", "what")
    founder.fill(**{"answer-title": "Lamps", "answer-plan": "They listen."})
    founder.look()
    founder.sends(NEXT)
    founder.fill(
        **{
            "answer-amount_asked": "70,000,000",
            "answer-match_cash": "20000000",
            "answer-match_in_kind": "10000000",
        }
    )
    founder.look()
    founder.sends(NEXT)


def submits(founder, application):
    founder.open(f"funding/applications/{application.code}/")
    founder.look()
    founder.goes_to("funding:check", application.code)
    founder.look()
    founder.sends()
    founder.main.locator(".receipt").wait_for()
    founder.look()
    application.refresh_from_db()
    assert (application.status, application.amount_asked) == (
        Status.SUBMITTED,
        70 * MILLION,
    )


def is_selected(application, officer, director):
    """As the journey of the officer shows."""
    close(application.call)
    for event in WAYS[Status.SELECTED][1:]:
        taken(application, event, officer=officer, director=director)
    Decision.objects.create(
        application=application,
        outcome=Outcome.SELECTED,
        amount=application.amount_asked,
        at=timezone.now(),
        by=officer,
    )


def writes_the_contract(officer, code):
    """And approves it first."""
    officer.open("funding/awards/")
    officer.look()
    officer.goes_to("funding_awards:contract-write", code)
    for number in range(3):
        officer.fill(**{f"form-{number}-evidence": "A report"})
    officer.look()
    officer.sends(":not([name])")
    officer.look()
    officer.sends(YES)


def approves(director, code):
    director.open("funding/awards/approvals/")
    director.look()
    director.goes_to("funding_awards:contract", code)
    director.look()
    director.sends(YES)


def proof_grows_old(person):
    """She signed in a while ago."""
    key = next(
        each["value"]
        for each in person.context.cookies()
        if each["name"] == "sessionid"
    )
    session = SessionStore(key)
    session["account_authentication_methods"] = [
        {**each, "at": time.time() - 3600}
        for each in session["account_authentication_methods"]
    ]
    session.save()


def signs(person, code):
    person.goes_to("funding_awards:contract-sign", code, 1)
    if person.page.locator('main [name="password"]').count():
        person.look()
        person.fill(password=PASSWORD)
        person.sends()
    person.tick("agree")
    person.look()
    person.sends()


def both_sign(founder, director, code) -> Award:
    founder.open("funding/applications/")
    founder.look()
    founder.goes_to("funding:application", code)
    founder.look()
    founder.goes_to("funding_awards:award", code)
    founder.look()
    founder.goes_to("funding_awards:contract", code)
    founder.look()
    proof_grows_old(founder)
    signs(founder, code)
    director.open("funding/awards/approvals/")
    director.goes_to("funding_awards:contract", code)
    signs(director, code)
    award = Award.objects.get()
    version = award.contracts.get()
    assert set(version.signatures.values_list("side", "sha256")) == {
        ("team", version.sha256),
        ("foundation", version.sha256),
    }
    return award


def names_the_account(founder, officer, code):
    founder.open(f"funding/awards/{code}/")
    founder.look()
    founder.goes_to("funding_awards:payee", code)
    founder.choose(bank="004")
    founder.fill(**ACCOUNT)
    founder.look()
    founder.sends()
    founder.look()
    founder.sends('[value="confirm"]')
    officer.open("funding/awards/approvals/")
    officer.goes_to("funding_awards:payee", code)
    officer.look()
    officer.sends('[value="check"]')


def brings_her_part(founder, officer, code):
    founder.open(f"funding/awards/{code}/")
    founder.look()
    founder.goes_to("funding_awards:contribution-new", code)
    founder.fill(what="Wages", amount=12 * MILLION, on=timezone.localdate())
    founder.adds_file("wages.pdf", PDF)
    founder.look()
    founder.sends()
    claimed = Contribution.objects.latest("pk")
    officer.open(f"funding/awards/{code}/")
    officer.look()
    officer.goes_to("funding_awards:contribution", code, claimed.pk)
    officer.look()
    officer.sends(ACCEPT)


def hands_in(founder, code, number):
    founder.goes_to("funding_awards:milestone", code, number)
    founder.fill(words="It runs.")
    founder.adds_file("report.pdf", PDF)
    founder.look()
    founder.sends()


def is_paid(officer, director, code, number) -> Payment:
    officer.open(f"funding/awards/{code}/milestones/{number}/")
    officer.look()
    officer.sends(ACCEPT)
    officer.look()
    officer.sends(to=officer.address("funding_awards:payment-propose", code, number))
    director.open("funding/awards/approvals/")
    director.goes_to("funding_awards:milestone", code, number)
    director.look()
    director.sends('[value="order"]')
    return Payment.objects.latest("pk")


def reads_the_books(founder, code):
    founder.open(f"funding/awards/{code}/")
    founder.look()
    founder.goes_to("funding_awards:books", code)
    founder.look()


@pytest.mark.parametrize("language", LANGUAGES)
def test_founder_from_eligibility_to_the_second_instalment(people, language):
    opened_park()
    team = Cast(
        UserFactory(display_name="Mina"), an_officer(), an_officer(), a_director()
    )
    call = call_open(officer=team.officer)
    somebody = people(language)
    founder = somebody()
    asks_whether_she_may(founder, call)
    application = begins(founder, call, team.lead)
    code = application.code
    says_who_applies(founder, code)
    writes(founder, code)
    submits(founder, application)

    is_selected(application, team.officer, team.director)
    officer, director = (
        somebody(team.officer, screen=LARGE),
        somebody(team.director, screen=LARGE),
    )
    writes_the_contract(officer, code)
    approves(director, code)
    award = both_sign(founder, director, code)
    application.refresh_from_db()
    assert application.status == Status.RUNNING

    names_the_account(founder, officer, code)
    brought(award, team, 12 * MILLION)
    paid(award, team, 1)  # the first like the second, which is shown here
    brings_her_part(founder, officer, code)
    founder.open(f"funding/awards/{code}/")
    hands_in(founder, code, 2)
    payment = is_paid(officer, director, code, 2)
    assert (payment.status, payment.amount) == (PaymentStatus.ORDERED, 28 * MILLION)
    assert award.milestones.get(number=2).status == MilestoneStatus.PAID
    reads_the_books(founder, code)
    assert balances(award).released == 56 * MILLION
