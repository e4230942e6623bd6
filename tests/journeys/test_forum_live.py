"""People in real browsers talk live, over lines that are cut and with a server that dies."""

import re
import time

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import expect

from community.actions.moving import hide_post
from community.actions.steering import close_topic
from community.models import Post, Reading
from tests.factories.community import ForumFactory, post_by, topic_by
from tests.factories.home import opened_park
from tests.factories.moderation import trusted
from tests.factories.notifications import told_something
from tests.journeys.cut_park import CutPark
from tests.journeys.looking import faults_of
from tests.journeys.person import LARGE, Looks, Person

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        "sqlite" not in settings.DATABASES["default"]["ENGINE"],
        reason="the server that is killed shares the file of the tests",
    ),
]
OF_A_CUT = ("WebSocket connection", "ERR_", "status of 4", "EventSource", "status of 5")
NO_SOCKET = """window.WebSocket = class {
  constructor() { setTimeout(() => this.onclose?.({ code: 1006 })); }
  close() {}
  send() {}
};"""
HELD_SOCKET = """window.WebSocket = class extends WebSocket {
  constructor(...words) { super(...words); window.heldSocket = this; }
};"""
SLOWER = "One post after another needs a little time here."
NO_STREAM = "delete window.EventSource;"
NO_WAIT = """{
  const ask = window.fetch;
  window.fetch = (address, options) => /events\\?(?!.*wait=0)/.test(address) ? Promise.reject() : ask(address, options);
}"""


class Reader(Person):
    """Somebody at the page of one topic."""

    def enter(self, topic):
        self.open(f"forums/topics/{topic.pk}/")
        self.page.locator(".live-state[data-state]").wait_for()

    def says(self, words):
        self.box("body").fill(words)
        self.on("Send my post").click()

    def numbers(self):
        return self.page.eval_on_selector_all(
            ".post-list > .post", "posts => posts.map(post => post.dataset.number)"
        )

    def has(self, number, timeout=10_000):
        there = self.page.locator(f"#post-{number}")
        there.wait_for(state="attached", timeout=timeout)

    def state(self):
        return self.page.locator(".live-state").get_attribute("data-state")

    def is_in_state(self, state, timeout=10_000):
        there = self.page.locator(f'.live-state[data-state="{state}"]')
        there.wait_for(state="attached", timeout=timeout)

    def sees_pending(self, words):
        self.main.locator(".is-pending [data-echo-state]", has_text=words).wait_for()

    @property
    def scroll(self):
        return self.page.evaluate("scrollY")


@pytest.fixture
def topic(transactional_db, resident, neighbour):
    """Between people who have written here for long: no limit holds them up."""
    opened_park()
    topic = topic_by(trusted(resident), ForumFactory(slug="square"))
    for number in range(11):
        post_by(trusted(neighbour), topic, f"Line {number}\n\n" * 3)
    return topic


@pytest.fixture
def reader(browser, browser_context_args, request):
    """``reader(site, session)``: a browser of one's own. Faults of cut lines are no faults of ours."""
    readers = []

    def arrive(site, session="", screen=LARGE, **more):
        context = browser.new_context(
            **{**browser_context_args, "viewport": screen, **more}
        )
        context.set_default_timeout(10_000)
        somebody = Reader(context, site, "en", Looks("en", faults_of))
        for known in OF_A_CUT:
            somebody.watch.allow(known)
        if session:
            name = settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": session, "url": site}])
        readers.append(somebody)
        return somebody

    yield arrive
    for each in readers:
        each.context.close()
    for each in readers:
        each.watch.check()


@pytest.fixture
def park(transactional_db, tmp_path):
    connection.close()
    park = CutPark(tmp_path)
    park.open()
    yield park
    park.kill()


def numbers_of(topic) -> list[str]:
    return [str(number) for number in range(1, topic.posts.count() + 1)]


def hears_while_the_page_stands_still(ben, ada):
    ben.page.evaluate("scrollTo(0, 300)")
    before = ben.scroll
    ada.says("Can you read this?")
    ada.has(13)
    ben.has(13)
    assert ben.scroll == before
    ben.main.locator(".live-new", has_text="1 new post").wait_for()


def loses_the_network(ben, ada):
    ben.context.set_offline(True)
    ben.is_in_state("away")
    ada.says("First while you are away.")
    ada.has(14)
    ben.says("Written without a network.")
    ben.sees_pending("No connection.")
    ada.says("Second while you are away.")
    ada.has(15)
    assert "14" not in ben.numbers()
    ben.context.set_offline(False)
    ben.has(16)
    ada.has(16)


