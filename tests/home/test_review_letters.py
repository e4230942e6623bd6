"""The letters of the way from draft to page, in the park's own words."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from tests.factories.accounts import UserFactory, sign_in
from tests.home.test_editors_journey import write

ENGLISH = (
    "You can edit the page here",
    "You can preview the page here",
    "notification preferences",
    "has been submitted",
)


@pytest.fixture
def people(park):
    return {
        role: UserFactory(roles=[role], email=f"{role}@example.org")
        for role in (Role.EDITOR, Role.REVIEWER)
    }


def letters_to(person):
    return [each for each in mail.outbox if each.to == [person.email]]


def test_reviewer_and_editor_read_the_words_of_the_park(people, park):
    editor, reviewer = people[Role.EDITOR], people[Role.REVIEWER]
    page = write(
        sign_in(Client(), editor),
        park,
        title="Tea & <Cake>",
        **{"action-submit": "1"},
    )
    (asked,) = letters_to(reviewer)
    assert asked.subject == "For your review: “Tea & <Cake>”"
    assert "The page “Tea & <Cake>” waits for your yes or no." in asked.body
    state = page.current_workflow_task_state
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert f"http://localhost:8000{edit}" in asked.body
    reject = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "reject", state.pk]
    )
    sign_in(Client(), reviewer).post(reject, {"comment": "More <sugar> & tea."})
    (back,) = letters_to(editor)
    assert back.subject == "To be changed: “Tea & <Cake>”"
    assert "The reason: More <sugar> & tea." in back.body
    told = "".join(each.body for each in mail.outbox)
    assert [words for words in ENGLISH if words in told] == []
