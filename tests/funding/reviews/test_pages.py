"""The pages as their readers send and read them, without a script."""

import pytest
from django.urls import reverse

from funding.models import Conflict
from funding.reviews.enums import AssignmentStatus
from funding.reviews.models import Assignment, AssignmentPlan, Review, ReviewerProfile
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.reviews import (
    WHY,
    a_reviewer,
    accepted,
    an_officer,
    asked,
    handed_in,
    in_review,
)
from tests.streams import body_of

from .planted import plant

pytestmark = pytest.mark.django_db


def at(name, *arguments):
    return reverse(f"funding_reviews:{name}", args=arguments)


def desk_of(application):
    return application.call.slug, application.code


def reading(client, assignment):
    return sign_in(client, assignment.reviewer.person), assignment.application.code


def filled(version=0, score="4", words=WHY):
    given = {"words": "Worth it.", "note": "", "version": str(version)}
    for key in ("technology", "business"):
        given |= {f"score-{key}": score, f"words-{key}": words}
    return given


def test_the_queue_asks_about_conflicts_first(client):
    begun = accepted(days=1)
    asked_now = asked(reviewer=begun.reviewer, days=30)
    page = sign_in(client, begun.reviewer.person).get(at("queue")).content.decode()
    first, second = asked_now.application.code, begun.application.code
    assert page.index(first) < page.index(second)
    assert asked_now.application.title not in page


def test_nothing_opens_before_the_question_is_answered(client):
    assignment = asked()
    client, code = reading(client, assignment)
    assert client.get(at("review", code)).url == at("answer", code)
    assert client.post(at("answer", code), {"accept": "1"}).url == at("review", code)
    assert client.get(at("review", code)).status_code == 200


def test_yes_takes_the_application_away(client):
    assignment = asked()
    client, code = reading(client, assignment)
    said = {"conflict": "1", "kind": "family", "words": "My sister."}
    assert client.post(at("answer", code), said).url == at("queue")
    assert client.get(at("answer", code)).status_code == 404
    assert Conflict.objects.get().note == "My sister."


def test_yes_without_saying_what_is_asked_again(client):
    client, code = reading(client, asked())
    assert client.post(at("answer", code), {"conflict": "1"}).status_code == 422


def test_without_a_declaration_one_is_led_to_it(client):
    assignment = asked()
    assignment.reviewer.declarations.all().delete()
    client, code = reading(client, assignment)
    assert client.get(at("answer", code)).url == at("declaration")
    client.post(at("declaration"))
    assert client.get(at("answer", code)).status_code == 200


def test_a_review_is_written_checked_and_handed_in(client):
    client, code = reading(client, accepted())
    sent = client.post(at("review", code), filled() | {"hand_in": "1"})
    assert sent.url == at("hand-in", code)
    assert "80.0" in client.get(at("hand-in", code)).content.decode()
    assert client.post(at("hand-in", code)).url == at("review", code)
    assert Review.objects.get().total == 80


def test_a_page_saves_itself_and_says_when(client):
    client, code = reading(client, accepted())
    said = client.post(at("review-save", code), filled(score="", words="")).json()
    assert (said["state"], said["version"]) == ("saved", 1)
    again = client.post(at("review-save", code), filled())
    assert (again.status_code, again.json()["state"]) == (409, "refused")
    wrong = client.post(at("review-save", code), filled(1, score="9"))
    assert (wrong.status_code, wrong.json()["state"]) == (422, "faulty")


def test_what_another_window_wrote_is_not_lost_and_neither_is_this(client):
    client, code = reading(client, accepted())
    client.post(at("review", code), filled(words="From the first window."))
    second = client.post(at("review", code), filled(words="From the second window."))
    assert second.status_code == 422
    assert "From the second window." in second.content.decode()
    kept = Review.objects.get().scores.values_list("words", flat=True)
    assert set(kept) == {"From the first window."}


def test_others_are_hidden_until_ones_own_is_in(client):
    application = in_review()
    handed_in(application, score=1)
    client, code = reading(client, accepted(application))
    assert "20.0 of 100" not in client.get(at("review", code)).content.decode()
    client.post(at("review", code), filled())
    client.post(at("hand-in", code))
    assert "20.0 of 100" in client.get(at("review", code)).content.decode()


@pytest.mark.parametrize("name", ["review", "answer", "hand-in", "review-save"])
def test_to_another_reviewer_it_is_not_there(client, name):
    assignment = accepted()
    sign_in(client, a_reviewer().person)
    address = at(name, assignment.application.code)
    method = client.post if name == "review-save" else client.get
    assert method(address).status_code == 404


def test_files_come_under_a_name_that_says_nothing(client):
    planted = plant()
    client, code = reading(client, accepted(planted.application))
    copy = planted.application.documents.get(key="drawing", is_redacted_copy_of__isnull=False)  # fmt: skip
    answer = client.get(at("review-file", code, copy.pk))
    assert (
        answer["Content-Disposition"] == f'attachment; filename="{code}-drawing-1.pdf"'
    )
    original = copy.is_redacted_copy_of_id
    assert client.get(at("review-file", code, original)).status_code == 404