def lose_the_server(ben, ada, park):
    park.kill()
    ben.is_in_state("away")
    ben.says("Said to a server that is dead.")
    ada.says("I did not notice either.")
    ben.sees_pending("No connection.")
    ada.sees_pending("No connection.")
    park.open()
    for each in (ada, ben):
        each.has(18, timeout=20_000)
        each.main.locator(".is-pending").wait_for(state="detached")


def test_two_people_talk_while_network_and_server_are_cut(
    park, reader, topic, resident, neighbour
):
    ada, ben = (
        reader(park.address, park.session_of(each)) for each in (resident, neighbour)
    )
    ada.enter(topic)
    ben.enter(topic)
    ben.is_in_state("live")
    hears_while_the_page_stands_still(ben, ada)
    loses_the_network(ben, ada)
    until(lambda: ada.numbers() == ben.numbers() == numbers_of(topic))
    lose_the_server(ben, ada, park)
    until(lambda: ada.numbers() == ben.numbers() == numbers_of(topic))
    bodies = list(Post.objects.order_by("number").values_list("body", flat=True)[12:])
    assert bodies[:4] == [
        "Can you read this?",
        "First while you are away.",
        "Second while you are away.",
        "Written without a network.",
    ]
    assert set(bodies[4:]) == {
        "Said to a server that is dead.",
        "I did not notice either.",
    }


def test_answer_that_got_lost_is_asked_for_again_and_the_post_is_one(
    park, reader, topic, resident
):
    ada = reader(park.address, park.session_of(resident))
    ada.enter(topic)

    def swallow(route):
        if route.request.method == "POST":
            route.fetch()
            route.abort()
        else:
            route.continue_()

    ada.page.route("**/reply/", swallow)
    ada.says("Did you hear me?")
    ada.has(13)
    ada.sees_pending("No connection.")
    ada.page.unroute("**/reply/")
    ada.main.locator(".is-pending").wait_for(state="detached")
    assert ada.numbers() == numbers_of(topic)


def test_own_post_that_arrives_brings_the_line_back(
    live_site, reader, sign_in, topic, resident, neighbour
):
    """The pause before the next try is long, after many that failed."""
    ben = reader(live_site)
    ben.page.add_init_script(HELD_SOCKET)
    sign_in(ben.page, neighbour)
    ben.enter(topic)
    ben.is_in_state("live")
    ben.page.evaluate("Math.random = () => 20; heldSocket.close()")
    ben.is_in_state("away")
    post_by(resident, topic, "Not heard yet.")
    assert "13" not in ben.numbers()
    ben.says("Mine arrives.")
    ben.has(13)
    ben.is_in_state("live")
    assert ben.numbers() == numbers_of(topic)


@pytest.mark.parametrize(
    ("missing", "state"),
    [
        ([NO_SOCKET], "live"),
        ([NO_SOCKET, NO_STREAM], "live"),
        ([NO_SOCKET, NO_STREAM, NO_WAIT], "looking"),
    ],
    ids=["stream", "poll", "look"],
)
def test_where_one_way_is_closed_the_next_is_taken(
    live_site, reader, topic, neighbour, missing, state
):
    visitor = reader(live_site)
    for each in missing:
        visitor.page.add_init_script(each)
    visitor.enter(topic)
    visitor.is_in_state(state, timeout=20_000)
    post_by(neighbour, topic, "Still here?")
    visitor.has(13, timeout=1500 if state == "live" else 7000)
    assert visitor.numbers() == numbers_of(topic)


def test_what_happens_to_a_topic_shows_where_one_stands(
    live_site, reader, sign_in, topic, resident, neighbour, moderator
):
    ben = reader(live_site)
    sign_in(ben.page, neighbour)
    ben.enter(topic)
    ben.is_in_state("live")
    ben.page.evaluate("document.getElementById('post-9').scrollIntoView()")
    before = ben.page.locator("#post-9").bounding_box()["y"]
    hide_post(post=topic.posts.get(number=2), by=moderator, rule="rule 3")
    ben.page.locator("#post-2", has_text="Hidden: rule 3").wait_for(state="attached")
    assert ben.page.locator("#post-9").bounding_box()["y"] == pytest.approx(before, 1)

    ben.page.locator("#post-9 .feeling").first.click()
    pressed = ben.page.locator("#post-9 .feeling[aria-pressed=true]", has_text="1")
    pressed.wait_for()
    assert topic.posts.get(number=9).feelings == {"agree": 1}

    ben.page.locator("#post-12").scroll_into_view_if_needed()
    post_by(resident, topic, "Read me.")
    ben.has(13)
    ben.page.locator("#post-13").scroll_into_view_if_needed()
    until(lambda: Reading.objects.get(person=neighbour, topic=topic).seen == 13)

    close_topic(topic=topic, by=moderator, is_closed=True)
    ben.sees("This topic is closed: it can be read, but nothing new is written in it.")
    assert not ben.box("body").is_visible()


