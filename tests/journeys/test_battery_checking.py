"""A box that is not there: a passer-by says so in two taps, a checker goes there, and everybody sees what was found."""

import pytest

from experiments.batteries.enums import FactKey, Outcome, PointStatus
from experiments.batteries.models import BatteryPoint, PointReport
from tests.factories.batteries import (
    battery_manager,
    collector,
    running_batteries,
    seen_point,
)
from tests.factories.home import opened_park

from .phone import LANGUAGES

pytestmark = pytest.mark.browser
HOURS = {FactKey.OPENING_HOURS: {"text": "Mo-Fr 09:00-18:00; Sa 10:00-14:00"}}


@pytest.fixture
def scheme(live_site):
    opened_park()
    return running_batteries()


def says_in_two_taps(passer_by, point) -> PointReport:
    """From the page that the code on the box leads to; no account, no words, no script."""
    passer_by.page.goto(f"{passer_by.site}/batteries/{point.link.path}")
    passer_by.open(f"batteries/points/{point.code}/")
    passer_by.goes_to("batteries:report", point.code)
    passer_by.sends('[value="gone"]')
    report = PointReport.objects.get()
    passer_by.main.locator('[data-outcome="open"]').wait_for()
    assert (report.person, report.kind) == (None, "gone")
    return report


def sees_what_was_said(checker, report):
    """The same pages with scripts, which looking closely at them needs."""
    code = report.point.code
    for end in ("", "report/", f"reports/{report.client_key}/"):
        checker.open(f"batteries/points/{code}/{end}")
        checker.look()


def finds_it_in_the_list(checker, point):
    checker.open("batteries/")
    checker.main.locator(f'[data-point="{point.code}"]').wait_for()
    checker.page.mouse.wheel(0, 900)
    checker.main.locator(".battery-pin").first.wait_for()
    checker.look()


def goes_and_looks(checker, point):
    """The doubted one stands on top of the queue."""
    checker.open("batteries/checks/")
    first = checker.main.locator("[data-point]").first
    assert first.get_attribute("data-point") == point.code
    checker.look()
    checker.goes_to("batteries:check", point.code)
    checker.tick("status", "working")
    checker.unfolds('[name="opening_hours"]')
    checker.fill(opening_hours="sometimes")
    checker.sends()
    checker.main.locator('[aria-invalid="true"]').wait_for()
    checker.look()
    checker.fill(opening_hours="Mo-Sa 10:00-19:00")
    checker.choose(steps="yes")
    checker.tick("chemistries", "button")
    checker.sends()


def hangs_up_the_card(manager, point):
    manager.open("batteries/desk/")
    manager.look()
    manager.goes_to("batteries:desk-point", point.code)
    manager.look()
    card = manager.downloads(manager.main.locator("[data-card]"))
    assert card.startswith(b"%PDF-")


@pytest.mark.parametrize("language", LANGUAGES)
def test_box_is_reported_checked_and_shown(scheme, people, language):
    somebody = people(language)
    point = seen_point(days=20, name="Library", found=HOURS)
    seen_point(name="Town hall", latitude=37.57)
    report = says_in_two_taps(somebody(script=False), point)
    point.refresh_from_db()
    assert (point.doubts, point.level) == (1, "likely")

    checker = somebody(collector(scheme, email="checker@example.org"))
    sees_what_was_said(checker, report)
    finds_it_in_the_list(checker, point)
    goes_and_looks(checker, point)
    report.refresh_from_db()
    point = BatteryPoint.objects.get(pk=point.pk)
    assert (report.outcome, point.status, point.level) == (
        Outcome.WRONG,
        PointStatus.WORKING,
        "sure",
    )
    assert (point.is_step_free, point.chemistries, point.hours.count()) == (
        True,
        ["button"],
        6,
    )
    hangs_up_the_card(somebody(battery_manager()), point)
