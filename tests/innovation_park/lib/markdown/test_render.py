"""What people type becomes what they mean."""

import pytest

from innovation_park.lib.markdown import (
    RENDERER_VERSION,
    Card,
    Picture,
    QuotedPost,
    excerpt_of,
    mention_key,
    one_line,
    possible_mentions,
    quote_of,
    quoted_numbers,
    render,
    visible_text,
)

from .oracle import words_of

P = '<p dir="auto">'
A = 'rel="nofollow ugc noopener"'


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Hello", f"{P}Hello</p>\n"),
        ("one\ntwo", f"{P}one<br>\ntwo</p>\n"),
        (
            "**a** *b* ~~c~~ `d`",
            f"{P}<strong>a</strong> <em>b</em> <s>c</s> <code>d</code></p>\n",
        ),
        ("# a", '<h3 dir="auto">a</h3>\n'),
        ("a\n=", '<h3 dir="auto">a</h3>\n'),
        ("## a", '<h4 dir="auto">a</h4>\n'),
        ("###### a", '<h6 dir="auto">a</h6>\n'),
        ("- a\n- b", '<ul>\n<li dir="auto">a</li>\n<li dir="auto">b</li>\n</ul>\n'),
        ("3. a", '<ol start="3">\n<li dir="auto">a</li>\n</ol>\n'),
        (
            "```python\na < b\n```",
            '<pre dir="auto"><code class="language-python">a &lt; b\n</code></pre>\n',
        ),
        ("```evil\na\n```", '<pre dir="auto"><code>a\n</code></pre>\n'),
        ("    a", '<pre dir="auto"><code>a\n</code></pre>\n'),
        ("“a” -- (c)...", f"{P}“a” -- (c)...</p>\n"),
        ("<b>a</b> &amp; &lt;", f"{P}&lt;b&gt;a&lt;/b&gt; &amp; &lt;</p>\n"),
        ('[a](/en/ "title")', f'{P}<a href="/en/" {A}>a</a></p>\n'),
        (
            "[a](mailto:a@example.org)",
            f'{P}<a href="mailto:a@example.org" {A}>a</a></p>\n',
        ),
        ("[a]: /url\n\n[a]", f"{P}[a]: /url</p>\n{P}[a]</p>\n"),
        ("", ""),
    ],
)
def test_markdown_becomes_fragments(source, html):
    assert render(source).html == html


def test_tables_can_be_scrolled_and_keep_their_sides():
    html = render("|a|b|\n|:-:|-:|\n|c|d|").html
    assert html.startswith('<div class="table-scroll" tabindex="0"><table>')
    assert '<th dir="auto" class="is-center">a</th>' in html
    assert '<td dir="auto" class="is-end">d</td>' in html
    assert "style" not in html


@pytest.mark.parametrize(
    ("source", "shown", "url"),
    [
        (
            "see https://example.org/a_b_c.",
            "https://example.org/a_b_c",
            "https://example.org/a_b_c",
        ),
        (
            "(https://example.org/a_(b))",
            "https://example.org/a_(b)",
            "https://example.org/a_(b)",
        ),
        ("www.example.org", "www.example.org", "https://www.example.org"),
        ("https://example.org에서 봐요", "https://example.org", "https://example.org"),
        ("ดูที่ https://example.orgนะ", "https://example.org", "https://example.org"),
        (
            "https://서울.kr/길",
            "https://서울.kr/길",
            "https://xn--2i4bq6h.kr/%EA%B8%B8",
        ),
        (
            "http://localhost:8000/en/",
            "http://localhost:8000/en/",
            "http://localhost:8000/en/",
        ),
        ("<https://example.org/>", "https://example.org/", "https://example.org/"),
        (
            "https://example.org/?a=1&b=2",
            "https://example.org/?a=1&amp;b=2",
            "https://example.org/?a=1&b=2",
        ),
    ],
)
def test_addresses_become_links(source, shown, url):
    rendered = render(source)
    assert f">{shown}</a>" in rendered.html
    assert rendered.links == (url,)


