"""Keys and files on a phone and on a desk, by hand: nobody is shut out, nothing sticks out."""

import os
from pathlib import Path

import pytest

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


@pytest.fixture
def organiser(live_site):
    return UserFactory(email="organiser@example.org")


@pytest.fixture
def experiment(organiser):
    return measured_experiment(slug="stations", organisers=[organiser])


@pytest.fixture(params=SIZES, ids=["phone", "desk"])
def size(request, page):
    page.set_viewport_size(dict(zip(("width", "height"), request.param, strict=True)))
    return request.param


def looks_right(page, axe, name):
    page.wait_for_load_state()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")  # off the bar at the foot
    axe(page)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert (page.url, wide) == (page.url, 0)
    if folder := os.environ.get("PARK_SHOTS"):
        width = page.viewport_size["width"]
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


def test_key_is_made_and_revoked(
    page, size, axe, live_site, sign_in, organiser, experiment
):
    sign_in(page, organiser)
    page.goto(f"{live_site}/en/experiments/stations/organise/keys/")
    page.get_by_label("roof").check()
    page.get_by_label("name").fill("Roof sensor 3")
    page.get_by_role("button", name="Make the key").click()
    assert page.locator(".sending-key").inner_text().startswith("ipk_")
    looks_right(page, axe, "keys")
    page.get_by_role("link", name="Revoke").click()
    page.wait_for_url("**/revoke/")
    looks_right(page, axe, "revoke")
    page.get_by_role("button", name="Revoke the key").click()
    page.get_by_text("The key is revoked.").wait_for()
    page.goto(f"{live_site}/api/")
    looks_right(page, axe, "guide")


def test_file_is_brought_mapped_and_reported(
    page, size, axe, live_site, sign_in, organiser, experiment, tmp_path
):
    path = tmp_path / "rows.csv"
    path.write_text(ROWS)
    sign_in(page, organiser)
    page.goto(f"{live_site}/en/experiments/stations/organise/files/")
    page.get_by_label("stations").check()
    page.get_by_label("File", exact=True).set_input_files(path)
    looks_right(page, axe, "files")
    page.get_by_role("button", name="Look at the file").click()
    page.get_by_label("Column of “boardings”").select_option("people")
    page.get_by_label("Column of “alightings”").select_option("out")
    looks_right(page, axe, "columns")
    page.get_by_role("button", name="Read the file").click()
    page.get_by_text("Row by row").wait_for()
    looks_right(page, axe, "report")
    run = ImportRun.objects.get()
    assert (run.status, run.repaired, run.refused) == ("done", 2, 2)


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
