"""From the call to the receipt without a mouse: Tab, letters, Space and Enter, on a small screen."""

from pathlib import Path

import pytest

from funding.models import Application
from funding.workflow import Status
from tests.factories.accounts import UserFactory
from tests.factories.applying import ANSWERS, every_kind
from tests.factories.funding import call_open, firm_of
from tests.factories.home import opened_park

from .phone import LANGUAGES

pytestmark = pytest.mark.browser
FOCUS = (Path(__file__).parent / "focus.js").read_text()
MOST_TABS = 120


class Hands:
    """On the keys. Wherever they come by, the focus has to be seen."""

    def __init__(self, person):
        self.person, self.page = person, person.page
        self.faults: set[str] = set()

    def reach(self, wanted: str) -> None:
        for _tab in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            said = self.page.evaluate(FOCUS)
            if said not in ("", "end"):  # the end is where somebody came by before
                self.faults.add(f"{self.page.url}: {said}")
            if self.page.locator(f":focus:is({wanted})").count():
                return
        pytest.fail(f"{self.page.url}: the keys do not reach {wanted}")

    def types(self, name: str, words) -> None:
        self.reach(f'[name="{name}"]')
        self.page.keyboard.type(str(words))

    def picks(self, name: str, value: str) -> None:
        """One of several: with the arrows, from the first on."""
        self.reach(f'input[name="{name}"]')
        self.page.keyboard.press("Space")
        chosen = self.page.locator(f'input[name="{name}"][value="{value}"]')
        for _arrow in range(4):
            if chosen.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        pytest.fail(f"The arrows do not reach {value} of {name}")

    def follows(self, name: str, *given) -> None:
        self.enters(f'main a[href="{self.person.address(name, *given)}"]')

    def enters(self, wanted: str) -> None:
        self.reach(wanted)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")


def begins(hands, call) -> str:
    hands.person.open(f"funding/calls/{call.slug}/")
    hands.follows("funding:application-begin", call.slug)
    hands.enters("main form button")
    return Application.objects.get().code


def writes_the_project(hands, code):
    hands.follows("funding:application-page", code, "project", "what")
    hands.types("answer-title", ANSWERS["title"])
    hands.types("answer-plan", ANSWERS["plan"])
    hands.picks("answer-stage", "tested")
    hands.picks("answer-has_data", "no")
    hands.types("answer-protection", "None is kept.")  # asked because of the answers
    hands.enters('[name="then"][value="next"]')
    for name in ("amount_asked", "match_cash", "match_in_kind"):
        hands.types(f"answer-{name}", ANSWERS[name])
    hands.enters('[name="then"][value="next"]')


def writes_the_steps(hands, code):
    hands.follows("funding:application-page", code, "work", "steps")
    hands.types("answer-begins", "01102027")  # as fields for days are typed
    hands.types("answer-months", ANSWERS["months"])
    hands.reach('[data-column="what"]')
    hands.page.keyboard.type("Lamps")
    hands.reach('[data-column="won"]')
    hands.page.keyboard.type("100000000")
    hands.enters('[name="then"][value="tasks"]')


def submits(hands, code):
    hands.follows("funding:check", code)
    hands.enters("main .submit-box form button")
    hands.page.locator("main .receipt").wait_for()


@pytest.mark.parametrize("language", LANGUAGES)
def test_applying_with_the_keyboard_alone(people, language):
    opened_park()
    lead = UserFactory(display_name="Mina")
    firm_of(lead)
    call = call_open(every_kind())
    hands = Hands(people(language)(lead))
    code = begins(hands, call)
    writes_the_project(hands, code)
    writes_the_steps(hands, code)
    submits(hands, code)
    application = Application.objects.get()
    assert (application.status, application.title) == (
        Status.SUBMITTED,
        ANSWERS["title"],
    )
    values = dict(application.answers.values_list("key", "value"))
    assert (values["begins"], values["stage"]) == ("2027-01-10", "tested")
    assert not hands.faults, "\n".join(sorted(hands.faults))