def test_a_profile_is_told_and_kept(client, reviewer):
    sign_in(client, reviewer)
    given = {"about": "Lamps", "words": "lidar\nlamp", "most": "5", "is_available": "on", "topic-energy": "3"}  # fmt: skip
    assert client.post(at("profile"), given).url == at("declaration")
    profile = ReviewerProfile.objects.get(person=reviewer)
    assert profile.own_words == ("lidar", "lamp")
    assert list(profile.expertise.values_list("topic", "level")) == [("energy", 3)]
    assert client.post(at("profile"), given | {"most": "0"}).status_code == 422


def test_ties_are_added_and_taken_out(client):
    profile = a_reviewer()
    sign_in(client, profile.person)
    tie = {"kind": "employment", "name": "Lamps Ltd", "registration_number": "1234567890", "domain": "x@gmail.com"}  # fmt: skip
    faulty = client.post(at("ties"), tie)
    assert set(faulty.context["form"].errors) == {"registration_number", "domain"}
    client.post(
        at("ties"), tie | {"registration_number": "", "domain": "hello@lamps.kr"}
    )
    kept = profile.ties.get()
    assert (kept.name, kept.domain) == ("Lamps Ltd", "lamps.kr")
    client.post(at("tie-remove", kept.pk))
    assert profile.ties.count() == 0


def test_an_officer_plans_looks_and_puts_it_to_work(client):
    application = in_review(title="Lamps that listen")
    [a_reviewer(display_name=f"Reader {n}") for n in range(3)]
    sign_in(client, an_officer())
    slug = application.call.slug
    due = {"due_on": "2099-01-01"}
    planned = client.post(at("assign", slug), due)
    plan = AssignmentPlan.objects.get()
    assert planned.url == at("plan", slug, plan.pk)
    page = client.get(planned.url).content.decode()
    assert all(f"Reader {n}" in page for n in range(3))
    assert client.post(planned.url).url == at("desk-call", slug)
    assert Assignment.objects.asked().count() == 3
    assert client.post(at("assign", slug), {"due_on": "2001-01-01"}).status_code == 422


def test_an_officer_replaces_one_and_sees_the_cost(client):
    assignment = asked(reviewer=a_reviewer(levels={"culture": 1}))
    other = a_reviewer(levels={"devices": 3, "data": 3}, display_name="Comes in")
    application = assignment.application
    sign_in(client, an_officer())
    address = at("adjust", *desk_of(application))
    seen = client.get(f"{address}?instead={assignment.pk}").context["candidates"]
    assert [(each.profile, each.change.load_before) for each in seen] == [(other, 0)]
    client.post(
        address,
        {"reviewer": other.pk, "replaces": assignment.pk, "due_on": "2099-01-01"},
    )
    assignment.refresh_from_db()
    assert assignment.status == AssignmentStatus.RELEASED
    assert Assignment.objects.asked().get().reviewer == other


def test_reviews_that_stand_apart_are_flagged(client):
    application = in_review()
    for score in (5, 5, 1):
        handed_in(application, score=score)
    sign_in(client, an_officer())
    line = client.get(at("desk-call", application.call.slug)).context["lines"][0]
    assert (line.done, line.lacks, line.stands_apart, float(line.mean)) == (
        3,
        0,
        True,
        73.3,
    )
    assert [each.is_apart for each in line.places] == [False, False, True]


def test_the_desk_costs_the_same_however_much_there_is(client, django_assert_max_num_queries):  # fmt: skip
    application = in_review()
    sign_in(client, an_officer())
    for _ in range(3):
        handed_in(in_review(call=application.call))
    for page in (at("desk"), at("reviewers"), at("desk-call", application.call.slug)):
        client.get(page)  # menus and frames are kept from now on
        with django_assert_max_num_queries(15):
            client.get(page)


def test_a_conflict_is_named_and_lifted_at_the_desk(client):
    assignment = accepted()
    application = assignment.application
    sign_in(client, an_officer())
    named = {"reviewer": assignment.reviewer.pk, "kind": "mentor", "note": "By mail."}
    client.post(at("conflict-set", *desk_of(application)), named)
    conflict = Conflict.objects.get()
    lift = at("conflict-lift", *desk_of(application), conflict.pk)
    assert client.post(lift, {"note": ""}).status_code in (200, 422)
    client.post(lift, {"note": "Another person of that name."})
    conflict.refresh_from_db()
    assert conflict.is_lifted


def test_scores_go_out_as_a_table_without_names(client):
    review = handed_in()
    sign_in(client, an_officer())
    slug = review.assignment.application.call.slug
    answer = client.get(at("desk-scores", slug))
    assert body_of(answer)[:2] == b"PK"


@pytest.mark.parametrize("who", ["lead", "reviewer", "stranger", "conflicted officer"])
def test_the_desk_is_for_officers_without_a_conflict(client, who):
    assignment = accepted()
    application = assignment.application
    person = {
        "lead": application.team.get().person,
        "reviewer": assignment.reviewer.person,
        "stranger": UserFactory(),
        "conflicted officer": an_officer(),
    }[who]
    if who == "conflicted officer":
        application.organisation.members.create(person=person, role="member")
    sign_in(client, person)
    for name in ("adjust", "copies"):
        assert client.get(at(name, *desk_of(application))).status_code == 404
    desk = client.get(at("desk-call", application.call.slug))
    if who == "conflicted officer":
        assert desk.context["lines"] == []
    else:
        assert desk.status_code == 404
