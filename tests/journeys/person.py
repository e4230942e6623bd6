"""Somebody with a browser of their own, who does what the words of their language say."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override

from .phone import LANGUAGES
from .sessions import session_of
from .watch import Watch

SMALL = {"width": 360, "height": 740}
LARGE = {"width": 1280, "height": 900}


class Looks:
    """The pages of a journey are dealt over its languages: each is looked at closely in one of them."""

    def __init__(self, language: str, look):
        self.turn, self.met, self.look = LANGUAGES.index(language), 0, look
        self.faults: list[str] = []

    def take(self, page) -> None:
        self.met += 1
        if (self.met - 1) % len(LANGUAGES) == self.turn:
            size = page.viewport_size
            for width in (1280, 360):
                self.faults += self.look(page, width)
            page.emulate_media(color_scheme="light")
            page.set_viewport_size(size)


class Person:
    """``press`` and ``follow`` wait for the page they lead to, so that nobody reads the one before."""

    def __init__(self, context, site: str, language: str, looks: Looks):
        self.context, self.site, self.language = context, site, language
        self.looks = looks
        self.watch = Watch(context)
        self.watch.allow("status of 422")  # what was refused is said on the same page
        self.page = context.new_page()

    def sign_in(self, user) -> Person:
        cookie = {
            "name": settings.SESSION_COOKIE_NAME,
            "value": session_of(user),
            "url": self.site,
        }
        self.context.add_cookies([cookie])
        return self

    def word(self, text: str, **values) -> str:
        with override(self.language):
            return gettext(text) % values if values else gettext(text)

    def counted(self, one: str, many: str, number: int) -> str:
        with override(self.language):
            return ngettext(one, many, number) % {"number": number}

    @property
    def main(self):
        return self.page.locator("main")

    def open(self, path: str) -> None:
        self.page.goto(f"{self.site}/{self.language}/{path}")

    def new_tab(self) -> Person:
        """The same person at another tab of the same browser."""
        other = object.__new__(Person)
        other.__dict__ = {**self.__dict__, "page": self.context.new_page()}
        return other

    def on(self, text: str, role="button", **values):
        """Whatever of that role says just this, and can be seen."""
        name = self.word(text, **values)
        found = self.page.get_by_role(role, name=name, exact=True)
        return found.filter(visible=True).first

    def press(self, text: str, role="button", **values) -> None:
        with self.page.expect_navigation():
            self.on(text, role, **values).click()

    def follow(self, text: str, **values) -> None:
        self.press(text, "link", **values)

    def address(self, name: str, *given) -> str:
        """Of a view, in their own language."""
        with override(self.language):
            return reverse(name, args=given)

    def goes_to(self, name: str, *given) -> None:
        """By a link of the page: so there is a way, whatever its words are."""
        links = self.main.locator(f'a[href="{self.address(name, *given)}"]')
        with self.page.expect_navigation():
            links.filter(visible=True).first.click()

    def sends(self, choice: str = "", to: str = "") -> None:
        """A form, by its button; of several that of ``choice``, or of the form that goes ``to`` an address."""
        form = f'form[action="{to}"]' if to else "form"
        button = self.main.locator(f'{form} button[type="submit"]{choice}')
        with self.page.expect_navigation():
            button.filter(visible=True).first.click()

    def unfolds(self, holding: str) -> None:
        """The details that hold this."""
        details = self.main.locator("details", has=self.page.locator(holding))
        details.first.locator("summary").first.click()

    def adds_file(self, name: str, content: bytes, box: str = "files") -> None:
        """A PDF."""
        file = {"name": name, "mimeType": "application/pdf", "buffer": content}
        self.box(box).set_input_files(file)

    def downloads(self, link) -> bytes:
        with self.page.expect_download() as download:
            link.click()
        return download.value.path().read_bytes()

    def sees(self, text: str, **values) -> None:
        self.reads(self.word(text, **values))

    def reads(self, words: str) -> None:
        self.main.get_by_text(words).filter(visible=True).first.wait_for()

    def stands_before(self, heading: str, **values) -> None:
        """In their own language."""
        name = self.word(heading, **values)
        self.main.get_by_role("heading", level=1, name=name, exact=True).wait_for()
        assert self.page.locator("html").get_attribute("lang") == self.language

    def box(self, name: str):
        return self.main.locator(f'[name="{name}"]:not([type="hidden"])')

    def fill(self, **values) -> None:
        for name, value in values.items():
            self.box(name).fill(str(value))

    def choose(self, **values) -> None:
        for name, value in values.items():
            self.box(name).select_option(str(value))

    def tick(self, name: str, value: str | None = None) -> None:
        chosen = f'[value="{value}"]' if value else ""
        self.main.locator(f'input[name="{name}"]{chosen}').check()

    def sees_time_run(self, clock: str) -> None:
        """Minutes and seconds, counted down by the page itself."""
        said = "document.querySelector(clock).textContent"
        self.page.wait_for_function(
            f"(clock) => /^[0-9:]+:[0-9]{{2}}$/.test({said})", arg=clock
        )
        self.page.wait_for_function(
            f"([clock, first]) => {said} !== first",
            arg=[clock, self.main.locator(clock).inner_text()],
        )

    def look(self) -> None:
        self.looks.take(self.page)
