"""No list of attacks leaves anything in a post but words and the few tags that posts have."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from innovation_park.lib.markdown import QuotedPost, is_too_long, render
from innovation_park.lib.markdown.parser import PARSER
from innovation_park.lib.markdown.sanitizer import sanitized

from .oracle import faults_of
from .payloads import in_places, payloads

POSTS = {1: QuotedPost("/en/community/t/1/#post-1", "<img src=x onerror=alert(1)>")}


def html_of(source):
    return render(source, posts=POSTS).html if not is_too_long(source) else ""


def found_in(sources, renderer=html_of):
    return [
        (source[:80], faults)
        for source in sources
        if (faults := faults_of(renderer(source)))
    ]


@pytest.mark.corpora
def test_every_payload_stays_words():
    strings = payloads()
    assert len(strings) > 2_000
    assert found_in(strings) == []


@pytest.mark.corpora
def test_every_payload_stays_words_in_every_place():
    assert found_in(in_places(payloads())) == []


@pytest.mark.corpora
def test_each_layer_alone_keeps_programs_out():
    """The other one is not what it relies on."""
    strings = payloads()[::3]
    alone = MarkdownIt("js-default", {"html": False})
    tags = ("<script", "<svg", "<iframe", "<style", ' onerror="', ' onload="')
    assert [
        text
        for text in strings
        if any(tag in alone.render(text).lower() for tag in tags)
    ] == []
    raw = MarkdownIt("js-default", {"html": True})
    cleaned = found_in(strings, lambda text: sanitized(raw.render(text)))
    assert [
        fault for _text, faults in cleaned for fault in faults if "hidden" not in fault
    ] == []


@pytest.mark.corpora
def test_oracle_sees_what_a_careless_renderer_lets_through():
    careless = MarkdownIt("js-default", {"html": True})
    careless.validateLink = lambda url: True
    strings = payloads()
    assert len(found_in(strings, careless.render)) > len(strings) // 2


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](JaVaScRiPt:alert(1))", "[x](JaVaScRiPt:alert(1))"),
        ("[x](data:text/html;base64,xx)", "[x](data:text/html;base64,xx)"),
        ("[x](//evil.example/)", "[x](//evil.example/)"),
        ("[x](vbscript:x)", "[x](vbscript:x)"),
        ("<javascript:alert(1)>", "&lt;javascript:alert(1)&gt;"),
        ("[x](https://bank.example@evil.example/)", None),
        ("[x](mailto:a@example.org?bcc=all@example.org)", None),
    ],
)
def test_what_may_not_be_led_to_stays_words(source, html):
    rendered = render(source).html
    assert "href" not in rendered
    if html:
        assert rendered == f'<p dir="auto">{html}</p>\n'


def test_ids_names_styles_and_classes_of_writers_do_not_come_through():
    html = sanitized(
        '<p id="a" name="b" style="color:red" class="button quote-source" onclick="x()">x'
        '<a href="/x" target="_blank" class="button">y</a></p><svg><set attributeName="href"/></svg>'
    )
    assert html == (
        '<p class="quote-source">x<a href="/x" class="" rel="nofollow ugc noopener">y</a></p>'
    )


@given(
    st.text(
        alphabet=st.sampled_from(
            list("ab <>\"'&[]()!*_~`#|:-@\n/\\.=") + ["\u202e", "가", "ก", "\u200d"]
        ),
        max_size=120,
    )
)
@settings(max_examples=150, deadline=None)
def test_anything_that_can_be_typed_stays_within_the_tags_of_posts(source):
    rendered = render(source, posts=POSTS)
    assert faults_of(rendered.html) == []
    assert PARSER.options["html"] is False
