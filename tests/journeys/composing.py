"""An officer at the editors' desk, where calls are composed."""

from datetime import timedelta

from django.utils import timezone
from wagtail.users.models import UserProfile

from funding.models import Call
from tests.factories.funding import MILLION, in_three

from .looking import AXE, violations
from .person import Person

# What is Wagtail's own on its screens; the journey of access says why each stays out.
WAGTAILS_OWN = ("link-in-text-block", "region", "target-size")
OPTIONS = {**AXE, "rules": {rule: {"enabled": False} for rule in WAGTAILS_OWN}}


def facts_of_call() -> dict[str, str]:
    now = timezone.localtime()
    words = {
        f"{name}_{language}": text
        for name, said in (("title", "Lamps"), ("summary", "Light for the city."))
        for language, text in in_three(said).items()
    }
    return {
        **words,
        "slug": "lamps",
        "opens_at": f"{now - timedelta(days=1):%Y-%m-%d %H:%M}",
        "closes_at": f"{now + timedelta(days=30):%Y-%m-%d %H:%M}",
        "decides_on": f"{now + timedelta(days=90):%Y-%m-%d}",
        "total_amount": 800 * MILLION,
        "least_amount": 10 * MILLION,
        "most_amount": 100 * MILLION,
    }


class Composer:
    """The same person in the other room; the desk speaks the language of their profile there."""

    def __init__(self, person: Person, user):
        self.page, self.person = person.page, person
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = person.language
        profile.save()

    def open(self, path: str = "") -> None:
        self.page.goto(f"{self.person.site}/admin/calls/{path}")
        assert self.page.locator("html").get_attribute("lang") == self.person.language

    def follows(self, end: str) -> None:
        """To an address of the desk."""
        link = self.page.locator(f'main a[href$="/admin/calls/{end}"]')
        with self.page.expect_navigation():
            link.filter(visible=True).first.click()

    def box(self, name: str):
        return self.page.locator(f'main [name="{name}"]')

    def begins_with(self, ready_made: str) -> Call:
        self.page.locator(f'[name="begins_with"][value="{ready_made}"]').check()
        for name, value in facts_of_call().items():
            self.box(name).fill(str(value))
            self.page.keyboard.press("Escape")  # closes the calendar
        self.saves()
        return Call.objects.get(slug="lamps")

    def weighs(self, number: int, weight: int) -> None:
        self.opens_tab_of("criteria")
        self.box(f"criteria-{number}-value-weight").fill(str(weight))
        self.saves()

    def opens_tab_of(self, name: str) -> None:
        """Wagtail makes the address of a tab of its heading, in the language that asked for it first."""
        panels = self.page.locator('[role="tabpanel"]')
        panel = panels.filter(has=self.page.locator(f'[name="{name}-count"]'))
        tab = f'[role="tab"][href="#{panel.get_attribute("id")}"]'
        self.page.locator(tab).click()

    def saves(self) -> None:
        with self.page.expect_navigation():
            self.page.locator("main button.button-longrunning").click()

    def presses(self, url_end: str) -> None:
        """The button of a form of the page on which a call is checked."""
        form = self.page.locator(f'main form[action$="{url_end}"]')
        with self.page.expect_navigation():
            form.locator('button[type="submit"]').click()

    @property
    def faults(self) -> int:
        return self.page.locator(".call-findings dl > div").count()

    def look(self) -> None:
        assert violations(self.page, OPTIONS) == []
