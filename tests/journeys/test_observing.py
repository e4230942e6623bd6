"""A participant on a phone: filling in with and without JavaScript, by keyboard, and with the network cut."""

import re
from uuid import uuid4

import pytest
from django.utils.translation import gettext, override

from experiments.actions import withdraw_participation
from experiments.enums import DataWish
from experiments.observations.models import Correction, Draft, Observation
from tests.factories.experiments import join
from tests.factories.filling_in import observe, photo_with_place, running
from tests.factories.home import ExperimentPageFactory, opened_park
from tests.journeys.conftest import Watch, session_of
from tests.journeys.test_access import faults_of

pytestmark = pytest.mark.browser
LANGUAGES = ("en", "ko", "th")
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


@pytest.fixture
def participation(live_site, resident):
    """Somebody who takes part in a running experiment with one question of every kind."""
    opened_park()
    experiment = running("happy-parking")
    key = uuid4()
    for language in LANGUAGES:
        ExperimentPageFactory(
            experiment=experiment, language=language, translation_key=key
        )
    return join(experiment, resident)


class Phone:
    """A person with their phone, who presses what the words say."""

    def __init__(self, context, site, language):
        self.context, self.site, self.language = context, site, language
        self.watch = Watch(context)
        for known in ("Transition was", "status of 4", "ERR_INTERNET_DISCONNECTED"):
            self.watch.allow(known)
        self.page = context.new_page()

    def word(self, text):
        with override(self.language):
            return gettext(text)

    @property
    def main(self):
        return self.page.locator("main")

    def open(self, end="observe/"):
        self.page.goto(f"{self.site}/{self.language}/experiments/happy-parking/{end}")

    def sign_in(self, user):
        cookie = {"name": "sessionid", "value": session_of(user), "url": self.site}
        self.context.add_cookies([cookie])

    def press(self, text, role="button"):
        self.main.get_by_role(role, name=self.word(text), exact=True).click()

    def sees(self, text):
        self.main.get_by_text(self.word(text)).first.wait_for()

    def is_told(self, text):
        told = self.main.locator("[data-said]:visible")
        told.wait_for()
        assert told.inner_text() == self.word(text)

    def box(self, key):
        return self.main.locator(f'[name="answer-{key}"]')

    def walk(self, upto=99):
        """Question by question; ``upto`` stops before the last press."""
        self.main.locator("[data-next]:visible").wait_for()
        for number, fill in enumerate(FILL):
            if number == upto:
                return
            fill(self)
            if number < len(FILL) - 1:
                self.press("Next")

    def fill_all(self):
        for fill in FILL:
            fill(self)

    def is_received(self):
        self.page.wait_for_url(re.compile(r"/observations/[0-9a-f-]{36}/$"))
        self.sees("Received, thank you")


def photo(phone):
    picture = photo_with_place()
    phone.box("picture").set_input_files(
        {"name": "place.jpg", "mimeType": "image/jpeg", "buffer": picture.read()}
    )


FILL = [
    lambda phone: phone.box("minutes").fill("12,5"),
    lambda phone: phone.main.locator('input[value="yes"]').check(),
    lambda phone: phone.box("cars").fill("2"),
    lambda phone: phone.main.locator('input[value="wet"]').check(),
    lambda phone: phone.main.locator('input[value="signs"]').check(),
    lambda phone: phone.box("remarks").fill("Near the river"),
    lambda phone: phone.box("on").fill("2026-11-20"),
    photo,
    lambda phone: phone.box("where_point").fill("37.57, 126.98"),
]
VALUES = {
    "minutes": 12.5,
    "found": True,
    "cars": 2,
    "weather": "wet",
    "helped": ["signs"],
    "remarks": "Near the river",
    "on": "2026-11-20",
    "picture": True,
    "where": [37.57, 126.98],
}


@pytest.fixture
def phone(live_site, browser, browser_context_args):
    phones = []

    def arrive(language="en", script=True, **settings):
        context = browser.new_context(
            **{**browser_context_args, **PHONE, **settings},
            java_script_enabled=script,
        )
        context.set_default_timeout(10_000)
        phones.append(Phone(context, live_site, language))
        return phones[-1]

    yield arrive
    for each in phones:
        each.context.close()
    for each in phones:
        each.watch.check()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_participant_fills_in(participation, phone, language, script):
    somebody = phone(language, script)
    somebody.sign_in(participation.user)
    somebody.open("")
    somebody.page.get_by_role(
        "link", name=somebody.word("Fill in"), exact=True
    ).first.click()
    somebody.main.locator(".task a").click()
    if script:
        somebody.walk()
    else:
        somebody.fill_all()
    somebody.press("Send")
    somebody.is_received()
    assert [each.values for each in Observation.objects.all()] == [VALUES]
    somebody.press("What I have sent", role="link")
    somebody.sees("What I have sent")
    assert somebody.main.locator("article").count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_network_is_cut(participation, phone, language):
    somebody = phone(language)
    somebody.sign_in(participation.user)
    somebody.open("observe/diary/")
    somebody.walk(upto=4)
    somebody.context.set_offline(True)
    somebody.page.evaluate("document.querySelector('[data-kept]').textContent = ''")
    FILL[4](somebody)
    somebody.sees("Kept on this device.")
    somebody.press("Next")
    for fill in FILL[5:-1]:
        fill(somebody)
        somebody.press("Next")
    FILL[-1](somebody)
    somebody.press("Send")
    words = somebody.word("Waiting to be sent: %%(count)s").replace("%%", "%")
    waiting = words % {"count": 1}
    somebody.main.get_by_text(waiting).wait_for()
    assert Observation.objects.count() == 0
    somebody.context.set_offline(False)
    somebody.is_told("Sent.")
    assert [each.values for each in Observation.objects.all()] == [VALUES]
    assert Observation.objects.get().photos.count() == 1
    assert Draft.objects.count() == 0
    somebody.open()
    assert somebody.main.get_by_text(waiting).count() == 0


