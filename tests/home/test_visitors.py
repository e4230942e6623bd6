"""Feeds, calendars, files, and what every page says to machines."""

import io
import json
import re
from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction

from tests.factories.experiments import ExperimentFactory
from tests.factories.home import (
    EventPageFactory,
    ExperimentPageFactory,
    NewsPageFactory,
    ParkImageFactory,
    StandardPageFactory,
)

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def xml_of(response):
    return ElementTree.fromstring(response.content)  # noqa: S314 - written by ourselves


def head_of(html: str) -> dict:
    """The data for machines, by type."""
    data = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL
    )
    return {each["@type"]: each for each in json.loads(data[1])["@graph"]}


@pytest.mark.parametrize("language", ["en", "ko", "th"])
def test_news_feeds_have_the_news_of_one_language(language, park, client):
    NewsPageFactory(language=language, title="새 소식 <&>")
    NewsPageFactory(
        language={"en": "ko", "ko": "th", "th": "en"}[language], title="Elsewhere"
    )
    rss = xml_of(client.get(f"/{language}/news/feed.rss"))
    atom = xml_of(client.get(f"/{language}/news/feed.atom"))
    assert [item.findtext("title") for item in rss.iter("item")] == ["새 소식 <&>"]
    assert [entry.findtext(f"{ATOM}title") for entry in atom.iter(f"{ATOM}entry")] == [
        "새 소식 <&>"
    ]
    assert rss.findtext("channel/language") == language


def test_feeds_leave_out_drafts_and_private_news(park, client):
    NewsPageFactory(live=False)
    PageViewRestriction.objects.create(page=NewsPageFactory(), restriction_type="login")
    assert b"<item>" not in client.get("/en/news/feed.rss").content


def test_events_are_a_calendar(park, client):
    event = EventPageFactory(title="Open evening")
    EventPageFactory(
        title="Long ago",
        starts_at=timezone.now() - timedelta(days=90),
        ends_at=timezone.now() - timedelta(days=90),
    )
    for address in ("/en/news/events.ics", f"/en/news/events/{event.pk}.ics"):
        events = Calendar.from_ical(client.get(address).content).walk("VEVENT")
        assert [str(each["summary"]) for each in events] == ["Open evening"]
        assert events[0].decoded("dtstart") == event.starts_at.replace(microsecond=0)
    draft = EventPageFactory(live=False)
    assert client.get(f"/en/news/events/{draft.pk}.ics").status_code == 404


def test_the_sitemap_names_every_public_page_with_its_languages(park, client):
    only_english = StandardPageFactory(slug="only")
    StandardPageFactory(slug="draft", live=False)
    PageViewRestriction.objects.create(
        page=StandardPageFactory(slug="private"), restriction_type="login"
    )
    tree = xml_of(client.get("/sitemap.xml"))
    twins = {
        url.findtext(f"{SITEMAP}loc"): [
            link.get("hreflang") for link in url.iter(f"{XHTML}link")
        ]
        for url in tree.iter(f"{SITEMAP}url")
    }
    assert twins[only_english.full_url] == ["en", "x-default"]
    assert twins["http://testserver/ko/privacy/"] == ["en", "ko", "th", "x-default"]
    assert not [
        address for address in twins if "draft" in address or "private" in address
    ]


def test_the_sitemap_takes_the_same_queries_for_more_pages(
    park, client, django_assert_num_queries
):
    client.get("/sitemap.xml")
    for _number in range(5):
        NewsPageFactory()
    client.get("/sitemap.xml")
    with django_assert_num_queries(8):
        client.get("/sitemap.xml")


def test_icon_is_there_for_who_asks_at_the_root(park, client, settings):
    settings.MIDDLEWARE = settings.MIDDLEWARE_WITH_STATIC_FILES
    first = client.get("/favicon.ico")
    assert (first.status_code, first["Location"]) == (302, "/static/img/favicon.ico")
    assert first["Cache-Control"] == "public, max-age=86400"
    assert first.cookies == {}
    icon = client.get(first["Location"])
    assert icon["Content-Type"].startswith("image/")
    sizes = Image.open(io.BytesIO(b"".join(icon))).info["sizes"]
    assert sizes == {(16, 16), (32, 32), (48, 48)}


def test_robots_and_security_txt(park, client, settings):
    settings.SECURITY_CONTACT = "mailto:safety@example.org"
    assert (
        b"Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content
    )
    lines = dict(
        line.split(": ", 1)
        for line in client.get("/.well-known/security.txt")
        .content.decode()
        .splitlines()
    )
    assert lines["Contact"] == "mailto:safety@example.org"
    assert lines["Preferred-Languages"] == "en, ko, th"
    assert (
        timedelta(days=30)
        < datetime.fromisoformat(lines["Expires"]) - timezone.now()
        < timedelta(days=366)
    )


