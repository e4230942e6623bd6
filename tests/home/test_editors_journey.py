"""From a draft to its published translation, through the screens editors use."""

import re
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from accounts.roles import Role
from home.models import StandardPage
from home.names import REVIEW
from tests.factories.accounts import UserFactory, sign_in

KOREAN = {
    "How to reach us": "오시는 길",
    "By train and on foot.": "지하철역에서 걸어오세요.",
    "Get off at the third station.": "세 번째 역에서 내리세요.",
}


def draft(**fields):
    return nested_form_data(
        {
            "title": "How to reach us",
            "slug": "reach-us",
            "summary": "By train and on foot.",
            "picture": "",
            "body": streamfield(
                [("text", rich_text("<p>Get off at the third station.</p>"))]
            ),
            "comments": {
                "TOTAL_FORMS": 0,
                "INITIAL_FORMS": 0,
                "MIN_NUM_FORMS": 0,
                "MAX_NUM_FORMS": 1000,
            },
            **fields,
        }
    )


@pytest.fixture
def desk(park):
    """A signed-in browser for each hand the page goes through."""
    return {
        role: sign_in(Client(), UserFactory(roles=[role]))
        for role in (Role.EDITOR, Role.REVIEWER, Role.MODERATOR)
    }


def write(client, park, **fields):
    address = reverse(
        "wagtailadmin_pages:add", args=["home", "standardpage", park["en"].pk]
    )
    response = client.post(address, draft(**fields))
    assert response.status_code == 302, response.context["form"].errors
    return StandardPage.objects.get(slug="reach-us")


def test_an_unfinished_draft_is_kept(desk, park):
    page = write(desk[Role.EDITOR], park, summary="", body=streamfield([]))
    assert (page.live, page.title) == (False, "How to reach us")


def test_an_editor_cannot_publish_alone(desk, park):
    page = write(desk[Role.EDITOR], park, **{"action-publish": "1"})
    assert page.live is False


def test_a_draft_is_not_public(desk, park, client):
    write(desk[Role.EDITOR], park)
    assert client.get("/en/reach-us/").status_code == 404


def approve(desk, page):
    """Only a reviewer can."""
    state = page.current_workflow_task_state
    approve = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]
    )
    assert desk[Role.EDITOR].post(approve, {}).status_code in (302, 403)
    assert StandardPage.objects.get(pk=page.pk).live is False
    approved = desk[Role.REVIEWER].post(approve, {"comment": "Good."})
    assert approved.status_code == 302, approved.content


def translate(client, page):
    """Its Korean twin, sentence by sentence."""
    korean = Locale.objects.get(language_code="ko")
    client.post(
        reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
        {"locales": [korean.pk], "include_subtree": ""},
    )
    translation = Translation.objects.get(
        target_locale=korean, source__object_id=page.translation_key
    )
    for source, words in KOREAN.items():
        say(client, translation, source, words)
    return page.get_translation(korean)


def test_from_draft_to_published_translation(
    desk, park, client, django_capture_on_commit_callbacks
):
    page = write(desk[Role.EDITOR], park, **{"action-submit": "1"})
    state = page.current_workflow_task_state
    assert (page.live, state.task.name) == (False, REVIEW)

    approve(desk, page)
    assert client.get("/en/reach-us/").status_code == 200

    twin = translate(desk[Role.EDITOR], page)
    assert twin.live is False
    assert "지하철역" not in client.get("/ko/reach-us/").content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        press(desk[Role.MODERATOR], twin, "publish")
    html = client.get("/ko/reach-us/").content.decode()
    assert all(words in html for words in KOREAN.values())
    found = client.get("/ko/search/", {"q": "지하철"}).content.decode()
    assert found.count("오시는 길") >= 1


@pytest.fixture
def translated(desk, park):
    """A Korean page whose sentences its editor has translated, and nobody has seen."""
    page = write(desk[Role.MODERATOR], park, **{"action-publish": "1"})
    return translate(desk[Role.EDITOR], page)


def say(client, translation, source, words, *, expected=(200, 201)):
    segment = StringSegment.objects.get(source=translation.source, string__data=source)
    saved = client.put(
        reverse(
            "wagtail_localize:edit_string_translation",
            args=[translation.pk, segment.pk],
        ),
        urlencode({"value": words}),
        content_type="application/x-www-form-urlencoded",
    )
    assert saved.status_code in expected, saved.content


def press(client, page, act):
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(edit, {"action": act}, follow=True)


def main_buttons(client, page) -> list[str]:
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content
    return re.findall(r'<button[^>]* name="action" value="(\w+)"', html.decode())