def queue_offline(somebody):
    somebody.open("observe/diary/")
    somebody.walk()
    somebody.context.set_offline(True)
    somebody.press("Send")
    somebody.sees("Waiting to be sent: 1")


def test_entry_whose_answer_got_lost_is_sent_again_and_is_one(participation, phone):
    somebody = phone()
    somebody.sign_in(participation.user)
    somebody.open("observe/diary/")
    somebody.walk()

    def swallow(route):
        if route.request.method == "POST":
            route.fetch()
            route.abort()
        else:
            route.continue_()

    somebody.watch.allow("ERR_FAILED")
    somebody.page.route("**/observe/diary/", swallow)
    somebody.press("Send")
    somebody.sees("Waiting to be sent: 1")
    assert Observation.objects.count() == 1
    somebody.page.unroute("**/observe/diary/")
    somebody.press("Try again now")
    somebody.is_told("Sent.")
    assert Observation.objects.count() == 1


def test_session_that_ended_asks_to_sign_in_and_loses_nothing(participation, phone):
    somebody = phone()
    somebody.sign_in(participation.user)
    queue_offline(somebody)
    somebody.context.clear_cookies()
    somebody.context.set_offline(False)
    somebody.sees("Sign in again, and what you filled in is sent.")
    assert Observation.objects.count() == 0
    somebody.sign_in(participation.user)
    somebody.open()
    somebody.is_told("Sent.")
    assert Observation.objects.count() == 1


def test_whoever_withdrew_meanwhile_sends_nothing(participation, phone, neighbour):
    join(participation.experiment, neighbour)
    somebody = phone()
    somebody.sign_in(participation.user)
    queue_offline(somebody)
    withdraw_participation(
        participation=participation, data_wish=DataWish.DELETE, by=participation.user
    )
    somebody.context.set_offline(False)
    somebody.main.locator("[data-said]:visible").wait_for()
    assert Observation.objects.count() == 0
    assert entries_on(somebody) == 0


def test_signing_out_leaves_nothing_on_the_device(participation, phone):
    somebody = phone()
    somebody.sign_in(participation.user)
    queue_offline(somebody)
    somebody.page.route("**/observe/diary/", lambda route: route.abort())
    somebody.watch.allow("ERR_FAILED")
    somebody.context.set_offline(False)
    assert entries_on(somebody) == 1
    somebody.page.goto(f"{somebody.site}/en/me/")
    with somebody.page.expect_navigation():
        somebody.press("Sign out")
    assert entries_on(somebody) == 0


def test_somebody_elses_entry_waits_for_them(participation, phone, neighbour):
    join(participation.experiment, neighbour)
    somebody = phone()
    somebody.sign_in(participation.user)
    queue_offline(somebody)
    somebody.context.clear_cookies()
    somebody.sign_in(neighbour)
    somebody.context.set_offline(False)
    somebody.open()
    somebody.page.wait_for_load_state("networkidle")
    assert Observation.objects.count() == 0
    assert entries_on(somebody) == 1


def test_any_page_sends_what_is_kept_once_there_is_a_network(participation, phone):
    somebody = phone()
    somebody.sign_in(participation.user)
    queue_offline(somebody)
    somebody.context.route("**/observe/diary/", lambda route: route.abort())
    somebody.watch.allow("ERR_FAILED")
    somebody.context.set_offline(False)
    line = away(somebody)
    assert (line.is_visible(), entries_on(somebody)) == (False, 1)
    somebody.context.unroute("**/observe/diary/")
    somebody.page.evaluate("dispatchEvent(new Event('online'))")
    line.get_by_text("Entries kept on this device have been sent: 1").wait_for()
    assert (Observation.objects.count(), entries_on(somebody)) == (1, 0)
    assert not away(somebody).is_visible()


def test_any_page_asks_whoever_was_signed_out_to_come_back(participation, phone):
    somebody = phone()
    somebody.sign_in(participation.user)
    queue_offline(somebody)
    somebody.context.clear_cookies()
    somebody.context.set_offline(False)
    line = away(somebody)
    line.get_by_text("sent as soon as you sign in again: 1").wait_for()
    way = line.get_by_role("link", name="Sign in")
    assert way.get_attribute("href") == "/en/account/login/?next=/en/experiments/"
    assert Observation.objects.count() == 0


