"""What an editor sees first, in words, and at most two queries a panel."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Workflow

from home import dashboard
from home.checks import CHECKS, failing_checks
from home.models import StandardPage
from home.names import REVIEW
from innovation_park.lib.translated import Translated
from tests.factories.accounts import sign_in
from tests.factories.home import NewsPageFactory, ParkImageFactory, StandardPageFactory


def drafted_by(user, **fields):
    page = StandardPageFactory(live=False, **fields)
    page.save_revision(user=user)
    return StandardPage.objects.get(pk=page.pk)


def rows_of(panel, user):
    return [(row["title"], row["words"]) for row in panel.get_rows(user)]


def test_my_drafts_are_mine(park, editor, moderator):
    drafted_by(editor, title="Mine")
    drafted_by(moderator, title="Theirs")
    assert rows_of(dashboard.MyDraftsPanel(), editor) == [
        ("Mine", "Draft; nobody can read it yet")
    ]


def test_a_submitted_page_waits_for_the_reviewers_and_nobody_else(
    park, editor, reviewer, moderator
):
    page = drafted_by(editor, title="Submitted")
    Workflow.objects.get(name=REVIEW).start(page, editor)
    assert rows_of(dashboard.MyDraftsPanel(), editor) == [
        ("Submitted", "Waiting for approval")
    ]
    assert [
        title for title, _words in rows_of(dashboard.WaitingForMePanel(), reviewer)
    ] == ["Submitted"]
    assert rows_of(dashboard.WaitingForMePanel(), editor) == []


def test_a_scheduled_page_says_when_and_that_it_is_not_live(park, editor):
    page = drafted_by(editor, title="Later")
    page.go_live_at = datetime(
        timezone.now().year + 1, 12, 3, 9, tzinfo=ZoneInfo("Asia/Seoul")
    )
    page.save_revision(user=editor).publish()
    scheduled = dashboard.scheduled_pages(Page.objects.filter(pk=page.pk)).get()
    assert (
        dashboard.state_in_words(scheduled)
        == "Scheduled 3 Dec 09:00 KST — not live yet"
    )


def test_state_in_words_for_what_is_public(park):
    page = StandardPageFactory()
    pages = dashboard.scheduled_pages(Page.objects.filter(pk=page.pk))
    assert dashboard.state_in_words(pages.get()) == "Public"
    page.save_revision()
    assert dashboard.state_in_words(pages.get()) == "Public; your changes are not"


def test_stale_pages_are_the_old_ones_but_no_news(park, editor):
    StandardPageFactory(title="Old")
    NewsPageFactory(title="Old news")
    Page.objects.filter(title__startswith="Old").update(
        last_published_at=timezone.now() - timedelta(days=181)
    )
    assert [title for title, _words in rows_of(dashboard.StalePanel(), editor)] == [
        "Old"
    ]


def test_untranslated_pages_name_the_languages_they_lack(park, editor):
    english = StandardPageFactory(title="Half", slug="half")
    StandardPageFactory(
        language="ko", title="반", slug="half", translation_key=english.translation_key
    )
    assert rows_of(dashboard.UntranslatedPanel(), editor) == [
        ("Half", "Missing in ไทย")
    ]


def test_checks_find_what_is_wrong_and_only_that(park):
    assert failing_checks() == []
    page = StandardPageFactory(title="No words")
    StandardPage.objects.filter(pk=page.pk).update(summary="")
    ParkImageFactory(
        title="Half described", alt=Translated(en="A field", ko="", th="ทุ่ง")
    )
    ParkImageFactory(title="Never described", alt=Translated(en="A field"))
    ParkImageFactory(title="Described")
    assert {fault.title for fault in failing_checks()} == {
        "No words",
        "Half described",
        "Never described",
    }
    assert set(CHECKS) == {"pages_without_summary", "pictures_without_words"}


@pytest.mark.parametrize(
    "panel", dashboard.dashboard_panels(), ids=lambda panel: panel.name
)
def test_no_panel_costs_more_than_two_queries(
    panel, park, administrator, django_assert_max_num_queries
):
    for number in range(3):
        page = drafted_by(administrator, title=f"Draft {number}")
        Workflow.objects.get(name=REVIEW).start(page, administrator)
    with django_assert_max_num_queries(2):
        panel.get_rows(administrator)


def test_the_dashboard_shows_all_panels(park, editor, client):
    html = sign_in(client, editor).get(reverse("wagtailadmin_home")).content.decode()
    for panel in dashboard.dashboard_panels():
        assert str(panel.heading) in html
