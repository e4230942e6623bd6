"""A link's card says what the page says of itself, in its own letters, and nothing when anything is wrong."""

import time

import pytest
from structlog.testing import capture_logs

from innovation_park.lib.link_preview import (
    Preview,
    decoded,
    park_visitor,
    preview_of,
    read_preview,
)
from innovation_park.lib.outside import Answer

from .strange_sites import page, site
from .test_outside import address, visitor

URL = "https://example.org/a"
HTML = "text/html"


def read(html, kind="text/html; charset=utf-8"):
    body = html.encode() if isinstance(html, str) else html
    return read_preview(URL, Answer(kind, body))


def test_page_says_title_description_and_site():
    head = (
        "<title>Plain</title><meta property='og:title' content='The &quot;Market&quot;'>"
        '<META content="What\n happens > there" name=description />'
        '<meta property=og:site_name content="Park News">'
        '<meta property="og:image" content="https://example.org/spy.png">'
    )
    assert read(head) == Preview(
        URL, 'The "Market"', "What happens > there", "Park News"
    )


def test_plain_title_is_enough_and_no_title_is_nothing():
    assert read("<html><title lang=en> Hello\n you </title>").title == "Hello you"
    assert read("<p>nothing</p>") is None
    assert read("<title> \u200b </title>") is None


def test_words_are_cut_and_cleaned():
    preview = read(f"<title>{'long ' * 100}\u202e</title>")
    assert len(preview.title) <= 200
    assert preview.title.endswith("long…")


@pytest.mark.parametrize(
    ("name", "codec", "title"),
    [
        ("euc-kr", "euc_kr", "토요일 장터"),
        ("ks_c_5601-1987", "cp949", "뷁 장터"),
        ("CP949", "cp949", "똠방각하 장터"),
        ("tis-620", "tis_620", "ตลาดวันเสาร์"),
        ("windows-874", "cp874", "ตลาดวันเสาร์…"),
        ("utf-8", "utf_8", "장터 ตลาด"),
        ("shift_jis", "shift_jis", "土曜市"),
    ],
)
def test_letters_of_every_neighbour_are_read(name, codec, title):
    body = f"<title>{title}</title>".encode(codec)
    said = f'<meta charset="{name}">'.encode() + body
    assert read(body, f"text/html; charset={name}").title == title
    assert read(said, HTML).title == title


@pytest.mark.parametrize("codec", ["utf-8", "cp949", "utf-8-sig", "utf-16"])
def test_letters_are_guessed_where_nothing_is_said(codec):
    assert "토요일 장터" in decoded("<title>토요일 장터</title>".encode(codec), HTML)


def test_page_cut_within_a_letter_is_still_read():
    assert decoded("장터".encode()[:-1], HTML) == "장"


@pytest.mark.parametrize(
    "name", ["zip", "hex", "punycode", "unicode_escape", "idna", "rot13", "x" * 40]
)
def test_what_is_no_letters_is_not_unpacked(name):
    assert decoded(b"hello", f"text/html; charset={name}") == "hello"


@pytest.mark.parametrize(
    "unit",
    [
        "<meta ",
        '<meta a="',
        "<meta a='b' ",
        "<title ",
        "<title>",
        "<meta \"'",
        "&",
        "<meta =" + "a" * 300,
    ],
)
def test_worst_pages_are_read_in_time(unit):
    began = time.process_time()
    read(unit * (512 * 1024 // len(unit)))
    assert time.process_time() - began < 1


def test_preview_comes_from_the_site():
    with site() as there:
        there.pages["/"] = page("<title>Hello</title>")
        preview = preview_of(address(there), visitor(there))
    assert preview.title == "Hello"


def test_every_failure_means_no_preview_and_says_why_without_the_address():
    with site() as there, capture_logs() as logs:
        there.pages["/"] = page("<p>no title</p>")
        assert preview_of(address(there), visitor(there)) is None
        assert preview_of(address(there, "/secret"), visitor(there)) is None
        assert preview_of(address(there)) is None
    assert [line["reason"] for line in logs] == [
        "no title",
        "no page",
        "scheme or port",
    ]
    assert "secret" not in str(logs)


def test_park_calls_by_its_own_name(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://park.example"
    assert (
        park_visitor().user_agent
        == "InnovationPark-LinkPreview/1 (+https://park.example)"
    )
