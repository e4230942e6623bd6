"""Every kind of page, for every reader: eyes, hands, keyboards, small screens and slow lines.

The pages come from the sitemap (one of each kind) and from the declared addresses, so that a new kind
of page is looked at from its first day.
"""

import re
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from tests.access_policy import RULES
from tests.access_readers import ANYONE
from tests.journeys.looking import AXE, colours, faults_of, violations
from tests.journeys.sessions import enter

pytestmark = pytest.mark.browser
FOCUS = (Path(__file__).parent / "focus.js").read_text()
MOST_BYTES = 150_000
SLUG = "happy-parking"
OF_SOMEBODY = [
    "",
    "me/",
    "me/profile/",
    "me/export/",
    "me/erase/",
    f"experiments/{SLUG}/",
]
OF_THE_ACCOUNT = [
    "account/email/",
    "account/2fa/",
    "account/2fa/totp/activate/",
    "account/2fa/webauthn/add/",
    "account/sessions/",
    "forums/tokens/",
    "forums/standing/",
    "forums/drafts/",
]
DESK = [
    "",
    "pages/",
    "images/",
    "documents/",
    "experiment_records/",
    "consents/",
    "snippets/home/menu/",
    "users/",
    "reports/locked/",
]
# What is Wagtail's own on its screens, and why each stays out. Of the park's pages only the numbers on the map are
# left out (measures.js): the field District does the same.
WAGTAILS_OWN = {
    "link-in-text-block": "links in the words of its empty lists are told by colour alone",
    "region": "its side bar stands outside every landmark",
    "target-size": "its lists put small buttons side by side, for a mouse",
}


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
        english = [path for path in map(_path_of, listed) if path.startswith("/en/")]
        kinds = {}
        for path in english:
            kinds.setdefault(kind_of(client.get(path).text), path[4:])
        return [*kinds.values(), *_declared(client), "no-such-page/"]


def _path_of(address):
    return urlsplit(address).path


def _declared(client):
    for name, rule in RULES.items():
        path = _address_of(name) if rule.get == ANYONE else ""
        if not path.startswith("/en/"):
            continue
        answer = client.get(path)
        is_page = "text/html" in answer.headers["content-type"]
        if answer.status_code == 200 and is_page:
            yield path[4:]


def _address_of(name):
    with override("en"):
        for given in ({}, {"slug": SLUG}):
            try:
                return reverse(name, kwargs=given)
            except NoReverseMatch:
                continue
    return ""


@pytest.mark.parametrize("language", ["en", "ko", "th"])
def test_every_kind_of_page(demo_site, paths, visit, language):
    page = visit(reduced_motion="reduce")
    faults = []
    addresses = [f"/{language}/{path}" for path in paths]
    # Programs are told about in the language of the browser, which is English here.
    for address in [*addresses, *(["/api/forums/"] if language == "en" else [])]:
        page.goto(demo_site + address)
        if page.locator("html").get_attribute("lang") != language:
            faults.append(f"{page.url}: says it is in another language")
        faults += faults_of(page, 1280) + faults_of(page, 360)
        if language == "en":
            faults += colours(page, contrast="more")
    assert not faults, "\n".join(faults)
    page.watch.check()


@pytest.mark.parametrize(
    ("who", "language", "begin", "choose"),
    [
        ("resident", "ko", "experiments/mine/", "article:first-of-type a"),
        ("park-manager", "th", "experiments/organised/", "li:first-child h2 a"),
    ],
)
def test_pages_of_somebody_signed_in(demo_site, visit, who, language, begin, choose):
    page = visit(reduced_motion="reduce")
    enter(page, demo_site, who)
    page.goto(f"{demo_site}/{language}/{begin}")
    further = links(page, choose)
    page.goto(demo_site + further[0])
    further += links(page, ".sections a")
    faults = []
    for path in [*(f"/{language}/{each}" for each in [*OF_SOMEBODY, begin]), *further]:
        page.goto(demo_site + path)
        faults += faults_of(page, 1280) + faults_of(page, 360)
    assert not faults, "\n".join(faults)
    page.watch.check()


@pytest.mark.parametrize("language", ["en", "ko", "th"])
def test_pages_of_the_account(demo_site, visit, language):
    page = visit(reduced_motion="reduce")
    enter(page, demo_site, "resident")
    faults = []
    for path in OF_THE_ACCOUNT:
        page.goto(f"{demo_site}/{language}/{path}")
        faults += faults_of(page, 360)
    assert not faults, "\n".join(faults)
    page.watch.check()


def links(page, choose):
    found = page.locator(f"main {choose}")
    return [each.get_attribute("href") for each in found.all()]


def test_screens_of_the_editors(demo_site, visit):
    page = visit(reduced_motion="reduce")  # its messages fade in
    enter(page, demo_site, "administrator")
    options = {**AXE, "rules": {rule: {"enabled": False} for rule in WAGTAILS_OWN}}
    faults = []
    for path in DESK:
        page.goto(f"{demo_site}/admin/{path}")
        if page.url != f"{demo_site}/admin/{path}":
            faults.append(f"{path}: the administrator is sent away to {page.url}")
        faults += violations(page, options)
    assert not faults, "\n".join(faults)


def test_first_load_is_light(demo_site, paths, visit):
    page = visit(viewport={"width": 1280, "height": 900})
    browser = page.context.new_cdp_session(page)
    heavy = {}
    for path in paths:
        browser.send("Network.clearBrowserCache")
        page.goto(f"{demo_site}/en/{path}", wait_until="networkidle")
        loaded = page.evaluate(
            "performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize || 0), 0)"
        )
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
    for _stop in range(300):
        page.keyboard.press("Tab")
        said = page.evaluate(FOCUS)
        if said == "end":
            return
        if said:
            yield said
    yield "the way by keyboard does not end"
