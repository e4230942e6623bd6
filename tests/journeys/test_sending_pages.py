"""Keys and files on a phone and on a desk, by hand: nobody is shut out, nothing sticks out."""

import os
from pathlib import Path

import pytest
from django.utils.translation import gettext, override

from experiments.observations.models import ImportRun
from tests.factories.accounts import UserFactory
from tests.factories.sensors import measured_experiment

pytestmark = pytest.mark.browser

ROWS = """day,station,people,out
2025-05-01,Sindang,"1,200",3
2025.05.02,Sindang, 7 ,
2025-05-03,Sindang,many,1
01/05/2025,Sindang,1,1
"""
SIZES = [(360, 780), (1280, 900)]
LANGUAGES = ("en", "ko", "th")
REVOKED = "The key is revoked. What it sent before stays in the data."


@pytest.fixture
def organiser(live_site):
    return UserFactory(email="organiser@example.org")


@pytest.fixture
def experiment(organiser):
    return measured_experiment(slug="stations", organisers=[organiser])


@pytest.fixture
def desk(page, axe, live_site, sign_in, organiser, experiment):
    """``desk(language)``: the organiser, who presses what the words of their language say."""

    def begin(language):
        sign_in(page, organiser)
        return Desk(page, axe, live_site, language)

    return begin


class Desk:
    def __init__(self, page, axe, site, language):
        self.page, self.axe, self.site, self.language = page, axe, site, language

    def word(self, text):
        with override(self.language):
            return gettext(text)

    def open(self, path):
        self.page.goto(f"{self.site}/{self.language}/experiments/stations/{path}")

    def press_on(self, text, role="button"):
        """To the page that it leads to."""
        name = self.word(text)
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role(role, name=name).first.click()

    def looks_right(self, name):
        """On a phone and on a desk."""
        for width, height in SIZES:
            self.page.set_viewport_size({"width": width, "height": height})
            # off the bar at the foot
            self.page.evaluate("scrollTo(0, document.body.scrollHeight)")
            self.axe(self.page)
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            assert (self.page.url, wide) == (self.page.url, width)
            if folder := os.environ.get("PARK_SHOTS"):
                path = Path(folder) / f"{name}-{self.language}-{width}.png"
                self.page.screenshot(path=path, full_page=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_key_is_made_and_revoked(desk, language):
    organiser = desk(language)
    organiser.open("organise/keys/")
    organiser.page.get_by_label("roof").check()
    organiser.page.locator('main [name="name"]').fill("Roof sensor 3")
    organiser.press_on("Make the key")
    assert organiser.page.locator(".sending-key").inner_text().startswith("ipk_")
    organiser.looks_right("keys")
    organiser.press_on("Revoke", role="link")
    organiser.looks_right("revoke")
    organiser.press_on("Revoke the key")
    assert organiser.page.get_by_text(organiser.word(REVOKED)).is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_file_is_brought_mapped_and_reported(desk, tmp_path, language):
    path = tmp_path / "rows.csv"
    path.write_text(ROWS)
    organiser = desk(language)
    organiser.open("organise/files/")
    organiser.page.get_by_label("stations").check()
    organiser.page.locator('main input[type="file"]').set_input_files(path)
    organiser.looks_right("files")
    organiser.press_on("Look at the file")
    for field, column in {"boardings": "people", "alightings": "out"}.items():
        organiser.page.locator(f'[name="column--{field}"]').select_option(column)
    organiser.looks_right("columns")
    organiser.press_on("Read the file")
    organiser.page.get_by_text(organiser.word("Row by row")).wait_for()
    organiser.looks_right("report")
    run = ImportRun.objects.get()
    assert (run.status, run.repaired, run.refused) == ("done", 2, 2)


def test_guide_of_the_api_looks_right(desk):
    programmer = desk("en")
    programmer.page.goto(f"{programmer.site}/api/")
    programmer.looks_right("guide")


def test_progress_is_shown_without_loading_the_page_again(
    page, live_site, sign_in, organiser, experiment
):
    run = ImportRun.objects.create(
        experiment=experiment,
        form="stations",
        file_name="rows.csv",
        status="running",
        rows_total=100,
        rows_read=10,
    )
    sign_in(page, organiser)
    page.goto(f"{live_site}/en/experiments/stations/organise/files/{run.pk}/")
    assert page.get_by_text("10 of 100 rows").is_visible()
    ImportRun.objects.update(rows_read=60)
    page.get_by_text("60 of 100 rows").wait_for(timeout=8000)
    ImportRun.objects.update(status="done", rows_read=100, accepted=100)
    page.get_by_text("Done").wait_for(timeout=8000)
    assert page.get_by_role("link", name="Look again").count() == 0