def test_an_editor_submits_a_translation_and_a_reviewer_approves_it(
    desk, translated, client, django_capture_on_commit_callbacks
):
    editor, reviewer = desk[Role.EDITOR], desk[Role.REVIEWER]
    assert main_buttons(editor, translated) == ["submit"]
    assert b"now waits for approval" in press(editor, translated, "submit").content
    assert main_buttons(editor, translated) == []
    assert "지하철역" not in client.get("/ko/reach-us/").content.decode()

    assert main_buttons(reviewer, translated) == ["approve"]
    with django_capture_on_commit_callbacks(execute=True):
        press(reviewer, translated, "approve")
    html = client.get("/ko/reach-us/").content.decode()
    assert all(words in html for words in KOREAN.values())


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER])
@pytest.mark.parametrize("act", ["publish", "approve"])
def test_nobody_publishes_a_translation_that_was_not_submitted(
    role, act, desk, translated, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        press(desk[role], translated, act)
    assert Page.objects.get(pk=translated.pk).live is False


def test_an_editor_cannot_approve_what_they_submitted(desk, translated):
    press(desk[Role.EDITOR], translated, "submit")
    answer = press(desk[Role.EDITOR], translated, "approve")
    assert b"Nothing was done" in answer.content
    assert Page.objects.get(pk=translated.pk).live is False


def test_what_waits_for_approval_is_changed_only_by_those_who_approve(desk, translated):
    press(desk[Role.EDITOR], translated, "submit")
    translation = Translation.objects.get(source__object_id=translated.translation_key)
    change = (translation, "How to reach us", "몰래 바꾼 말")
    say(desk[Role.EDITOR], *change, expected=(403,))
    say(desk[Role.REVIEWER], *change)


def test_a_translation_is_submitted_once(desk, translated):
    press(desk[Role.EDITOR], translated, "submit")
    press(desk[Role.EDITOR], translated, "submit")
    assert translated.workflow_states.count() == 1


def test_a_new_wording_of_a_public_translation_waits_for_approval(
    desk, translated, client, django_capture_on_commit_callbacks
):
    editor, moderator = desk[Role.EDITOR], desk[Role.MODERATOR]
    with django_capture_on_commit_callbacks(execute=True):
        press(moderator, translated, "publish")
    translation = Translation.objects.get(source__object_id=translated.translation_key)
    say(editor, translation, "How to reach us", "찾아오시는 길")
    press(editor, translated, "submit")
    assert "찾아오시는" not in client.get("/ko/reach-us/").content.decode()

    say(moderator, translation, "By train and on foot.", "걸어서 오세요.")
    with django_capture_on_commit_callbacks(execute=True):
        press(moderator, translated, "approve")
    html = client.get("/ko/reach-us/").content.decode()
    assert "찾아오시는 길" in html
    assert "걸어서 오세요." in html


def test_a_translation_sent_back_is_submitted_again(desk, translated):
    editor, reviewer = desk[Role.EDITOR], desk[Role.REVIEWER]
    press(editor, translated, "submit")
    state = translated.current_workflow_task_state
    reject = reverse(
        "wagtailadmin_pages:workflow_action", args=[translated.pk, "reject", state.pk]
    )
    reviewer.post(reject, {"comment": "A train is not 열차 here."})
    edit = editor.get(reverse("wagtailadmin_pages:edit", args=[translated.pk]))
    assert "A train is not 열차 here." in edit.content.decode()
    press(editor, translated, "submit")
    assert translated.current_workflow_state.status == "in_progress"
    assert translated.workflow_states.count() == 1


def test_only_publishers_bring_a_translation_up_to_date_and_publish_it(
    desk, translated, django_capture_on_commit_callbacks
):
    source = TranslationSource.objects.get(object_id=translated.translation_key)
    update = reverse("wagtail_localize:update_translations", args=[source.pk])
    boxes = {
        role: desk[role].get(update).content.count(b'name="publish_translations"')
        for role in (Role.EDITOR, Role.MODERATOR)
    }
    assert boxes == {Role.EDITOR: 0, Role.MODERATOR: 1}

    is_live = {}
    for role in (Role.EDITOR, Role.MODERATOR):
        with django_capture_on_commit_callbacks(execute=True):
            desk[role].post(update, {"publish_translations": "on"})
        is_live[role] = Page.objects.get(pk=translated.pk).live
    assert is_live == {Role.EDITOR: False, Role.MODERATOR: True}


def test_only_publishers_turn_a_translation_back_into_its_source(desk, translated):
    convert = reverse("wagtail_localize:convert_to_alias", args=[translated.pk])
    desk[Role.EDITOR].post(convert)
    assert Page.objects.get(pk=translated.pk).alias_of is None
    desk[Role.MODERATOR].post(convert)
    assert Page.objects.get(pk=translated.pk).alias_of is not None


def test_a_moderators_last_touch_is_published_with_the_approval(desk, park, client):
    page = write(desk[Role.EDITOR], park, **{"action-submit": "1"})
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    desk[Role.MODERATOR].post(edit, draft(summary="Saved on the way."))
    desk[Role.MODERATOR].post(
        edit,
        draft(
            title="How to find us",
            summary="Saved on the way.",
            **{"action-workflow-action": "1", "workflow-action-name": "approve"},
        ),
    )
    html = client.get("/en/reach-us/").content.decode()
    assert "How to find us" in html
    assert "Saved on the way." in html


def test_a_page_that_is_not_translated_is_shown_in_its_language(desk, park, client):
    write(desk[Role.MODERATOR], park, **{"action-publish": "1"})
    response = client.get("/th/reach-us/")
    html = response.content.decode()
    assert response.status_code == 200
    assert '<html lang="th"' in html and '<h1 lang="en">' in html
    assert '<link rel="canonical" href="http://testserver/en/reach-us/">' in html


# In which language each is shown.
PREVIEWS = {"": "en", "signed-in": "en", "in-en": "en", "in-ko": "ko", "in-th": "th"}


@pytest.mark.parametrize("mode", PREVIEWS)
def test_every_preview_mode_answers(mode, desk, park):
    page = park["en"]
    for each in (page, *page.get_children().specific()):
        address = reverse("wagtailadmin_pages:view_draft", args=[each.pk])
        response = desk[Role.MODERATOR].get(address, {"mode": mode})
        assert response.status_code == 200, each
        assert f'<html lang="{PREVIEWS[mode]}"' in response.content.decode()
        user = response.context["request"].user
        assert user.is_authenticated == (mode == "signed-in")


def test_the_korean_preview_is_korean(desk, park):
    response = desk[Role.MODERATOR].get(
        reverse("wagtailadmin_pages:view_draft", args=[park["en"].pk]),
        {"mode": "in-ko"},
    )
    assert '<html lang="ko"' in response.content.decode()
