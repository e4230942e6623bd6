"""A manager plans a day and gives it away; the driver notes in a cellar without a network and comes back up."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from experiments.batteries.custody.models import CustodyEvent, Stock
from experiments.batteries.rounds.actions import record_emptying
from experiments.batteries.rounds.models import Round
from tests.factories.batteries import battery_manager, collector, running_batteries
from tests.factories.rounds import a_van, given_round, noted, some_boxes
from tests.journeys.looking import faults_of
from tests.journeys.person import SMALL

from .phone import LANGUAGES, PHONE
from .sessions import session_of
from .watch import Watch

pytestmark = pytest.mark.browser
KNOWN = ("status of 4", "ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "Failed to fetch")


class Walker:
    """Presses what addresses and names of fields say, in any language."""

    def __init__(self, browser, site, language, user, **how):
        self.site, self.language = site, language
        self.context = browser.new_context(**how)
        self.watch = Watch(self.context)
        for known in KNOWN:
            self.watch.allow(known)
        cookie = {"name": "sessionid", "value": session_of(user), "url": site}
        self.context.add_cookies([cookie])
        self.page = self.context.new_page()

    def at(self, name, *given):
        with override(self.language):
            return reverse(f"batteries_rounds:{name}", args=given)

    def open(self, name, *given):
        self.page.goto(self.site + self.at(name, *given))

    def send_to(self, address):
        with self.page.expect_navigation():
            self.page.locator(f'form[action="{address}"] button').first.click()

    def stop(self, stop):
        return self.page.locator(f"#stop-{stop.pk}")

    def weigh(self, stop, kilograms):
        row = self.stop(stop)
        for _press in range(2):  # the page opens the next stop itself: one may close it
            if not row.locator("[name=kilograms]").is_visible():
                row.locator("summary").first.click()
        row.locator("[name=kilograms]").fill(kilograms)
        row.locator('form[data-note="weight"] button').click()

    def sees_marked(self, stop, state):
        self.page.locator(f'#stop-{stop.pk}[data-state="{state}"]').wait_for()


@pytest.fixture
def walker(browser, live_site):
    walkers = []

    def one(language, user, **how):
        walkers.append(Walker(browser, live_site, language, user, **how))
        return walkers[-1]

    yield one
    for each in walkers:
        each.context.close()


@pytest.fixture
def scheme(live_site):
    return running_batteries()


@pytest.mark.parametrize("language", LANGUAGES)
def test_driver_goes_offline_weighs_and_comes_back(scheme, walker, language):
    driver = collector(scheme)
    given = given_round(driver, some_boxes(3))
    first, second, third = given.stops.order_by("place")
    phone = walker(language, driver, **PHONE, service_workers="allow")
    phone.open("mine")
    with phone.page.expect_navigation():
        phone.page.locator(f'a[href="{phone.at("drive", given.code)}"]').click()
    phone.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    assert faults_of(phone.page, 360) == []
    phone.context.set_offline(True)
    phone.weigh(first, "3,25")
    phone.sees_marked(first, "kept")
    phone.page.reload()  # the page itself is gone; the list is not
    phone.sees_marked(first, "kept")
    phone.weigh(second, "1")
    phone.sees_marked(second, "kept")
    row = phone.stop(third)
    phone.weigh(third, "900")
    row.locator("[data-fault]:not([hidden])").wait_for()
    row.locator("details summary").last.click()
    row.locator("[name=obstacle]").select_option("closed")
    row.locator('form[data-note="obstacle"] button').click()
    phone.sees_marked(third, "kept")
    assert not CustodyEvent.objects.filter(act="empty").exists()
    record_emptying(stop=second, **noted(grams=1_500, by=driver))  # on another device
    phone.context.set_offline(False)
    phone.page.locator(".batteries .sections").wait_for()  # the page is back by itself
    phone.sees_marked(first, "emptied")
    phone.sees_marked(third, "skipped")
    stray = phone.page.locator("[data-stray]:not([hidden])")
    stray.locator(
        "button"
    ).click()  # the second weight of the same box: refused, told, removed
    stray.wait_for(state="detached")
    assert sorted(given.stops.values_list("state", "grams", "obstacle")) == [
        ("emptied", 1_500, ""),
        ("emptied", 3_250, ""),
        ("skipped", None, "closed"),
    ]
    assert Stock.objects.get(node=given.van.node).grams == 4_750


def test_note_removed_while_it_is_on_its_way_stays_removed(scheme, walker):
    driver = collector(scheme)
    given = given_round(driver, some_boxes(1))
    phone = walker("en", driver, **PHONE, service_workers="block")
    stop = given.stops.get()
    phone.open("drive", given.code)
    phone.context.set_offline(True)
    phone.weigh(stop, "2")
    phone.sees_marked(stop, "kept")
    record_emptying(stop=stop, **noted(grams=1_500, by=driver))
    phone.context.set_offline(False)
    phone.page.locator("[data-sentence]:not([hidden])").wait_for()
    held, address = [], f"**{phone.at('stop', given.code, stop.pk)}"

    def hold(route):
        held.append(route) if route.request.method == "POST" else route.continue_()

    phone.page.route(address, hold)
    # opening the list sends it once more: it might be taken by now
    with phone.page.expect_request(lambda request: request.method == "POST"):
        phone.open("drive", given.code)
    stray = phone.page.locator("[data-stray]:not([hidden])")
    stray.locator("button").click()
    stray.wait_for(state="detached")
    with phone.page.expect_response(address):
        held[0].continue_()
    phone.page.wait_for_function(
        "import('/static/js/sending.js').then((way) => way.sendAll(null)).then(() => true)"
    )
    assert not stray.count()


def test_list_goes_from_the_device_with_its_driver(scheme, walker):
    driver = collector(scheme)
    given = given_round(driver, some_boxes(1))
    phone = walker("en", driver, **PHONE, service_workers="block")
    phone.open("drive", given.code)
    person = phone.page.locator("[data-round]").get_attribute("data-person")
    kept = f"import('/static/js/shelf.js').then((shelf) => shelf.copiesOf('{person}'))"
    phone.page.wait_for_function(f"{kept}.then((copies) => copies.length)")
    phone.page.goto(f"{phone.site}/en/account/logout/")
    with phone.page.expect_navigation():
        phone.page.locator('main form button[type="submit"]').first.click()
    assert phone.page.evaluate(kept) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_manager_plans_orders_by_keyboard_and_gives_the_round_away(
    scheme, walker, language
):
    boxes, van, driver = some_boxes(3), a_van(), collector(scheme)
    desk = walker(
        language, battery_manager(), viewport=SMALL, java_script_enabled=False
    )
    desk.open("desk")
    desk.page.locator("main details summary").first.click()
    for box in boxes:
        desk.page.locator(f"#box-{box.code}").check()
    desk.page.locator(f"#van-{van.pk}").check()
    with desk.page.expect_navigation():
        desk.page.locator("form.round-desk button").click()
    round_ = Round.objects.get()
    with desk.page.expect_navigation():
        desk.page.locator(
            f'main a.button[href="{desk.at("round", round_.code)}"]'
        ).click()
    last = round_.stops.order_by("place").last()
    earlier = desk.stop(last).locator('[name="to"]').first
    earlier.focus()
    with desk.page.expect_navigation():
        desk.page.keyboard.press("Enter")
    assert desk.page.url.endswith(f"#stop-{last.pk}")
    assert round_.stops.get(pk=last.pk).place == 1
    desk.send_to(desk.at("stop-leave-out", round_.code, last.pk))
    desk.page.locator('[name="box"]').select_option(last.point.code)
    desk.send_to(desk.at("round-add", round_.code))
    desk.page.locator('[name="driver"]').fill(driver.email)
    desk.send_to(desk.at("round-driver", round_.code))
    desk.send_to(desk.at("round-publish", round_.code))
    round_.refresh_from_db()
    assert (round_.state, round_.driver, round_.stops.count()) == (
        "published",
        driver,
        3,
    )
    plain = walker(language, driver, viewport=SMALL, java_script_enabled=False)
    plain.open("drive", round_.code)
    stop = round_.stops.order_by("place").first()
    form = (
        plain.stop(stop)
        .locator(f'form[action="{plain.at("stop", round_.code, stop.pk)}"]')
        .first
    )
    form.locator('[name="kilograms"]').fill("2.5")
    with plain.page.expect_navigation():
        form.locator("button").click()
    assert re.search(rf"/mine/{round_.code}/#stop-{stop.pk}$", plain.page.url)
    stop.refresh_from_db()
    assert stop.grams == 2_500
