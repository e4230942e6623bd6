"""Opening a park, once or again."""

import pytest
from django.core.management import call_command
from wagtail.models import Page, Site, WorkflowPage

from home.actions import move_site, open_park, prepare_desk
from home.models import Frame, Menu, StandardPage
from home.names import REVIEW
from tests.factories.home import unopened_park


def test_an_opened_park_has_no_dead_end(park, client):
    for language in ("en", "ko", "th"):
        for slug in ("", "accessibility/", "privacy/", "news/"):
            assert client.get(f"/{language}/{slug}").status_code == 200
    assert Site.objects.get().root_page_id == park["en"].pk
    assert not Page.objects.filter(title__contains="Welcome to your new").exists()


def test_opening_again_changes_nothing(park):
    page = StandardPage.objects.get(slug="privacy", locale__language_code="ko")
    page.title = "우리가 고친 제목"
    page.save_revision().publish()
    before = [Page.objects.count(), Frame.objects.count(), Menu.objects.count()]
    open_park(hostname="elsewhere.example")
    call_command("open_park")
    assert [Page.objects.count(), Frame.objects.count(), Menu.objects.count()] == before
    assert StandardPage.objects.get(pk=page.pk).title == "우리가 고친 제목"
    assert Site.objects.get().hostname == "testserver"


@pytest.mark.parametrize(
    ("address", "host", "port"),
    [
        ("http://localhost:9000", "localhost", 9000),
        ("http://park.example.org", "park.example.org", 80),
        ("https://park.example.org", "park.example.org", 443),
    ],
)
def test_the_park_stands_where_the_settings_say(db, settings, address, host, port):
    unopened_park()
    settings.WAGTAILADMIN_BASE_URL = address
    open_park()
    assert list(Site.objects.values_list("hostname", "port")) == [(host, port)]


def test_links_follow_the_park_to_another_port(park, settings, client):
    for port in (9000, 9001):
        settings.WAGTAILADMIN_BASE_URL = f"http://localhost:{port}"
        move_site()
        sitemap = client.get("/sitemap.xml").content.decode()
        assert f"<loc>http://localhost:{port}/ko/</loc>" in sitemap
        assert sitemap.count("<loc>") == sitemap.count(f"<loc>http://localhost:{port}/")


def test_the_review_stands_before_there_is_any_page(db):
    unopened_park()
    prepare_desk()
    prepare_desk()
    assert WorkflowPage.objects.get().workflow.name == REVIEW
    task = WorkflowPage.objects.get().workflow.tasks.get()
    assert set(task.specific.groups.values_list("name", flat=True)) == {
        "reviewer",
        "moderator",
        "park manager",
        "administrator",
    }
