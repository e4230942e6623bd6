"""An officer composes a call that a director publishes, assigns reviewers, decides, and releases the first money."""

import pytest

from funding.awards.actions import hand_in_milestone
from funding.awards.models import Award, Payment
from funding.awards.workflow import PaymentStatus
from funding.decisions.actions.tending import tend_decisions
from funding.models import Call
from funding.ready_made import READY_MADE
from funding.reviews.actions import accept_assignment, hand_in_review
from funding.reviews.models import Assignment
from funding.workflow import Status
from tests.factories.awards import (
    Cast,
    approved,
    balances,
    fresh,
    paper,
    payee_ready,
    sign,
)
from tests.factories.funding import (
    MILLION,
    a_director,
    an_officer,
    application_in,
    close,
)
from tests.factories.home import opened_park
from tests.factories.reviews import a_reviewer, scored

from .composing import Composer
from .person import LARGE
from .phone import LANGUAGES

pytestmark = pytest.mark.browser
CRITERIA = [each["key"] for each in READY_MADE["small"].composition["criteria"]]
WORDS = "The need is shown well; what the lamps are to hear is not said."


def composes(officer, user) -> Call:
    """What cannot work is said before anybody is asked to publish it."""
    desk = Composer(officer, user)
    desk.open()
    desk.look()
    desk.follows("new/")
    desk.look()
    call = desk.begins_with("small")
    weight = READY_MADE["small"].composition["criteria"][0]["weight"]
    desk.weighs(0, weight + 5)
    assert desk.faults == 1
    desk.look()
    desk.weighs(0, weight)
    assert desk.faults == 0
    desk.follows(f"{call.pk}/check/")
    desk.look()
    assert desk.page.locator('main form[action$="/publish/"]').count() == 0
    desk.presses("/ask/")
    return call


def publishes(director, user, call):
    """From what waits for her."""
    director.open("funding/work/")
    director.look()
    director.goes_to("funding_call_check", call.pk)
    desk = Composer(director, user)
    desk.look()
    desk.presses("/publish/")
    call.refresh_from_db()
    assert call.revision.number == 1


def two_apply(call):
    """And the deadline passes."""
    both = [
        application_in(
            Status.SUBMITTED, call=call, title=title, amount_asked=50 * MILLION
        )
        for title in ("Lamps that listen", "Lamps that sleep")
    ]
    close(call)
    return both


def begins_the_reviews(officer, applications):
    """Of both at once, having seen what would happen."""
    officer.open("funding/work/")
    officer.look()
    officer.goes_to("funding:work-board")
    officer.look()
    officer.goes_to("funding:work-table")
    for each in applications:
        officer.tick("pick", f"{each.code}:{each.version}")
    officer.choose(act="start_review")
    officer.look()
    officer.sends(to=officer.address("funding:work-act"))
    officer.look()
    officer.sends('[name="really"]')
    officer.look()
    for each in applications:
        each.refresh_from_db()
        assert each.status == Status.IN_REVIEW


def assigns(officer, call):
    officer.goes_to("funding_reviews:desk")
    officer.look()
    officer.goes_to("funding_reviews:desk-call", call.slug)
    officer.look()
    officer.goes_to("funding_reviews:assign", call.slug)
    officer.look()
    officer.sends()
    officer.look()
    officer.sends()
    assert Assignment.objects.asked().count() == 4


def reviewers_hand_in(application, score):
    """As their own journey shows."""
    for each in Assignment.objects.filter(application=application):
        person = each.reviewer.person
        review = scored(accept_assignment(assignment=each, by=person), score)
        hand_in_review(review=review, by=person)


def writes_feedback(officer, application):
    officer.goes_to("funding_decisions:feedback", application.code)
    officer.look()
    for key in CRITERIA:
        where = officer.address(
            "funding_decisions:feedback-save", application.code, key
        )
        officer.main.locator(f"#words-{key}").fill(WORDS)
        officer.sends(to=where)
    drafts = application.feedback_drafts.values_list("words", flat=True)
    assert list(drafts) == [WORDS] * len(CRITERIA)


def decides(officer, call, selected, declined):
    """One gets the money, the other one learns why not; the letters are read before they leave."""
    officer.open("funding/work/calls/")
    officer.look()
    officer.goes_to("funding_decisions:ranking", call.slug)
    officer.look()
    officer.goes_to("funding_decisions:decide", call.slug)
    officer.look()
    writes_feedback(officer, declined)
    officer.goes_to("funding_decisions:decide", call.slug)
    officer.choose(
        **{
            f"outcome-{selected.code}": "selected",
            f"outcome-{declined.code}": "declined",
        }
    )
    reasons = {"reason-selected": "It is thought through.", "reason-declined": WORDS}
    officer.fill(**reasons)
    officer.sends()
    officer.look()
    officer.sends('[value="confirm"]')
    officer.look()
    officer.sends("[formaction]")
    tend_decisions()
    for application, status in (
        (selected, Status.SELECTED),
        (declined, Status.DECLINED),
    ):
        application.refresh_from_db()
        assert application.status == status


def contract_is_signed(application, team) -> Award:
    """As the journey of the founder shows, and the first milestone is handed in."""
    version = approved(team, 30 * MILLION, 20 * MILLION, application=application)
    sign(version, "team", team.lead)
    sign(version, "foundation", team.director)
    award = fresh(version.award)
    payee_ready(award, team)
    hand_in_milestone(
        milestone=award.milestones.get(number=1),
        words="Done.",
        files=[paper()],
        by=team.lead,
    )
    return award


def releases(officer, director, award):
    code = award.code
    officer.open("funding/work/")
    officer.goes_to("funding_awards:portfolio")
    officer.look()
    officer.goes_to("funding_awards:award", code)
    officer.look()
    officer.goes_to("funding_awards:milestone", code, 1)
    officer.sends('[name="act"][value="accept"]')
    officer.sends(to=officer.address("funding_awards:payment-propose", code, 1))
    director.open("funding/work/")
    director.goes_to("funding_awards:milestone", code, 1)
    director.look()
    director.sends('[value="order"]')
    officer.open("funding/awards/payments/")
    officer.look()
    officer.sends()
    officer.look()
    payment = Payment.objects.get()
    where = officer.address("funding_awards:payment-file", payment.file_id, "txt")
    assert officer.downloads(officer.main.locator(f'a[href="{where}"]'))
    assert payment.status == PaymentStatus.SENT
    assert balances(award).released == 30 * MILLION


@pytest.mark.parametrize("language", LANGUAGES)
def test_officer_composes_assigns_decides_and_releases(people, language):
    opened_park()
    user, colleague, boss = an_officer(), an_officer(), a_director()
    somebody = people(language)
    officer, director = somebody(user, screen=LARGE), somebody(boss, screen=LARGE)
    call = composes(officer, user)
    publishes(director, boss, call)

    selected, declined = two_apply(call)
    [a_reviewer() for _ in range(3)]
    begins_the_reviews(officer, [selected, declined])
    assigns(officer, call)
    reviewers_hand_in(selected, 5)
    reviewers_hand_in(declined, 2)
    decides(officer, call, selected, declined)

    lead = selected.team.get(role="lead").person
    award = contract_is_signed(selected, Cast(lead, user, colleague, boss))
    releases(officer, director, award)
