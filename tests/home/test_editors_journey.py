"""From a draft to its published translation, through the screens editors use."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from wagtail_localize.models import StringSegment, Translation

from accounts.roles import Role
from home.actions import REVIEW
from home.models import StandardPage
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


def test_from_draft_to_published_translation(
    desk, park, client, django_capture_on_commit_callbacks
):
    page = write(desk[Role.EDITOR], park, **{"action-submit": "1"})
    state = page.current_workflow_task_state
    assert (page.live, state.task.name) == (False, REVIEW)

    approve = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]
    )
    assert desk[Role.EDITOR].post(approve, {}).status_code in (302, 403)
    assert StandardPage.objects.get(pk=page.pk).live is False
    approved = desk[Role.REVIEWER].post(approve, {"comment": "Good."})
    assert approved.status_code == 302, approved.content
    assert client.get("/en/reach-us/").status_code == 200

    korean = Locale.objects.get(language_code="ko")
    desk[Role.EDITOR].post(
        reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
        {"locales": [korean.pk], "include_subtree": ""},
    )
    twin = page.get_translation(korean)
    assert twin.live is False
    translation = Translation.objects.get(
        target_locale=korean, source__object_id=page.translation_key
    )
    for segment in StringSegment.objects.filter(
        source=translation.source
    ).select_related("string"):
        saved = desk[Role.EDITOR].put(
            reverse(
                "wagtail_localize:edit_string_translation",
                args=[translation.pk, segment.pk],
            ),
            urlencode({"value": KOREAN[segment.string.data]}),
            content_type="application/x-www-form-urlencoded",
        )
        assert saved.status_code == 201, saved.content
    assert "지하철역" not in client.get("/ko/reach-us/").content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        edit = reverse("wagtailadmin_pages:edit", args=[twin.pk])
        desk[Role.MODERATOR].post(edit, {"action": "publish"})
    html = client.get("/ko/reach-us/").content.decode()
    assert all(words in html for words in KOREAN.values())
    assert (
        client.get("/ko/search/", {"q": "지하철"}).content.decode().count("오시는 길")
        >= 1
    )


def test_a_page_that_is_not_translated_is_shown_in_its_language(desk, park, client):
    write(desk[Role.MODERATOR], park, **{"action-publish": "1"})
    response = client.get("/th/reach-us/")
    html = response.content.decode()
    assert response.status_code == 200
    assert '<html lang="th"' in html and '<h1 lang="en">' in html
    assert '<link rel="canonical" href="http://testserver/en/reach-us/">' in html


@pytest.mark.parametrize("mode", ["", "signed-in", "in-en", "in-ko", "in-th"])
def test_every_preview_mode_answers(mode, desk, park):
    page = park["en"]
    for each in (page, *page.get_children().specific()):
        address = reverse("wagtailadmin_pages:view_draft", args=[each.pk])
        response = desk[Role.MODERATOR].get(address, {"mode": mode})
        assert response.status_code == 200, each
        assert ("Sign in" in response.content.decode()) == (
            mode in ("", "in-en")
        ) or mode not in ("", "in-en", "signed-in")


def test_the_korean_preview_is_korean(desk, park):
    response = desk[Role.MODERATOR].get(
        reverse("wagtailadmin_pages:view_draft", args=[park["en"].pk]),
        {"mode": "in-ko"},
    )
    assert '<html lang="ko"' in response.content.decode()
