"""From an empty page to news in two languages, on the screens that editors use."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.home import index_in, opened_park
from tests.journeys.watch import Watch

pytestmark = pytest.mark.browser
TITLE = "The night bus stops at the hospital"
PATH = "news/the-night-bus-stops-at-the-hospital/"
SUMMARY, STORY = "Six residents asked for it.", "The first bus leaves at midnight."
KOREAN = {
    TITLE: "심야버스가 병원 앞에 섭니다",
    SUMMARY: "주민 여섯 명이 요청했습니다.",
    STORY: "첫차는 자정에 출발합니다.",
}
# Where the public meets it in each language, and by which words.
EVERYWHERE = {
    code: {
        f"/{code}/news/": title,
        f"/{code}/news/feed.rss": title,
        f"/{code}/search/?q={word}": title,
        "/sitemap.xml": f"/{code}/{PATH}</loc>",
    }
    for code, title, word in (("en", TITLE, "midnight"), ("ko", KOREAN[TITLE], "자정"))
}


@pytest.fixture
def desk(live_site, sign_in, browser, browser_context_args):
    """In an empty park, ``desk(Role.EDITOR)``: a browser of one's own, signed in with a second factor."""
    cache.clear()
    opened_park()
    seats = []

    def sit_down(*roles):
        context = browser.new_context(**browser_context_args, base_url=live_site)
        seats.append((context, Watch(context)))
        page = context.new_page()
        if roles:
            sign_in(page, UserFactory(roles=roles))
        return page

    yield sit_down
    for context, watch in seats:
        context.close()
        watch.check()


def found_by(reader, language):
    """Where the public finds it; asked before it is there, the page cache knows the answer without it."""
    return [
        address
        for address, words in EVERYWHERE[language].items()
        if words in reader.request.get(address).text()
    ]


def write_news(page):
    page.goto(reverse("wagtailadmin_explore", args=[index_in("en").pk]))
    page.get_by_role("link", name="Add child page").first.click()
    page.locator("main").get_by_role("link", name="News", exact=True).click()
    page.locator('[name="title"]').fill(TITLE)
    page.locator('[name="summary"]').fill(SUMMARY)
    page.get_by_role("button", name="Insert a block").first.click()
    page.get_by_role("option", name="Text", exact=True).click()
    page.locator("#panel-child-content-body-section [contenteditable=true]").click()
    page.keyboard.type(STORY)
    page.wait_for_timeout(500)  # the text editor keeps what is typed a moment later
    page.locator("footer").get_by_role("button", name="Save draft").click()
    page.locator(".messages").get_by_text(TITLE).wait_for()


def open_from(page, panel, title):
    """By the dashboard: a draft of one's own, or what waits."""
    page.goto(reverse("wagtailadmin_home"))
    section = page.locator("section", has=page.get_by_role("heading", name=panel))
    section.get_by_role("link", name=title).click()
    page.wait_for_url("**/edit/")


def preview(page):
    page.get_by_role("button", name="Toggle preview").click()
    shown = page.frame_locator("iframe#w-preview-iframe")
    shown.get_by_role("heading", level=1, name=TITLE).wait_for()
    shown.get_by_text(STORY).wait_for()


def choose(page, act):
    """From the menu at the foot of the page."""
    page.locator("footer").get_by_role("button", name="More actions").click()
    page.locator("footer").get_by_role("button", name=act, exact=True).click()
    page.wait_for_url("**/admin/pages/*/")


def translate(page):
    """From the page itself, sentence by sentence, each saved as it is done."""
    page.get_by_role("button", name="Actions", exact=True).first.click()
    page.get_by_role("link", name="Translate this page").first.click()
    page.get_by_label("한국어").check()
    page.get_by_role("button", name="Submit").click()
    for _sentence in KOREAN:
        page.get_by_role("button", name="Translate", exact=True).first.click()
        row = page.locator("li", has=page.locator("textarea:visible")).last
        sentence = next(each for each in KOREAN if each in row.inner_text())
        row.locator("textarea").fill(KOREAN[sentence])
        row.get_by_role("button", name="Save", exact=True).click()
        page.get_by_text(KOREAN[sentence]).first.wait_for()


def press(page, act):
    """The main button of the translation screen."""
    page.locator("footer:visible").get_by_role("button", name=act).click()
    page.wait_for_url("**" + reverse("wagtailadmin_home"))


def test_from_draft_to_published_translation(desk):
    editor, reviewer, reader = desk(Role.EDITOR), desk(Role.REVIEWER), desk()
    assert (found_by(reader, "en"), found_by(reader, "ko")) == ([], [])

    write_news(editor)
    open_from(editor, "My drafts", TITLE)
    source = editor.url
    preview(editor)
    choose(editor, "Submit to Review before publishing")
    assert reader.request.get(f"/en/{PATH}").status == 404
    open_from(reviewer, "Waiting for me", TITLE)
    choose(reviewer, "Approve and Publish")
    assert found_by(reader, "en") == list(EVERYWHERE["en"])

    editor.goto(source)
    translate(editor)
    press(editor, "Submit to Review before publishing")
    assert found_by(reader, "ko") == []
    open_from(reviewer, "Waiting for me", KOREAN[TITLE])
    press(reviewer, "Approve and publish")
    assert found_by(reader, "ko") == list(EVERYWHERE["ko"])

    reader.goto(f"/en/{PATH}")
    reader.get_by_role("link", name="한국어").first.click()
    reader.wait_for_url(f"**/ko/{PATH}")
    reader.get_by_role("heading", level=1, name=KOREAN[TITLE]).wait_for()
    reader.get_by_text(KOREAN[STORY]).wait_for()
    reader.get_by_role("link", name="English").first.click()
    reader.get_by_text(STORY).wait_for()
