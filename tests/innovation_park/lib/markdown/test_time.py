"""Every post of at most 16 kB is rendered in less than 250 ms of work, also the worst that are known."""

import json
import time

import pytest

from innovation_park.lib.markdown import MAX_BYTES, QuotedPost, TextTooLong, render
from tests.shared import shared_file

from .oracle import faults_of

SECONDS = 0.25
MENTIONS = {f"a{number}": f"/people/{number}/" for number in range(50)}
POSTS = {number: QuotedPost(f"/t/#{number}", "Somebody") for number in range(50)}
# Dense and ordinary: what costs most of what people may really write, and what those who mean harm would.
WORST = {
    "prose": "The market is on Saturday, and we need hands for the tents. ",
    "korean": "토요일 장터에서 천막을 같이 칠 사람을 찾습니다. ",
    "thai": "ตลาดวันเสาร์ต้องการคนช่วยกางเต็นท์หลายคน",
    "one Korean word": "가나다라마바사",
    "one Thai word": "กขคงจฉชซ",
    "emphasis": "*a* ",
    "strong": "**a**",
    "struck": "~~a~~ ",
    "code": "`a` ",
    "code that never ends": "`a ``b ```c ",
    "backticks": "`" * 7 + " " + "`" * 8 + " ",
    "links": "[a](/b) ",
    "links with words": "[**a**](https://example.org/a_(b)) ",
    "pictures": "![a](/b) ",
    "pictures from elsewhere": "![a](https://example.org/b.png) ",
    "addresses": "https://a.example ",
    "addresses in a row": "https://a.example,",
    "addresses with brackets": "https://a.example/((((((((",
    "address with dots": "https://a." + "b." * 40 + " ",
    "mentions": "@a1 ",
    "mentions nobody bears": "@가나다라마바사아자차카타파하 ",
    "mentions in a row": "@",
    "open names": "@[" + "a" * 50,
    "entities": "&amp;",
    "entities that are none": "&abcdefghij",
    "escapes": "\\*",
    "headings": "# a\n",
    "rules": "---\n",
    "items": "- a\n",
    "numbered": "1. a\n",
    "items in items": "- - - - a\n",
    "five items in a line": "- - - - - a\n",
    "ten items in a line": "- - - - - - - - - - a\n\n",
    "as many items as are taken": "- - - - - - - - - - " + "a" * 150 + "\n",
    "as many rows as are taken": "|"
    + "a |" * 8
    + "\n|"
    + "-|" * 8
    + "\n"
    + ("|" + "aaaaaaa|" * 8 + "\n") * 98
    + "\n",
    "as much as is taken": "- *a* **b** [c](/d) @a1 `e` " + "f" * 20 + "\n",
    "lines": "a\n",
    "breaks": "a\n\n",
    "quotations": "> a\n",
    "quotations with sources": "> #1 A:\n> b\n\n",
    "quotations in quotations": "> > > > > a\n\n",
    "fences": "```\na\n```\n",
    "underlined": "a\n=\n",
    "rows": "a|b\n-|-\n",
    "table": "|a|b|c|d|\n",
    "html": "<b>",
    "brackets": "[a] ",
    "closing": "]",
    "openers": "[a\n\n",
    "parentheses": "[a](((((",
    "angles": "<a:b ",
    "colons": "://",
    "www": "www.",
    "tabs": "\t",
    "blanks": " " * 100 + "a\n",
    "backslashes": "\\",
    "exclamations": "![",
    "emoji": "👨‍👩‍👧‍👦",
    "marks": "a\u0301\u0302\u0303\u0304\u0305",
    "joiners": "a\u200d",
}


def filled(unit):
    """As much of it as fits."""
    return (
        (unit * (MAX_BYTES // len(unit.encode()) + 1))
        .encode()[:MAX_BYTES]
        .decode(errors="ignore")
    )


def work(source):
    """The best of three: what the machine does beside it is not what the post costs."""
    seconds = []
    for _again in range(3):
        began = time.process_time()
        rendered = render(source, mentions=MENTIONS, posts=POSTS)
        seconds.append(time.process_time() - began)
        if seconds[-1] < SECONDS / 4:
            break
    assert faults_of(rendered.html) == []
    return min(seconds)


@pytest.mark.parametrize("name", WORST)
def test_worst_posts_are_rendered_in_time(name):
    assert work(filled(WORST[name])) < SECONDS


@pytest.mark.corpora
def test_stress_recipes_are_rendered_in_time():
    recipes = json.loads(shared_file("corpora/markdown/pathological.json").read_text())
    assert len(recipes) == 33
    slow = {}
    for name, parts in recipes.items():
        whole = sum(len(unit.encode(errors="replace")) * times for unit, times in parts)
        share = min(1, MAX_BYTES / whole)
        source = "".join(unit * max(int(times * share), 1) for unit, times in parts)
        source = source.encode(errors="replace")[:MAX_BYTES].decode(errors="ignore")
        if work(source) >= SECONDS:
            slow[name] = work(source)
    assert slow == {}


def test_nested_lists_are_rendered_in_time_and_whole():
    lines = [f"{'  ' * depth}- level{depth}" for depth in range(120)]
    source = "\n".join(lines)
    assert work(source) < SECONDS
    assert "level119" in render(source).html


def test_large_tables_stay_text():
    columns = "|".join("a" for _column in range(200))
    ruler = "|".join("-" for _column in range(200))
    for source in (
        f"{columns}\n{ruler}\n" + "b\n" * 5_000,
        "a|b\n-|-\n" + "c\n" * 5_000,
    ):
        assert work(source) < SECONDS
        assert "<table" not in render(source).html


def test_longer_texts_are_refused():
    assert render("가" * (MAX_BYTES // 3)).text
    with pytest.raises(TextTooLong):
        render("가" * (MAX_BYTES // 3 + 1))
