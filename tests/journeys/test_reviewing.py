"""A reviewer signs, says no to one application because something binds them, reads another blind, and hands in; an officer looks on."""

import pytest

from funding.models import Conflict
from funding.reviews.models import Assignment, AssignmentPlan, Review
from tests.factories.home import opened_park
from tests.factories.reviews import WHY, a_reviewer, an_officer, asked, in_review
from tests.funding.reviews.planted import plant

from .person import LARGE, SMALL
from .phone import LANGUAGES

pytestmark = pytest.mark.browser


def signs(reader):
    reader.open("funding/reviews/")
    reader.stands_before("My reviews")
    reader.look()
    reader.follow("Sign the declaration")
    reader.look()
    reader.press("Sign for this year")
    reader.sees("Signed for this year. Thank you.")


def declares_a_conflict(reader, code):
    reader.open(f"funding/reviews/{code}/answer/")
    reader.look()
    reader.main.locator("details summary").first.click()
    reader.tick("kind", "family")
    reader.press("Declare it")
    reader.sees("Thank you for saying so. Somebody else is asked.")
    assert code not in reader.main.inner_text()
    assert reader.page.goto(f"{reader.page.url}{code}/").status == 404


def turns_to_the_rubric(reader):
    """On a phone it lies behind a tab."""
    tab = reader.page.locator('[data-tabs] a[href="#rubric"]')
    if tab.is_visible():
        tab.click()


def reads_and_scores(reader, planted):
    code = planted.application.code
    reader.open(f"funding/reviews/{code}/answer/")
    reader.press("Nothing binds me: open it")
    assert "Zephyrwerk" not in reader.page.content()
    reader.look()
    turns_to_the_rubric(reader)
    for key in ("technology", "business"):
        reader.tick(f"score-{key}", "4")
        reader.box(f"words-{key}").fill(WHY)
    said = reader.page.locator("[data-said]")
    said.get_by_text(reader.word("Saved")).wait_for()
    assert reader.page.locator("output[data-total]").inner_text() == "80.0"
    reader.page.reload()
    assert reader.box("words-business").input_value() == WHY
    turns_to_the_rubric(reader)
    reader.press("Check and hand in")
    reader.look()
    reader.press("Hand in")
    reader.sees("Handed in. Now you can read the other reviews.")
    reader.look()


def assigns(officer, application):
    officer.open(f"funding/reviews/desk/{application.call.slug}/")
    officer.look()
    officer.follow("Assign reviewers")
    officer.look()
    officer.press("Make a plan")
    officer.look()
    plan = AssignmentPlan.objects.get()
    number = len(plan.content["pairs"])
    name = officer.counted(
        "Ask for %(number)s review", "Ask for %(number)s reviews", number
    )
    with officer.page.expect_navigation():
        officer.page.get_by_role("button", name=name).click()
    officer.open(f"funding/reviews/desk/{application.call.slug}/{application.code}/")
    officer.look()


@pytest.mark.parametrize("language", LANGUAGES)
def test_reviewer_with_a_conflict_and_officer_who_assigns(people, language):
    opened_park()
    planted, bound = plant(), in_review()
    officer = an_officer()
    profile = a_reviewer()
    asked(bound, profile, officer=officer)
    asked(planted.application, profile, officer=officer)
    profile.declarations.all().delete()
    somebody = people(language)
    reader = somebody(profile.person, screen=LARGE if language == "en" else SMALL)
    reader.watch.allow("status of 404")
    signs(reader)
    declares_a_conflict(reader, bound.code)
    assert Conflict.objects.get(kind="family").is_pinned
    reads_and_scores(reader, planted)
    assert Review.objects.get().total == 80
    [a_reviewer() for _ in range(3)]
    assigns(somebody(officer), planted.application)
    assert (
        Assignment.objects.asked().filter(application=planted.application).count() == 2
    )
