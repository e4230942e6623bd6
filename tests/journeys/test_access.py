"""Every kind of page, for every reader: eyes, hands, keyboards, small screens and slow lines.

The pages come from the sitemap (one of each kind) and from the declared addresses, so that a new kind
of page is looked at from its first day.
"""

import re
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from tests.access_policy import ANYONE, RULES
from tests.journeys.conftest import Watch, _readable

pytestmark = pytest.mark.browser
MEASURES = (Path(__file__).parent / "measures.js").read_text()
OPTIONS = {
    "resultTypes": ["violations"]
}  # targets: measures.js asks for more than axe does
ONLY_COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}
MOST_BYTES = 150_000
# What is Wagtail's own on its screens, and why it stays out.
WAGTAILS_OWN = {
    "rules": {
        "link-in-text-block": {
            "enabled": False
        },  # its empty lists: told by colour alone
        "region": {"enabled": False},  # its side bar is outside every landmark
    }
}
DESK = ["", "pages/", "images/", "documents/", "snippets/", "users/", "reports/locked/"]


def kind_of(html):
    """The same for pages of one type: their area and what they tell machines they are."""
    area = re.search(r'<body data-area="(\w+)"', html)
    types = re.findall(r'"@type": ?"(\w+)"', html)
    return area and area[1], tuple(dict.fromkeys(types))


@pytest.fixture(scope="session")
def paths(demo_site):
    """Addresses behind the language: one of each kind of page, and every public one of the application."""
    with httpx.Client(base_url=demo_site, timeout=30) as client:
        listed = re.findall(r"<loc>([^<]+)</loc>", client.get("/sitemap.xml").text)
        english = [
            path
            for path in (urlsplit(each).path for each in listed)
            if path.startswith("/en/")
        ]
        kinds = {}
        for path in english:
            kinds.setdefault(kind_of(client.get(path).text), path[4:])
        return [*kinds.values(), *_declared(client), "no-such-page/"]


def _declared(client):
    for name, rule in RULES.items():
        try:
            with override("en"):
                path = reverse(name) if rule.get == ANYONE else ""
        except NoReverseMatch:
            continue
        if path.startswith("/en/"):
            answer = client.get(path)
            if (
                answer.status_code == 200
                and "text/html" in answer.headers["content-type"]
            ):
                yield path[4:]


@pytest.fixture
def visit(browser, browser_context_args):
    contexts = []

    def begin(**settings):
        context = browser.new_context(**{**browser_context_args, **settings})
        contexts.append(context)
        page = context.new_page()
        page.watch = Watch(context)
        page.watch.allow("status of 404")
        page.watch.allow("Transition was")
        return page

    yield begin
    for context in contexts:
        context.close()


def colours(page, **media):
    page.emulate_media(**media)
    return violations(page, ONLY_COLOURS)


def violations(page, options=OPTIONS):
    found = Axe().run(page, options=options).response["violations"]
    return [_readable(page, each) for each in found]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["en", "ko", "th"])
def test_every_kind_of_page(demo_site, paths, visit, language, width):
    page = visit(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    faults = []
    for path in paths:
        page.emulate_media(color_scheme="light", contrast="no-preference")
        page.goto(f"{demo_site}/{language}/{path}")
        faults += violations(page) + colours(page, color_scheme="dark")
        if language == "en" and width == 360:
            faults += colours(page, contrast="more")
        if page.locator("html").get_attribute("lang") != language:
            faults.append(f"{page.url}: says it is in another language")
        faults += [f"{page.url}: {fault}" for fault in page.evaluate(MEASURES)]
    assert not faults, "\n".join(faults)
    page.watch.check()


@pytest.mark.parametrize("who", ["resident", "park-manager"])
def test_pages_of_somebody_signed_in(demo_site, visit, who):
    page = visit(viewport={"width": 360, "height": 800}, reduced_motion="reduce")
    enter(page, demo_site, who)
    faults = []
    for path in (
        "",
        "me/",
        "me/profile/",
        "me/export/",
        "me/erase/",
        "experiments/mine/",
        "experiments/organised/",
        "experiments/happy-parking/",
    ):
        page.emulate_media(color_scheme="light")
        page.goto(f"{demo_site}/ko/{path}")
        faults += violations(page) + colours(page, color_scheme="dark")
        faults += [f"{page.url}: {fault}" for fault in page.evaluate(MEASURES)]
    assert not faults, "\n".join(faults)
    page.watch.check()


def test_screens_of_the_editors(demo_site, visit):
    page = visit()
    enter(page, demo_site, "administrator")
    faults = []
    for path in DESK:
        page.goto(f"{demo_site}/admin/{path}")
        faults += violations(page, {**OPTIONS, **WAGTAILS_OWN})
    assert not faults, "\n".join(faults)


def enter(page, site, who):
    page.goto(f"{site}/en/account/login/")
    page.locator(f'button[name="role"][value="{who}"]').click()
    page.wait_for_url("**/me/**")


def test_first_load_is_light(demo_site, paths, visit):
    heavy = {}
    for path in paths:
        page = visit(viewport={"width": 1280, "height": 900})
        page.goto(f"{demo_site}/en/{path}", wait_until="networkidle")
        loaded = page.evaluate(
            "() => performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize || 0), 0)"
        )
        page.context.close()
        if loaded > MOST_BYTES:
            heavy[path] = loaded
    assert heavy == {}


def test_focus_is_seen_and_never_covered(demo_site, paths, visit):
    page = visit(viewport={"width": 360, "height": 640}, reduced_motion="reduce")
    faults = []
    for path in paths:
        page.goto(f"{demo_site}/en/{path}")
        faults += [f"{path}: {fault}" for fault in walk(page)]
    assert not faults, "\n".join(faults)


def walk(page):
    """Tab by tab through the whole page."""
    for _stop in range(120):
        page.keyboard.press("Tab")
        said = page.evaluate(
            """() => {
              const element = document.activeElement;
              if (!element || element === document.body || element.dataset.walked) return "end";
              element.dataset.walked = "1";
              const bars = document.querySelector(".bars");
              if (bars.contains(element)) return "";
              const name = element.outerHTML.slice(0, 120);
              const box = element.getBoundingClientRect();
              const marked = [element, element.closest("label"), element.closest("li"), element.parentElement].filter(Boolean);
              const style = marked.map((each) => getComputedStyle(each));
              if (!style.some((each) => each.outlineStyle !== "none" || each.boxShadow !== "none")) return `no mark of focus: ${name}`;
              const top = [...bars.children].reduce((least, bar) => Math.min(least, bar.getBoundingClientRect().top), innerHeight);
              if (getComputedStyle(bars).position === "static") return "";
              return box.bottom > top + 1 && box.height < top ? `covered by the bar: ${name}` : "";
            }"""
        )
        if said == "end":
            return
        if said:
            yield said
