"""Korean and Thai readers meet no leftover English on the pages of the park."""

import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils import translation

pytestmark = [pytest.mark.django_db, pytest.mark.once]
LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]+")
# Names and signs that are written in Latin letters everywhere.
ALLOWED = {
    *("AA", "Atom", "CSV", "EU", "Excel", "JSON", "KST", "OA-", "PDF", "PIN", "QR"),
    *(
        "RSS",
        "SGIS",
        "SHA-",
        "UTF-",
        "WCAG",
        "ZIP",
        "CC",
        "JavaScript",
        "cm",
        "kg",
        "km",
    ),
    *("English", "Innovation", "Park", "Seoul", "Open", "Data", "Plaza", "Metro"),
    *("Google", "Kakao", "Naver", "name", "example", "org", "files", "photos"),
}
PATHS = [
    "",
    "experiments/",
    "experiments/happy-parking/",
    "experiments/battery-recycling/",
    "experiments/barrier-study/",
    "experiments/night-bus/",
    "experiments/happy-parking/join/",
    "news/",
    "news/three-places-left/",
    "news/parking-evening/",
    "about/",
    "how-it-works/",
    "help/",
    "accessibility/",
    "privacy/",
    "search/",
    "search/?q=버스",
    "account/login/",
    "account/signup/",
    "account/password/reset/",
    "no-such-page/",
]


class Words(HTMLParser):
    """What a reader sees or hears: text, and the attributes that are read aloud."""

    VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"}
    VOID |= {"source", "track", "wbr"}
    SILENT = {"script", "style", "code", "template"}
    SPOKEN = ("alt", "aria-label", "placeholder", "title")

    def __init__(self, language):
        super().__init__()
        self.language, self.spoken, self.stack = language, [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        foreign = given.get("lang", self.language) != self.language
        inherited = bool(self.stack) and self.stack[-1][1]
        is_quiet = tag in self.SILENT or foreign or inherited
        if not is_quiet:
            self.spoken += [given[name] for name in self.SPOKEN if given.get(name)]
        if tag not in self.VOID:
            self.stack.append((tag, is_quiet))

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.stack and not self.stack[-1][1]:
            self.spoken.append(data)


def english_in(html, language):
    words = Words(language)
    words.feed(html)
    text = re.sub(r"\S+@\S+|\(?data\.seoul\.go\.kr\)?", " ", " ".join(words.spoken))
    # A person's name stays as its owner wrote it.
    text = re.sub(r"[A-Z][a-z ]+\(demonstration\)", " ", text)
    return {word for word in LATIN.findall(text) if word not in ALLOWED}


@pytest.mark.parametrize("language", ["ko", "th"])
@pytest.mark.parametrize("path", PATHS)
def test_page_has_no_leftover_english(demonstration, client, language, path):
    answer = client.get(f"/{language}/{path}")
    assert answer.status_code in (200, 404)
    assert english_in(answer.content.decode(), language) == set()


@pytest.mark.parametrize("language", ["ko", "th"])
@pytest.mark.parametrize(
    "name",
    [
        "accounts:me",
        "accounts:profile",
        "accounts:export",
        "accounts:erase",
        "account_email",
        "account_set_password",
        "mfa_index",
        "usersessions_list",
        "experiments:mine",
    ],
)
def test_page_of_a_resident_has_no_leftover_english(
    demonstration, client, resident, language, name
):
    client.force_login(resident)
    with translation.override(language):
        answer = client.get(reverse(name), follow=True)
    assert answer.status_code == 200
    assert english_in(answer.content.decode(), language) <= {"Resident", "Chrome"}


def test_the_control_finds_english():
    html = "<html lang=ko><p>실험 <b>Join now</b> <i lang=en>Yes</i></p></html>"
    assert english_in(html, "ko") == {"Join", "now"}
