"""A post in a letter: whole addresses, no pictures, nothing but text and links."""

import pytest

from innovation_park.lib.markdown import Picture, render
from innovation_park.lib.markdown.for_letters import for_letters

SITE = "https://park.example"
PICTURE = Picture("/media/posts/bus.webp", 800, 600)


def in_letter(source, **known):
    return for_letters(render(source, **known).html, SITE).strip()


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("I **do**.", "<p>I <strong>do</strong>.</p>"),
        (
            "[There](/en/experiments/)",
            '<p><a href="https://park.example/en/experiments/" rel="nofollow ugc noopener">There</a></p>',
        ),
        (
            "[There](https://example.org/)",
            '<p><a href="https://example.org/" rel="nofollow ugc noopener">There</a></p>',
        ),
        ("![a > b](attachment:bus)", "<p><em>[a &gt; b]</em></p>"),
        ("![](attachment:bus)", "<p></p>"),
        ("`<script>`", "<p><code>&lt;script&gt;</code></p>"),
    ],
)
def test_post_in_a_letter(source, html):
    assert in_letter(source, pictures={"bus": PICTURE}) == html


@pytest.mark.parametrize(
    "html",
    [
        '<img src="/x" alt="&lt;script&gt;" onerror="alert(1)">',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="//thief.example/">x</a>',
        '<p style="position:fixed" class="sheet" id="x">x</p>',
    ],
)
def test_what_the_renderer_never_writes_does_not_pass_either(html):
    """The last layer, alone."""
    clean = for_letters(html, SITE)
    assert not any(
        sign in clean
        for sign in ("<img", "javascript", "thief", "style", "class", "id=", "<script")
    )
