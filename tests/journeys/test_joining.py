"""From a visitor nobody knows to a participant, the waiting list, and out again."""

import re
from uuid import uuid4

import pytest
from django.core import mail
from django.utils.translation import gettext, override

from experiments.models import Participation
from tests.factories.accounts import UserFactory
from tests.factories.experiments import (
    EligibilityQuestionFactory,
    ready_experiment,
    words,
)
from tests.factories.home import ExperimentPageFactory, opened_park
from tests.journeys.watch import Watch

pytestmark = pytest.mark.browser
LANGUAGES = ("en", "ko", "th")
WISHES = {True: "keep", False: "delete"}


@pytest.fixture
def experiment(live_site):
    """One place, one question, a page in every language."""
    opened_park()
    experiment = ready_experiment(
        slug="happy-parking", name=words("Happy parking"), capacity=1
    )
    EligibilityQuestionFactory(experiment=experiment)
    key = uuid4()
    for language in LANGUAGES:
        ExperimentPageFactory(
            experiment=experiment, language=language, translation_key=key
        )
    return experiment


class Reader:
    """Somebody at a browser of their own, who presses what the words say."""

    def __init__(self, context, site, language):
        self.watch = Watch(context)
        self.page = context.new_page()
        self.site, self.language = site, language

    def word(self, text):
        with override(self.language):
            return gettext(text)

    @property
    def main(self):
        return self.page.locator("main")

    def open(self, path=""):
        self.page.goto(f"{self.site}/{self.language}/{path}")

    def press(self, text, role="button"):
        self.main.get_by_role(role, name=self.word(text), exact=True).first.click()

    def sees(self, text, level=1):
        heading = self.main.get_by_role("heading", level=level, name=self.word(text))
        heading.first.wait_for()
        assert self.page.locator("html").get_attribute("lang").startswith(self.language)

    def walk_to_the_act(self):
        """Everything that needs no account."""
        self.page.locator('input[value="adult"]').check()
        for yes in self.page.locator('main input[value="yes"]').all():
            yes.check()
        self.press("Continue to the consent")
        self.sees("What may your data be used for?")
        for yes in self.page.locator('main input[value="yes"]').all():
            assert not yes.is_checked()
            yes.check()
        self.press("Continue and check")
        self.sees("Check your answers, then sign")

    def sign(self):
        self.press("Sign and join")

    def type_code(self):
        code = re.search(r"^ {4}(\d{6})$", mail.outbox[-1].body, re.MULTILINE)[1]
        self.page.locator('main input[name="code"]').fill(code)
        self.press("Continue")

    def sign_up(self, email, name):
        self.sees("Sign in")
        self.press("Sign up", role="link")
        self.page.locator('main input[name="email"]').fill(email)
        self.page.locator('main input[name="display_name"]').fill(name)
        self.press("Sign up and send me a code")
        self.sees("Type the code")
        self.type_code()

    def sign_in(self, email):
        self.sees("Sign in")
        self.page.locator('main input[name="email"]').first.fill(email)
        self.press("Send me a code")
        self.sees("Type the code")
        self.type_code()

    def reaches_the_receipt(self, heading):
        self.sees(heading)
        assert "/experiments/receipts/" in self.page.url
        return self.page.url


@pytest.fixture
def reader(live_site, browser, browser_context_args):
    """``reader("ko", script=False)``: each with a browser of their own; none of them may complain."""
    readers = []

    def arrive(language="en", script=True):
        context = browser.new_context(
            **browser_context_args, java_script_enabled=script
        )
        context.set_default_timeout(15_000)
        readers.append(Reader(context, live_site, language))
        return readers[-1]

    yield arrive
    for each in readers:
        each.page.context.close()
    for each in readers:
        each.watch.check()


def finds_it(visitor, script):
    visitor.open()
    visitor.press("See all experiments", role="link")
    visitor.page.wait_for_load_state("networkidle")
    visitor.page.locator('main select[name="topic"]').select_option("parking")
    if script:
        visitor.page.wait_for_url(re.compile("topic=parking"))
    else:
        visitor.press("Show experiments")
    visitor.page.locator("#results").get_by_role(
        "link", name="Happy parking"
    ).first.click()
    visitor.sees("What taking part means", level=2)


def joins_with_a_new_account(visitor):
    visitor.press("Join this experiment", role="link")
    visitor.walk_to_the_act()
    visitor.sign()
    visitor.sign_up("newcomer@example.org", "Newcomer")
    visitor.sees("Check your answers, then sign")
    visitor.sign()
    visitor.reaches_the_receipt("Signed: you are taking part")


