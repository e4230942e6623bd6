"""A participant whose network is cut: what is kept on the phone, and when and from where it is sent."""

import pytest

from experiments.actions import withdraw_participation
from experiments.enums import DataWish
from experiments.observations.models import Draft, Observation
from tests.factories.experiments import join
from tests.journeys.phone import FILL, LANGUAGES, VALUES

pytestmark = pytest.mark.browser


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