def test_any_page_leads_to_what_could_not_be_taken(participation, phone):
    somebody = phone()
    somebody.sign_in(participation.user)
    queue_offline(somebody)
    somebody.context.route(
        "**/observe/diary/",
        lambda route: (
            route.fulfill(
                status=409, json={"state": "refused", "sentence": "Too late."}
            )
            if route.request.method == "POST"
            else route.continue_()
        ),
    )
    somebody.context.set_offline(False)
    line = away(somebody)
    line.get_by_text("that could not be taken as they are: 1").wait_for()
    line.get_by_role("link", name="Look at them").click()
    somebody.sees("Too late.")
    assert not line.is_visible()


def away(somebody):
    """The line about what is kept, on a page that has nothing to do with filling in."""
    somebody.page.goto(f"{somebody.site}/en/experiments/")
    somebody.page.wait_for_load_state("networkidle")
    return somebody.main.locator("[data-kept-entries]")


def entries_on(somebody):
    return somebody.page.evaluate(
        """() => new Promise((resolve) => {
          const request = indexedDB.open("observations");
          request.onsuccess = () => {
            const rows = request.result.transaction("entries").objectStore("entries").count();
            rows.onsuccess = () => { resolve(rows.result); request.result.close(); };
          };
        })"""
    )


def test_what_was_typed_offline_is_there_after_a_reload(participation, phone):
    somebody = phone()
    somebody.sign_in(participation.user)
    somebody.open("observe/diary/")
    somebody.context.set_offline(True)
    somebody.box("minutes").fill("7")
    somebody.sees("Kept on this device.")
    somebody.context.set_offline(False)
    somebody.open("observe/diary/")
    somebody.main.locator("[data-next]:visible").wait_for()
    assert somebody.box("minutes").input_value() == "7"


def test_draft_goes_on_on_another_device(participation, phone):
    first, second = phone(), phone(script=False)
    for each in (first, second):
        each.sign_in(participation.user)
    first.open("observe/diary/")
    first.walk(upto=3)
    first.sees("Kept as you go.")
    second.open()
    second.main.locator(".task a", has_text="Go on").click()
    assert second.box("minutes").input_value() == "12,5"
    second.main.locator('input[value="wet"]').check()
    second.press("Save and go on later")
    second.sees("Begun")


def test_wrong_number_is_said_at_once(participation, phone):
    somebody = phone()
    somebody.sign_in(participation.user)
    somebody.open("observe/diary/")
    somebody.main.locator("[data-next]:visible").wait_for()
    somebody.press("Next")
    somebody.sees("This needs an answer.")
    somebody.box("minutes").fill("9000")
    somebody.press("Next")
    assert somebody.page.locator("[data-fault]").inner_text() == "From 0 to 600 min."
    assert somebody.page.evaluate("document.activeElement.name") == "answer-minutes"


def test_keyboard_alone_fills_in(participation, phone):
    somebody = phone(viewport={"width": 1280, "height": 900}, has_touch=False)
    somebody.sign_in(participation.user)
    somebody.open("observe/diary/")
    somebody.main.locator("[data-next]:visible").wait_for()
    keys = somebody.page.keyboard
    somebody.box("minutes").focus()
    keys.type("12.5")
    keys.press("Enter")
    for number in range(2, 10):
        progress = somebody.page.locator("[data-progress]")
        assert progress.inner_text() == f"{number} of 9"
        assert somebody.page.evaluate("document.activeElement.dataset.question") == ""
        if number < 9:
            tab_to(somebody, "Next")
            keys.press("Enter")
    tab_to(somebody, "Send")
    keys.press("Enter")
    somebody.is_received()
    assert Observation.objects.get().values == {"minutes": 12.5}


def tab_to(somebody, text):
    for _stop in range(12):
        somebody.page.keyboard.press("Tab")
        said = somebody.page.evaluate("document.activeElement.innerText.trim()")
        if said == text:
            return
    raise AssertionError(f"{text} is not reached")


def test_correction_keeps_the_old_answer(participation, phone):
    observe(participation, remarks="Wrong river")
    somebody = phone(script=False)
    somebody.sign_in(participation.user)
    somebody.open("observations/")
    somebody.main.locator("article .button").click()
    somebody.box("remarks").fill("Right river")
    somebody.main.locator('[name="reason"]').fill("I mixed them up")
    somebody.press("Correct")
    somebody.sees("Corrected.")
    article = somebody.main.locator("article").inner_html()
    for part in ("Right river", "Wrong river", "I mixed them up"):
        assert part in article
    assert Correction.objects.count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_filling_in_is_open_to_all(participation, phone, language):
    sent = observe(participation, remarks="By the river")
    somebody = phone(language, reduced_motion="reduce")
    somebody.sign_in(participation.user)
    faults = []
    for end in (
        "observe/",
        "observe/diary/",
        "observations/",
        f"observations/{sent.client_key}/",
        f"observations/{sent.client_key}/correct/",
        "reminders/",
    ):
        somebody.open(end)
        faults += faults_of(somebody.page, 360) + faults_of(somebody.page, 1280)
    assert not faults, "\n".join(faults)