def waits_in_line(visitor, email) -> str:
    """The address of the receipt."""
    visitor.open("experiments/happy-parking/")
    visitor.press("Join the waiting list", role="link")
    visitor.walk_to_the_act()
    visitor.sign()
    visitor.sign_in(email)
    visitor.sign()
    return visitor.reaches_the_receipt("Signed: you are in line")


def withdraws(visitor, wish):
    visitor.open("experiments/happy-parking/")
    visitor.press("Withdraw", role="link")
    visitor.sees("Withdraw from the experiment")
    visitor.page.locator(f'main input[value="{wish}"]').check()
    visitor.press("Withdraw now")
    visitor.sees("You have withdrawn")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_visitor_joins_waits_and_leaves(experiment, reader, language, script):
    newcomer, second = (reader(language, script) for _each in range(2))
    finds_it(newcomer, script)
    joins_with_a_new_account(newcomer)

    waiting = UserFactory(email="waiting@example.org", display_name="Waiting")
    receipt = waits_in_line(second, waiting.email)
    withdraws(newcomer, WISHES[script])

    second.page.goto(receipt)
    second.reaches_the_receipt("Signed: you are taking part")
    assert waiting.email in {address for letter in mail.outbox for address in letter.to}
    assert Participation.objects.active().get().user == waiting


def test_answers_survive_back_and_forward(experiment, reader):
    visitor = reader()
    visitor.open("experiments/happy-parking/join/")
    visitor.walk_to_the_act()
    visitor.page.go_back()
    visitor.sees("What may your data be used for?")
    visitor.page.go_back()
    visitor.sees("Can you take part?")
    assert visitor.page.locator('input[value="adult"]').is_checked()
    visitor.page.go_forward()
    visitor.page.go_forward()
    visitor.sees("Check your answers, then sign")


def test_double_press_signs_once(experiment, reader, sign_in, resident):
    visitor = reader()
    sign_in(visitor.page, resident)
    visitor.open("experiments/happy-parking/join/")
    visitor.walk_to_the_act()
    visitor.main.get_by_role("button", name="Sign and join").dblclick()
    visitor.reaches_the_receipt("Signed: you are taking part")
    assert Participation.objects.count() == 1


def test_two_tabs_lead_to_one_receipt(experiment, reader, sign_in, resident):
    visitor = reader()
    sign_in(visitor.page, resident)
    visitor.open("experiments/happy-parking/join/")
    visitor.walk_to_the_act()
    first = visitor.page
    visitor.page = first.context.new_page()
    visitor.open("experiments/happy-parking/join/check/")
    visitor.sign()
    receipt = visitor.reaches_the_receipt("Signed: you are taking part")
    visitor.page = first
    visitor.sign()
    assert visitor.reaches_the_receipt("Signed: you are taking part") == receipt
    assert Participation.objects.count() == 1


def test_keyboard_alone_joins(experiment, reader, sign_in, resident):
    visitor = reader()
    sign_in(visitor.page, resident)
    visitor.open("experiments/happy-parking/")
    keyboard = Keyboard(visitor.page)
    keyboard.press_on("Join this experiment")
    visitor.sees("Can you take part?")
    keyboard.choose_first_everywhere()
    keyboard.press_on("Continue to the consent")
    visitor.sees("What may your data be used for?")
    keyboard.choose_first_everywhere()
    keyboard.press_on("Continue and check")
    visitor.sees("Check your answers, then sign")
    keyboard.press_on("Sign and join")
    visitor.reaches_the_receipt("Signed: you are taking part")
    participation = Participation.objects.active().get()
    assert participation.user == resident
    assert visitor.main.get_by_text(participation.code).first.is_visible()


class Keyboard:
    """Tab, space and enter, nothing else."""

    def __init__(self, page):
        self.page = page

    def stops(self):
        """Walks on from where the focus is: what each stop says, and of what kind it is."""
        for _stop in range(150):
            self.page.keyboard.press("Tab")
            yield self.page.evaluate(
                "() => [document.activeElement.innerText.trim(), document.activeElement.type]"
            )

    def press_on(self, text):
        next(said for said, _kind in self.stops() if said == text)
        self.page.keyboard.press("Enter")

    def choose_first_everywhere(self):
        """One tab stop per group of radios; space takes the first."""
        was_radio = False
        for _said, kind in self.stops():
            if kind == "radio":
                self.page.keyboard.press("Space")
            elif was_radio:
                break
            was_radio = kind == "radio"
        self.page.keyboard.press("Shift+Tab")
