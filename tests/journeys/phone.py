"""A person with their phone, and what they fill in."""

import re

from django.utils.translation import gettext, override

from tests.factories.filling_in import photo_with_place

from .sessions import session_of
from .watch import Watch

LANGUAGES = ("en", "ko", "th")
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


class Phone:
    """A person with their phone, who presses what the words say."""

    def __init__(self, context, site, language):
        self.context, self.site, self.language = context, site, language
        self.watch = Watch(context)
        for known in ("status of 4", "ERR_INTERNET_DISCONNECTED"):
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
