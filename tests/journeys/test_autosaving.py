"""Somebody writes an application while tabs, networks, servers and sessions die under them."""

import os
import random
import time

import pytest
from playwright.sync_api import expect

from funding.models import Answer
from tests.factories.accounts import UserFactory
from tests.factories.applying import answer, begun, lead_of
from tests.factories.home import opened_park
from tests.journeys.sessions import session_of

pytestmark = pytest.mark.browser
GLANCE = 0.5  # seconds: nobody types sooner into a page that has just opened
KILLS = int(os.environ.get("FUNDING_KILLS", "6"))  # the long form has 50
KEPT_AFTER = 5  # seconds; what is older is with the park or on the device


class Writer:
    """Types words that can be told apart, and remembers when."""

    def __init__(self, context, site, application):
        self.context, self.site, self.application = context, site, application
        self.address = (
            f"{site}/en/funding/applications/{application.code}/form/project/what/"
        )
        self.typed: list[tuple[float, str]] = []
        self.count = 0
        self.page = None

    def open(self):
        self.page = self.context.new_page()
        self.page.goto(self.address)
        self.page.locator("[data-filling]").wait_for()
        time.sleep(GLANCE)

    @property
    def box(self):
        return self.page.locator('[name="answer-protection"]')

    def write(self, words):
        self.box.focus()
        self.page.keyboard.press("Control+End")
        for _word in range(words):
            self.count += 1
            word = f"w{self.count}. "
            self.page.keyboard.type(word)
            self.typed.append((time.monotonic(), word.strip()))

    def lost(self, killed_at):
        """Of what was typed long enough before; the page may take a moment to bring it back."""
        old = [word for at, word in self.typed if killed_at - at > KEPT_AFTER]
        for _try in range(60):
            there = self.box.input_value().split()
            missing = [word for word in old if word not in there]
            if not missing:
                break
            time.sleep(0.1)
        self.typed = [(at, word) for at, word in self.typed if word in there]
        return missing

    def is_saved(self):
        self.page.locator('[data-saving][data-state="saved"]').wait_for()

    def kept_as(self, words):
        for _try in range(150):
            if Answer.objects.filter(
                application=self.application, value=words
            ).exists():
                return
            time.sleep(0.1)
        pytest.fail(f"The park does not keep: {words}")

    def kept(self):
        """What the park has of it, once it is told."""
        for _try in range(100):
            found = Answer.objects.filter(
                application=self.application, key="protection"
            ).first()
            if found and found.value.split() == [word for _at, word in self.typed]:
                break
            time.sleep(0.1)
        return found.value.split() if found else []


def close_the_tab(writer):
    writer.page.close()
    writer.open()


def cut_the_network(writer):
    writer.context.set_offline(True)
    writer.write(2)
    time.sleep(1.5)
    writer.page.close()
    writer.context.set_offline(False)
    writer.open()


def kill_the_server(writer):
    """It answers nothing for a while; the page stays open and goes on by itself."""
    writer.context.route("**/save/", lambda route: route.abort("connectionrefused"))
    writer.write(2)
    writer.page.locator('[data-saving][data-state="offline"]').wait_for()
    writer.context.unroute("**/save/")


def end_the_session(writer):
    writer.context.clear_cookies()
    writer.write(2)
    writer.page.locator('[data-saving][data-state="signed-out"]').wait_for()
    sign_in(writer)
    writer.page.close()
    writer.open()


def sign_in(writer):
    cookie = {
        "name": "sessionid",
        "value": session_of(lead_of(writer.application)),
        "url": writer.site,
    }
    writer.context.add_cookies([cookie])


ENDS = (close_the_tab, cut_the_network, kill_the_server, end_the_session)


@pytest.fixture
def writer(live_site, browser, browser_context_args):
    opened_park()
    application = begun(UserFactory(display_name="Lead"))
    answer(application, has_data=True)
    context = browser.new_context(**browser_context_args)
    context.set_default_timeout(20_000)
    writing = Writer(context, live_site, application)
    sign_in(writing)
    writing.open()
    yield writing
    context.close()


def test_nothing_older_than_five_seconds_is_lost_whatever_dies(writer):
    chance, lost = random.Random(2026), []  # noqa: S311 - the same deaths each time
    for number in range(KILLS):
        writer.write(chance.randint(2, 6))
        time.sleep(chance.choice((0, 0.3, 1.2, 5.2)))
        killed_at = time.monotonic()
        ENDS[number % len(ENDS)](writer)
        lost += writer.lost(killed_at)
    writer.write(1)
    writer.is_saved()
    assert lost == []
    assert writer.kept() == [word for _at, word in writer.typed]


def test_two_tabs_on_one_answer_are_merged_or_asked(writer):
    writer.write(2)
    writer.is_saved()
    other = Writer(writer.context, writer.site, writer.application)
    other.open()
    writer.box.fill("w1 is longer. w2.")
    writer.kept_as("w1 is longer. w2.")
    other.box.fill("w1. w2. And a third.")
    expect(other.box).to_have_value("w1 is longer. w2. And a third.")
    writer.box.fill("w1 is mine. w2.")
    expect(writer.box).to_have_value("w1 is mine. w2. And a third.")
    other.box.fill("w1 is theirs. w2. And a third.")
    choice = other.page.locator("#question-protection [data-collision]")
    expect(choice).to_contain_text("w1 is mine. w2. And a third.")
    choice.get_by_role("button", name="Keep what stands in the box above").click()
    writer.kept_as("w1 is theirs. w2. And a third.")
    expect(choice).to_be_hidden()