@pytest.mark.parametrize(
    "source",
    [
        "`https://example.org`",
        "    https://example.org",
        "example.org",
        "node.js",
        "ftp://example.org",
        "https://",
    ],
)
def test_what_is_no_address_stays_text(source):
    rendered = render(source)
    assert "<a" not in rendered.html
    assert rendered.links == ()


def test_link_that_names_another_host_says_where_it_leads():
    html = render("[https://bank.example/login](https://thief.example/)").html
    assert words_of(html) == "https://bank.example/login (thief.example)\n"
    same = render("[www.bank.example](https://bank.example/)").html
    assert words_of(same) == "www.bank.example\n"


@pytest.mark.parametrize(
    ("source", "keys"),
    [
        ("@minji hello", ("minji",)),
        ("@Minji_Kim, @minji", ("minji_kim", "minji")),
        ("@[Minji Kim] hello", ("minji_kim",)),
        ("@민지님께 묻습니다", ("민지",)),
        ("(@ครูน้ำ)", ("ครูน้ำ",)),
        ("@minji @minji", ("minji",)),
        ("a@minji.example", ()),
        ("`@minji`", ()),
        ("[@minji](/x/)", ()),
        ("@nobody", ()),
        ("https://example.org/@minji", ()),
        ("\\@minji", ()),
        ("- **@minji**", ("minji",)),
    ],
)
def test_mentions_are_those_who_bear_the_name(source, keys):
    known = dict.fromkeys(["minji", "minji_kim", "민지", "ครูน้ำ"], "/people/1/")
    rendered = render(source, mentions=known)
    assert rendered.mentions == keys
    assert ('class="mention"' in rendered.html) is bool(keys)


def test_who_is_named_in_a_quote_is_not_spoken_to():
    rendered = render("> @minji wrote\n\nYes", mentions={"minji": ""})
    assert rendered.mentions == ()
    assert 'class="mention"' in rendered.html


def test_mention_without_a_page_is_no_link():
    html = render("@Minji!", mentions={"minji": ""}).html
    assert html == f'{P}<span class="mention">@Minji</span>!</p>\n'


def test_possible_mentions_are_looked_up_before_rendering():
    assert possible_mentions("@민지님께 @[Minji  Kim] a@b @x") == [
        "민지님께",
        "민지님",
        "민지",
        mention_key("minji kim"),
        "b",
        "x",
    ]
    assert len(possible_mentions("@ab " * 5_000)) == 1


def test_quotes_name_the_post_as_it_is():
    posts = {12: QuotedPost("/t/1/#post-12", "Minji <Kim>")}
    rendered = render("> #12 Somebody else:\n> the words\n\nmine", posts=posts)
    assert rendered.quotes == (12,)
    assert rendered.html == (
        "<blockquote>\n"
        f'<p class="quote-source"><a href="/t/1/#post-12" {A}>#12 Minji &lt;Kim&gt;</a></p>\n'
        f"{P}the words</p>\n</blockquote>\n{P}mine</p>\n"
    )
    assert (rendered.text, rendered.words) == ("mine", "the words\nmine")


def test_quotes_of_posts_nobody_knows_stay_words():
    rendered = render("> #13 Somebody:\n> words")
    assert rendered.quotes == ()
    assert words_of(rendered.html).split() == ["#13", "Somebody:", "words"]


def test_quote_for_the_answer_form_can_be_rendered():
    source = quote_of(12, "> older\n\nfirst\n\nsecond", "Minji\nKim")
    assert source == "> #12 Minji Kim:\n> first\n>\n> second\n\n"
    posts = {12: QuotedPost("/t/1/#post-12", "Minji Kim")}
    assert render(source, posts=posts).quotes == (12,)
    assert quoted_numbers(source + "> #13:\n#14:\n> > #15 A:\n") == [12, 13, 15]
    assert quote_of(1, "a").startswith("> #1:\n")
    assert len(quote_of(1, "word " * 4_000)) < 1_200


