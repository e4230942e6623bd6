"""Whoever follows the links of the park, in any language, never stands before a wall."""

import re
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils.translation import override

from accounts.models import User
from home import views as home_views
from tests.factories.accounts import sign_in
from tests.streams import body_of

BEGINNINGS = ["/en/", "/ko/", "/th/"]
VISITS = 4  # of a page with its filters; of a view, whomever or whatever it is about
# The visitor walks everywhere and fetches every file; the others walk in one language each.
READERS = [
    ("", BEGINNINGS),
    *(
        pytest.param(who, [front], marks=pytest.mark.once)
        for who, front in (
            ("resident", "/ko/"),
            ("park-manager", "/th/"),
            ("editor", "/en/"),
        )
    ),
]
FILES = ("/static/", "/media/")
# Of each element, what in it leads somewhere.
LEADS = {
    "a": "href",
    "link": "href",
    "use": "href",
    "img": "src",
    "script": "src",
    "source": "srcset",
}


class Page(HTMLParser):
    """Where one page leads, and what can be pointed at on it."""

    def __init__(self, html):
        super().__init__()
        self.links, self.forms, self.names = [], [], {"", "top"}
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        self.names |= {given.get("id", ""), given.get("name", "") if tag == "a" else ""}
        if tag == "form":
            method = given.get("method", "get").lower()
            self.forms.append((method, given.get("action", "")))
        if LEADS.get(tag) in given:
            self.links += _addresses(tag, given[LEADS[tag]])
        self.links += [given[each] for each in ("hx-get", "data-url") if each in given]


def _addresses(tag, value):
    if tag == "source":
        return [each.split()[0] for each in value.split(",") if each.strip()]
    return [value]


class Walk:
    """Every address once, from the front pages on; of the desk, its first screen."""

    def __init__(self, client, passes_by: tuple[str, ...] = ()):
        self.client, self.passes_by = client, passes_by
        self.hosts = {"testserver", urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc}
        self.visits = Counter()
        self.pages, self.faults, self.pointed, self.waiting = {}, [], [], []

    def from_(self, beginnings):
        for address in beginnings:
            self.note(address, "/")
        while self.waiting:
            self.read(*self.waiting.pop())
        for address, fragment, origin in self.pointed:
            page = self.pages.get(address)
            if page and unquote(fragment) not in page.names:
                self.faults.append(f"{origin} points to #{fragment} of {address}")
        return self

    def note(self, link, origin):
        """Keeps what is ours and new for later."""
        there = urlsplit(urljoin(f"http://testserver{origin}", link.strip()))
        if there.scheme not in ("http", "https") or there.netloc not in self.hosts:
            return
        if there.path.startswith(self.passes_by):
            return
        address = there.path + (f"?{there.query}" if there.query else "")
        if there.fragment and there.path != "/admin/":  # whose icons come by script
            self.pointed.append((address, there.fragment, origin))
        kind = kind_of(there.path)
        if address not in self.pages and self.visits[kind] < VISITS:
            self.visits[kind] += 1
            self.pages[address] = None
            self.waiting.append((address, origin))

    def read(self, address, origin):
        cache.clear()  # one reader in a second asks what people ask in a day
        response = self.client.get(address, follow=True)
        if response.status_code >= 400:
            self.faults.append(f"{response.status_code} {address} from {origin}")
        body = body_of(response)
        path = quote(response.request["PATH_INFO"].encode("latin-1"))
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if is_page and (path == "/admin/" or not path.startswith("/admin/")):
            self.pages[address] = page = Page(body.decode())
            here = path + (f"?{query}" if (query := urlsplit(address).query) else "")
            for link in page.links:
                self.note(link, here)
            for method, action in page.forms:
                self.try_form(method, action, here)

    def try_form(self, method, action, origin):
        there = urlsplit(urljoin(origin, action))
        if there.netloc not in ("", *self.hosts):
            self.faults.append(f"{origin} sends a form to {there.netloc}")
        elif method == "get":
            self.note(there.path, origin)
        elif view_of(there.path) in (None, home_views.page):  # pages are only read
            self.faults.append(f"{origin} sends a form to {there.path}")


def kind_of(path):
    """Pages and files are all different; of the addresses of one view, some stand for the others."""
    view = view_of(path)
    is_single = view in (None, home_views.page, home_views.media)
    return path if is_single else (path[:4], view)


def view_of(path):
    language = re.match(r"/(en|ko|th)/", path)
    try:
        with override(language[1] if language else "en"):
            return resolve(path).func
    except Resolver404:
        return None


@pytest.fixture(autouse=True)
def served_files(settings):
    settings.MIDDLEWARE = settings.MIDDLEWARE_WITH_STATIC_FILES


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "fronts"), READERS)
def test_every_link_leads_somewhere(demonstration, who, fronts):
    """And whatever the sitemap lists is reached by links alone: each page, and some of every view."""
    client = Client(raise_request_exception=False)
    if who:
        people = User.objects.filter(email__endswith="@demo.innovation-park.example")
        sign_in(client, people.get(email__startswith=f"{who}@"))
    passed = (*FILES, *(set(BEGINNINGS) - set(fronts))) if who else ()
    walk = Walk(client, passes_by=passed).from_(fronts)
    assert not walk.faults, "\n".join(walk.faults)
    assert {address[:4] for address in walk.pages} >= set(fronts)
    assert len([page for page in walk.pages.values() if page]) > 40
    listed = re.findall(r"<loc>([^<]+)</loc>", client.get("/sitemap.xml").text)
    reached = {urlsplit(address).path for address in walk.pages}
    wanted = {urlsplit(each).path for each in listed}
    wanted = {each for each in wanted if walk.visits[kind_of(each)] < VISITS}
    assert {each for each in wanted - reached if not each.startswith(passed)} == set()
