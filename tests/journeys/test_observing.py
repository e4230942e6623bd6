"""A participant on a phone: filling in with and without JavaScript, and by keyboard."""

import pytest

from experiments.observations.models import Correction, Observation
from tests.factories.filling_in import observe
from tests.journeys.looking import faults_of
from tests.journeys.phone import LANGUAGES, VALUES

pytestmark = pytest.mark.browser


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