def test_a_page_describes_itself(park, client):
    english = NewsPageFactory(title="A <b> & day", summary='Said "so"', slug="day")
    NewsPageFactory(
        language="ko", title="하루", slug="day", translation_key=english.translation_key
    )
    html = client.get(english.url).content.decode()
    assert '<link rel="canonical" href="http://testserver/en/news/day/">' in html
    assert re.findall(r'rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', html) == [
        ("en", "http://testserver/en/news/day/"),
        ("ko", "http://testserver/ko/news/day/"),
        ("x-default", "http://testserver/en/news/day/"),
    ]
    assert '<meta name="description" content="Said &quot;so&quot;">' in html
    assert '<meta property="og:title" content="A &lt;b&gt; &amp; day">' in html
    about = head_of(html)
    assert about["NewsArticle"]["headline"] == "A <b> & day"
    assert [item["name"] for item in about["BreadcrumbList"]["itemListElement"]] == [
        "Innovation Park",
        "News and events",
        "A <b> & day",
    ]


def test_every_kind_of_page_has_its_kind_of_data(park, client):
    event = EventPageFactory()
    project = ExperimentPageFactory(experiment=ExperimentFactory())
    assert {"Organization", "WebSite"} <= set(
        head_of(client.get("/en/").content.decode())
    )
    assert "Event" in head_of(client.get(event.url).content.decode())
    assert "ResearchProject" in head_of(client.get(project.url).content.decode())
    assert "WebPage" in head_of(client.get("/th/privacy/").content.decode())


def test_nothing_in_a_title_can_leave_the_data(park, client):
    page = StandardPageFactory(title="</script><script>window.PWNED=1</script>")
    html = client.get(page.url).content.decode()
    assert "<script>window.PWNED" not in html
    assert (
        head_of(html)["WebPage"]["name"] == "</script><script>window.PWNED=1</script>"
    )


@pytest.mark.parametrize(
    ("language", "title"),
    [
        (
            "en",
            "A title of ninety characters that must be set in three lines and still stay on the card",
        ),
        (
            "ko",
            "나눔주차 실험에 참여하는 주민들이 한 달 동안 서로에게 빌려준 주차 공간의 시간을 살펴봅니다",
        ),
        (
            "th",
            "โครงการทดลองแบ่งปันที่จอดรถส่วนตัวของผู้อยู่อาศัยในเขตอึนพย็องเพื่อลดเวลาการวนหาที่จอดรถในยามค่ำคืน",
        ),
    ],
)
def test_a_social_card_is_drawn_for_every_language(language, title, park, client):
    page = StandardPageFactory(language=language, title=title)
    html = client.get(page.url).content.decode()
    address = re.search(r'og:image" content="http://testserver([^"]+)"', html)[1]
    response = client.get(address)
    assert response["Content-Type"] == "image/png"
    assert "immutable" in response["Cache-Control"]
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)


def test_an_old_card_leads_to_the_new_one(park, client):
    response = client.get(reverse("home:social-card", args=[park["en"].pk, "old"]))
    assert response.status_code == 302
    assert client.get(response.url).status_code == 200


def test_a_draft_has_no_card(park, client):
    draft = StandardPageFactory(live=False)
    assert (
        client.get(reverse("home:social-card", args=[draft.pk, "x"])).status_code == 404
    )


def test_a_document_is_a_file_to_save(db, client):
    document = get_document_model().objects.create(
        title="Plan", file=ContentFile(b"%PDF-1.7", "plan.pdf")
    )
    response = client.get(document.url)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_document_is_not_reached_as_media(db, client):
    document = get_document_model().objects.create(
        title="Plan", file=ContentFile(b"%PDF-1.7", "plan.pdf")
    )
    assert client.get(f"/media/{document.file.name}").status_code == 404
    assert client.get("/media/pictures/../documents/plan.pdf").status_code == 404


def test_a_picture_is_served_as_nothing_but_a_picture(db, client):
    picture = ParkImageFactory()
    response = client.get(picture.file.url)
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "image/jpeg"


def test_a_private_page_asks_to_sign_in(park, client):
    page = StandardPageFactory(slug="private")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    response = client.get(page.url)
    assert response.status_code == 302 and "/account/login/" in response.url


@pytest.mark.parametrize("show", ["", "news", "events", "nonsense"])
def test_lists_of_news_cost_the_same_however_long(
    show, park, client, django_assert_max_num_queries
):
    for number in range(15):
        NewsPageFactory(title=f"News {number}")
        EventPageFactory(title=f"Event {number}")
    client.get("/en/news/", {"show": show})
    with django_assert_max_num_queries(12):
        client.get("/en/news/", {"show": show})


def test_past_events_are_listed_apart(park, client):
    EventPageFactory(
        title="Was",
        starts_at=timezone.now() - timedelta(days=2),
        ends_at=timezone.now() - timedelta(days=2),
    )
    EventPageFactory(title="Will be")
    html = client.get("/en/news/", {"show": "events"}).content.decode()
    coming, past = html.split('id="listed"')
    assert "Will be" in coming and "Was" in past and "Will be" not in past