def until(is_so, seconds=6):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_bell_and_company_are_told_without_asking(
    live_site, reader, sign_in, topic, resident, neighbour
):
    ada, ben = reader(live_site), reader(live_site)
    sign_in(ada.page, resident)
    sign_in(ben.page, neighbour)
    ada.enter(topic)
    ben.enter(topic)
    other_tab = ada.new_tab()
    other_tab.open("forums/")
    company = ada.main.locator(".live-people")
    ada.main.locator(".live-people", has_text="2 reading").wait_for()
    ben.box("body").press_sequentially("Well")
    ada.main.locator(".live-people", has_text="2 reading · 1 writing").wait_for()
    assert company.get_attribute("role") is None
    told_something(resident)
    for tab in (ada, other_tab):
        bell = tab.page.locator("[data-bell-count]", has_text=re.compile(r"^1"))
        bell.wait_for(timeout=2000)


def test_post_that_is_refused_or_of_a_session_that_ended_keeps_its_words(
    live_site, reader, sign_in, topic, resident, settings
):
    settings.FORUM_IS_JUDGED = True
    ada = reader(live_site)
    sign_in(ada.page, resident)
    ada.enter(topic)
    topic.__class__.objects.update(slow_mode_seconds=3600)
    ada.says("Once more, please.")
    ada.sees_pending(SLOWER)
    ada.page.reload()
    ada.sees_pending(SLOWER)
    ada.on("Change it").click()
    expect(ada.box("body")).to_have_value("Once more, please.")
    assert ada.main.locator(".is-pending").count() == 0
    settings.FORUM_IS_JUDGED = False

    ada.context.clear_cookies()
    ada.on("Send my post").click()
    ada.sees_pending("You have been signed out.")
    sign_in(ada.page, resident)
    ada.page.reload()
    ada.has(13)
    ada.main.locator(".is-pending").wait_for(state="detached")
    assert topic.posts.get(number=13).body == "Once more, please."


def test_page_without_a_network_says_what_waits(park, reader, topic, resident):
    ada = reader(park.address, park.session_of(resident), service_workers="allow")
    ada.enter(topic)
    ada.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    ada.page.reload()
    ada.is_in_state("live")
    park.kill()
    ada.says("Kept on the way.")
    ada.sees_pending("No connection.")
    for language in ("ko", "en"):
        ada.page.goto(f"{park.address}/{language}/experiments/")
        assert ada.page.locator("html").get_attribute("lang") == language
        ada.page.locator("[data-kept-list] li", has_text="Kept on the way.").wait_for()
    ada.page.get_by_role(
        "heading", name="There is no connection to the park"
    ).wait_for()
    kept = ada.page.evaluate(
        "caches.keys().then(async (names) => (await Promise.all(names.map(async (name) =>"
        " (await (await caches.open(name)).keys()).map((each) => new URL(each.url).pathname)))).flat())"
    )
    assert [each for each in kept if not each.startswith("/static/")] == [
        "/en/offline/",
        "/ko/offline/",
        "/th/offline/",
    ]
    park.open()
    ada.page.wait_for_url("**/experiments/")
    until(lambda: topic.posts.filter(body="Kept on the way.").count() == 1, 25)


@pytest.mark.parametrize("script", [True, False], ids=["live", "no-script"])
def test_page_of_a_topic_shuts_nobody_out(
    live_site, reader, sign_in, topic, neighbour, script
):
    ben = reader(live_site)
    sign_in(ben.page, neighbour)
    if not script:  # switched off altogether, axe could not run either
        ben.page.route("**/*.js", lambda route: route.abort())
    ben.open(f"forums/topics/{topic.pk}/")
    if script:
        ben.is_in_state("live")
        ben.context.set_offline(True)
        ben.says("Not sent yet.")
        ben.sees_pending("No connection.")
    faults = [fault for width in (1280, 360) for fault in faults_of(ben.page, width)]
    assert faults == []
