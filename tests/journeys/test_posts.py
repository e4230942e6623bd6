"""Every list of attacks as a post, in a real browser: in the page, as a live fragment, in a letter. Nothing runs."""

import json
from pathlib import Path

import pytest
from csp.utils import build_policy
from django.conf import settings
from django.utils import timezone
from markdown_it import MarkdownIt

from accounts.models import Profile, User
from community.live.frames import Frame, render_head, render_post
from community.models import Post, Topic
from community.workflow import PostStatus
from innovation_park.lib.letters import quoted, render_letter_html
from innovation_park.lib.markdown import is_too_long, render
from innovation_park.lib.markdown.for_letters import for_letters
from tests.innovation_park.lib.markdown.payloads import in_places, payloads

pytestmark = [pytest.mark.browser, pytest.mark.corpora]
SITE = "https://park.example"
BATCH = 600
ATTACKS = Path(__file__).with_name("attacks.js").read_text()


class Reader:
    """Opens what it is given as a page of the park. Whatever asks for anything outside is noted."""

    def __init__(self, context, *, with_policy=True):
        self.page = context.new_page()
        self.page.add_init_script(ATTACKS)
        self.page.on("dialog", lambda dialog: dialog.dismiss())
        self.body, self.asked = "", []
        self.headers = {"Content-Type": "text/html; charset=utf-8"}
        if with_policy:
            directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
            self.headers["Content-Security-Policy"] = build_policy(config=directives)
        self.page.route("**/*", self._answer)

    def _answer(self, route):
        if route.request.url == f"{SITE}/":
            route.fulfill(body=self.body, headers=self.headers)
        else:
            self.asked.append(route.request.url)
            route.abort()

    def open(self, body):
        self.body = f"<!doctype html><html lang=en><title>x</title>{body}"
        self.page.goto(f"{SITE}/", wait_until="load")

    def insert(self, fragments):
        """One after another, as the stream brings them."""
        self.page.evaluate("all => all.forEach(html => window.insert(html))", fragments)

    def seen(self):
        """What ran, what the policy had to stop, and where links lead that may not be."""
        elements = self.page.evaluate("window.provoke()")
        self.page.wait_for_timeout(30)
        ran, blocked, leads = (
            self.page.evaluate(f"window.{name}")
            for name in ("ran", "blocked", "leads()")
        )
        return elements, {"ran": ran, "blocked": blocked, "leads": leads}


QUIET = {"ran": [], "blocked": [], "leads": []}


@pytest.fixture(scope="module")
def posts():
    """Every payload alone and in one of the places that a post has."""
    strings = payloads()
    sources = [
        each for each in [*strings, *in_places(strings)] if not is_too_long(each)
    ]
    return [render(source) for source in sources]


def batches(things):
    return [things[start : start + BATCH] for start in range(0, len(things), BATCH)]


def test_nothing_runs_in_the_page(context, posts):
    reader = Reader(context)
    for batch in batches(posts):
        articles = "".join(
            f'<div class="post-text">{post.html}</div>' for post in batch
        )
        reader.open(f"<main>{articles}</main>")
        elements, seen = reader.seen()
        assert elements > len(batch)
        assert seen == QUIET
    assert [url for url in reader.asked if "favicon" not in url] == []


def test_nothing_runs_in_a_live_fragment(context, posts):
    reader = Reader(context)
    for batch in batches(posts):
        reader.open("<main></main>")
        reader.insert([post.html for post in batch])
        assert reader.seen()[1] == QUIET
    assert [url for url in reader.asked if "favicon" not in url] == []


def frames_of(number, attack, post) -> list[str]:
    """As readers get them: somebody of that name says it, under that title; and it is hidden for such a rule."""
    author = User(pk=1)
    author.profile = Profile(user=author, display_name=attack)
    topic = Topic(pk=1, title=attack, language="en")
    more = {"status": PostStatus.HIDDEN, "rule": attack} if number % 4 == 0 else {}
    said = Post(
        pk=number + 1,
        topic=topic,
        number=number + 1,
        author=author,
        voice="0" * 16,
        html=post.html,
        language="en",
        made_at=timezone.now(),
        **more,
    )
    return [
        Frame(1, "post", said.number, render_post(topic, said, True)).text,
        Frame(2, "edit", None, render_head(topic, False)).text,
    ]


def test_nothing_runs_in_what_readers_get_live(context, posts):
    """The park's own fragments around the words, with the same attack for a name, a title and a rule."""
    reader = Reader(context)
    attacks = list(enumerate(zip(payloads(), posts, strict=False)))
    for batch in batches(attacks):
        texts = [text for number, pair in batch for text in frames_of(number, *pair)]
        reader.open("<main></main>")
        reader.insert([json.loads(text)["html"] for text in texts])
        elements, seen = reader.seen()
        assert elements > 10 * len(batch)
        assert seen == QUIET
    assert [url for url in reader.asked if "favicon" not in url] == []


def test_nothing_runs_in_a_letter(context, posts):
    """Mail readers have no policy of ours. Once in our own words, once quoted."""
    reader = Reader(context, with_policy=False)
    for batch in batches(posts):
        for words in (
            [post.excerpt for post in batch],
            [quoted(post.text) for post in batch],
        ):
            text = "\n\n".join(each for each in words if each.strip())
            reader.open(render_letter_html(batch[0].excerpt, text, "en"))
            elements, seen = reader.seen()
            assert elements > len(batch) // 2
            assert seen == QUIET
    assert [url for url in reader.asked if "favicon" not in url] == []


def test_nothing_runs_in_a_letter_that_shows_posts(context, posts):
    """As followers of a topic get them: the fragment of the page, in the letter."""
    reader = Reader(context, with_policy=False)
    for batch in batches(posts):
        shown = {
            f"Post {number}": for_letters(post.html, SITE)
            for number, post in enumerate(batch)
        }
        text = "\n\n".join(map(quoted, shown))
        reader.open(render_letter_html("Posts", text, "en", fragments=shown))
        elements, seen = reader.seen()
        assert elements > len(batch)
        assert seen == QUIET
    assert [url for url in reader.asked if "favicon" not in url] == []


def test_same_attacks_run_when_nobody_guards(context):
    """The negative control: with HTML on and nothing behind it, they run, and the policy has to stop them."""
    careless = MarkdownIt("js-default", {"html": True})
    careless.validateLink = lambda url: True
    pages = [careless.render(text) for text in payloads() if "onerror=" in text.lower()]
    pages = [html for html in pages if "&lt;" not in html][:24]
    unguarded, guarded = Reader(context, with_policy=False), Reader(context)
    ran, stopped = 0, 0
    for html in pages:
        for reader in (unguarded, guarded):
            reader.open(f"<main>{html}</main>")
        ran += bool(unguarded.seen()[1]["ran"])
        stopped += bool(guarded.seen()[1]["blocked"])
    assert ran > 5
    assert stopped > 5