def test_pictures_of_the_park_are_shown():
    pictures = {
        "k1": Picture(
            "/media/f/k1-960.webp",
            960,
            640,
            "/media/f/k1-480.webp 480w, /media/f/k1-960.webp 960w",
        )
    }
    rendered = render("![A **green** field](attachment:k1)", pictures=pictures)
    assert rendered.pictures == ("k1",)
    assert (
        '<img src="/media/f/k1-960.webp" alt="A green field" width="960" height="640" loading="lazy" '
        'decoding="async" srcset="/media/f/k1-480.webp 480w, /media/f/k1-960.webp 960w"'
    ) in rendered.html


def test_pictures_from_elsewhere_become_links():
    rendered = render("![A field](https://example.org/spy.png) ![b](attachment:gone)")
    assert "<img" not in rendered.html
    assert rendered.links == ("https://example.org/spy.png",)
    assert words_of(rendered.html) == "A field [b]\n"


def test_addresses_that_stand_alone_are_named_and_no_others():
    urls = [f"https://example.org/{number}" for number in range(7)]
    alone = "\n\n".join([urls[0], *urls])
    assert render(alone).alone == tuple(urls[:5])
    assert render(f"see {urls[0]}\n\n> {urls[1]}\n\n[a]({urls[2]})").alone == ()


def test_link_that_stands_alone_gets_its_card():
    url = "https://example.org/a"
    cards = {url: Card("A <title>", "About it", "Example")}
    html = render(f"{url}\n\nand {url}\n\n{url}", cards=cards).html
    assert html.count("link-card-title") == 1
    assert (
        f'<p class="link-card-title" dir="auto"><a href="{url}" {A}>A &lt;title&gt;</a></p>'
        in html
    )


def test_what_is_nested_beyond_reason_is_shown_as_typed():
    for source in (">" * 40 + " deep", "[" * 60 + "deep", "- " * 40 + "deep"):
        assert words_of(render(source).html).rstrip("\n") == source


def test_text_and_excerpt_have_no_signs():
    rendered = render("# Title\n\n**Bold** and [link](/x/)\n\n- item\n\n```\ncode\n```")
    assert rendered.text == "Title\nBold and link\nitem\ncode"
    assert rendered.excerpt == "Title Bold and link item code"
    assert rendered.version == RENDERER_VERSION
    assert excerpt_of("word " * 100, 20) == "word word word word…"
    assert excerpt_of("가" * 100, 20) == "가" * 19 + "…"


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("a\u202eb\u2066c", "abc"),
        ("pay\u200bpal\ufeff", "paypal"),
        ("ad\u200dmin", "admin"),
        ("น้ำ\u200bใจ", "น้ำ\u200bใจ"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        (
            "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
            "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        ),
        ("a\U000e0041b", "ab"),
        ("a\x00b\x1bc\ud800", "abc"),
        ("a\r\nb\u2028c", "a\nb\nc"),
        ("a" + "\u0301" * 50, "á" + "\u0301" * 3),
        ("ก" + "้" * 50, "ก" + "้" * 3),
        ("\u1112\u1161\u11ab", "한"),
        ("i\u3164\u115f!", "i!"),
    ],
)
def test_only_what_can_be_seen_is_left(typed, seen):
    assert visible_text(typed) == seen
    assert visible_text(seen) == seen


def test_hidden_characters_do_not_come_back_as_entities():
    rendered = render("a&#x202e;b &#8203;c [x](https://example.org/%E2%80%AE)")
    assert "\u202e" not in rendered.html + rendered.text
    assert "\u200b" not in rendered.html + rendered.text


def test_one_line_is_for_names():
    assert one_line(" Minji\n\u202eKim\t") == "Minji Kim"
